import { Command, CommanderError } from 'commander';
import type { AddCommand } from './command.ts';
import { catchUpCommand } from './commands/catch-up.ts';
import { certCommand } from './commands/cert.ts';
import { certificateCommand } from './commands/certificate.ts';
import { doctorCommand } from './commands/doctor.ts';
import { formatsCommand } from './commands/formats.ts';
import { getCommand } from './commands/get.ts';
import { identifyCommand } from './commands/identify.ts';
import { ingestCommand } from './commands/ingest.ts';
import { operationCommand } from './commands/operation.ts';
import { peopleCommand } from './commands/people.ts';
import { rebuildCommand } from './commands/rebuild.ts';
import { searchCommand } from './commands/search.ts';
import { serveCommand } from './commands/serve.ts';
import { tenantCommand } from './commands/tenant.ts';
import { workerCommand } from './commands/worker.ts';
import { EXIT_CODES } from './exit-code.ts';
import { tellFailure } from './failure.ts';

const COMMANDS: readonly AddCommand[] = [
  serveCommand,
  workerCommand,
  ingestCommand,
  operationCommand,
  searchCommand,
  getCommand,
  identifyCommand,
  formatsCommand,
  doctorCommand,
  rebuildCommand,
  catchUpCommand,
  certificateCommand,
  certCommand,
  tenantCommand,
  peopleCommand,
];

export interface Program {
  /** Runs the command line given and answers its exit code. */
  run(argv: readonly string[]): Promise<number>;
}

export function buildProgram(): Program {
  let exitCode: number = EXIT_CODES.OK;
  const program = new Command('chartrier')
    .description('Chartrier, système d’archivage électronique · a digital archiving system')
    .showHelpAfterError()
    .exitOverride();
  for (const add of COMMANDS) {
    add(program, (code) => {
      exitCode = code;
    });
  }
  for (const command of program.commands) command.exitOverride();
  return {
    async run(argv) {
      try {
        await program.parseAsync([...argv]);
        return exitCode;
      } catch (error) {
        if (error instanceof CommanderError) return error.exitCode === 0 ? EXIT_CODES.OK : EXIT_CODES.USAGE;
        tellFailure(error, argv.includes('--json'));
        return EXIT_CODES.ERROR;
      }
    },
  };
}
