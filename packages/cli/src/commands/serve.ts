import type { AddCommand } from '../command.ts';
import { type ConfiguredOptions, configurationOf, withConfiguration } from '../configured.ts';
import { EXIT_CODES } from '../exit-code.ts';

export const serveCommand: AddCommand = (program, done) => {
  withConfiguration(
    program
      .command('serve')
      .description('serves the API, with its workers and its database, until it is stopped'),
  ).action(async (options: ConfiguredOptions) => {
    const { serve } = await import('@chartrier/server');
    await serve(await configurationOf(options));
    done(EXIT_CODES.OK);
  });
};
