import { spawn } from 'node:child_process';
import type { ServiceAccount } from './service-account.ts';

export interface ProgramResult {
  readonly code: number | null;
  readonly output: string;
}

/** What PostgreSQL's programs see of the environment: nothing of ours (PGHOST, PGDATA…) may change what they do. */
export const PROGRAM_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: '/usr/local/bin:/usr/bin:/bin',
  LANG: 'C',
  TZ: 'UTC',
};

/** How a program is started as the account. */
export function asAccount(account: ServiceAccount | undefined): {
  readonly uid?: number;
  readonly gid?: number;
} {
  return account === undefined ? {} : { uid: account.uid, gid: account.gid };
}

/** Runs one of PostgreSQL's programs to its end, and gives what it said. */
export async function runProgram(
  program: string,
  parameters: readonly string[],
  cwd: string,
  account: ServiceAccount | undefined,
): Promise<ProgramResult> {
  return await new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd,
      env: PROGRAM_ENVIRONMENT,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...asAccount(account),
    });
    let output = '';
    const hear = (bytes: Buffer) => {
      output += bytes.toString('utf8');
    };
    child.stdout.on('data', hear);
    child.stderr.on('data', hear);
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, output }));
  });
}
