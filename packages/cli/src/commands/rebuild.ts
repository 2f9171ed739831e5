import type { AddCommand } from '../command.ts';
import { type ConfiguredOptions, configurationOf, withConfiguration } from '../configured.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { say } from '../language.ts';
import { progressLine } from '../progress-line.ts';
import { printReplay } from '../replay-report.ts';

export const rebuildCommand: AddCommand = (program, done) => {
  withConfiguration(
    program
      .command('rebuild')
      .description('makes the database again, from one storage offer alone (the database must be empty)')
      .requiredOption('--from <offer>', 'name of the offer'),
  ).action(async (options: ConfiguredOptions & { readonly from: string }) => {
    const { rebuildDatabase } = await import('@chartrier/server');
    const line = progressLine({ visible: options.json !== true });
    let replayed = 0;
    const report = await rebuildDatabase(
      await configurationOf(options),
      options.from,
      ({ tenant, operationId }) => {
        replayed += 1;
        line.show(
          say(
            `${replayed} opérations · tenant ${tenant} · ${operationId}`,
            `${replayed} operations · tenant ${tenant} · ${operationId}`,
          ),
        );
      },
    );
    line.clear();
    if (options.json) console.log(JSON.stringify(report));
    else printReplay(report);
    done(EXIT_CODES.OK);
  });
};
