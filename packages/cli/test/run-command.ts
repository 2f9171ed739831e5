import { vi } from 'vitest';
import { buildProgram } from '../src/program.ts';

export interface Ran {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** The last line of standard output, as the JSON object that `--json` gives. */
  json<T>(): T;
}

/** Runs `chartrier …` in this process, and what it said. */
export async function runCommand(...parameters: readonly string[]): Promise<Ran> {
  const said: string[] = [];
  const complained: string[] = [];
  const log = vi.spyOn(console, 'log').mockImplementation((text: string) => void said.push(text));
  const error = vi.spyOn(console, 'error').mockImplementation((text: string) => void complained.push(text));
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    complained.push(String(text));
    return true;
  });
  try {
    const exitCode = await buildProgram().run(['node', 'chartrier', ...parameters]);
    return {
      exitCode,
      stdout: said.join('\n'),
      stderr: complained.join('\n'),
      json: () => JSON.parse(said.at(-1) ?? ''),
    };
  } finally {
    log.mockRestore();
    error.mockRestore();
    write.mockRestore();
  }
}
