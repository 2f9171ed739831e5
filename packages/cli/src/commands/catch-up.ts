import type { AddCommand } from '../command.ts';
import { type ConfiguredOptions, configurationOf, withConfiguration } from '../configured.ts';
import { EXIT_CODES } from '../exit-code.ts';
import { say } from '../language.ts';
import { progressLine } from '../progress-line.ts';
import { printReplay } from '../replay-report.ts';

export const catchUpCommand: AddCommand = (program, done) => {
  withConfiguration(
    program
      .command('catch-up')
      .description('gives the database what the storage offers have beyond it (stop the server first)')
      .option('--whole', 'looks at every folder, however old', false),
  ).action(async (options: ConfiguredOptions & { readonly whole: boolean }) => {
    const { catchUpWithOffers } = await import('@chartrier/server');
    const line = progressLine({ visible: options.json !== true });
    let replayed = 0;
    const report = await catchUpWithOffers(await configurationOf(options), { whole: options.whole }, () => {
      replayed += 1;
      line.show(say(`${replayed} opérations reprises`, `${replayed} operations taken`));
    });
    line.clear();
    if (options.json) console.log(JSON.stringify(report));
    else printReplay(report);
    done(EXIT_CODES.OK);
  });
};
