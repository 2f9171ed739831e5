import { accepted } from '@chartrier/client';
import type { AddCommand } from '../command.ts';
import { type ConnectionOptions, connected, withConnection } from '../connection.ts';
import { EXIT_CODES_HELP, exitCodeOf } from '../exit-code.ts';
import { printOperation } from '../operation-report.ts';
import { paintStatus } from '../paint.ts';

export const operationCommand: AddCommand = (program, done) => {
  withConnection(
    program
      .command('operation <id>')
      .description('shows an operation: its state, its status, its journal')
      .addHelpText('after', EXIT_CODES_HELP),
  ).action(async (id: string, options: ConnectionOptions & { readonly json?: boolean }) => {
    await connected(options, async ({ client, session }) => {
      const logbook = accepted(await client.logbook.operation(session, id)).$results[0];
      const progress = await client.operations.status(session, id);
      const state = progress.ok ? progress.value.state : 'COMPLETED';
      const status = progress.ok ? progress.value.status : (logbook?.events?.at(-1)?.outcome ?? 'UNKNOWN');
      if (options.json) {
        console.log(JSON.stringify({ id, state, status, logbook }));
      } else {
        console.log(`${paintStatus(status)}  ${state}  ${logbook?.evType ?? ''}  ${id}`);
        if (logbook !== undefined) printOperation(logbook);
      }
      done(exitCodeOf(status));
    });
  });
};
