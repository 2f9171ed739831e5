import type { AddCommand } from '../command.ts';
import { type ConfiguredOptions, configurationOf, withConfiguration } from '../configured.ts';
import { EXIT_CODES } from '../exit-code.ts';

export const workerCommand: AddCommand = (program, done) => {
  withConfiguration(
    program.command('worker').description('runs operations, on this machine or another, until it is stopped'),
  ).action(async (options: ConfiguredOptions) => {
    const { work } = await import('@chartrier/server');
    await work(await configurationOf(options));
    done(EXIT_CODES.OK);
  });
};
