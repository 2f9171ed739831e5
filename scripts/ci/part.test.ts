import { describe, expect, it } from 'vitest';
import { runPart } from './part.ts';

const node = (script: string): string[] => [process.execPath, '-e', script];

describe('a part of the whole check', () => {
  it('passes when it exits 0', async () => {
    const result = await runPart({ name: 'p', command: node('console.log("said")') });
    expect(result).toMatchObject({ ok: true, passed: 1, failed: 0, output: 'said\n' });
  });

  it('fails when it exits otherwise, whatever it counted', async () => {
    const result = await runPart({
      name: 'p',
      command: node('process.exit(3)'),
      counts: async () => ({ passed: 12, failed: 0, skipped: 0 }),
    });
    expect(result).toMatchObject({ ok: false, passed: 12, failed: 1 });
  });

  it('fails when it exits 0 but its counts cannot be read', async () => {
    const result = await runPart({
      name: 'p',
      command: node(''),
      counts: async () => {
        throw new Error('no report');
      },
    });
    expect(result).toMatchObject({ ok: false, failed: 1 });
  });

  it('fails when it counts a failure', async () => {
    const result = await runPart({
      name: 'p',
      command: node(''),
      counts: async () => ({ passed: 1, failed: 2, skipped: 0 }),
    });
    expect(result).toMatchObject({ ok: false, failed: 2 });
  });

  it('fails when its program is not there', async () => {
    const result = await runPart({ name: 'p', command: ['/nonexistent/program'] });
    expect(result.ok).toBe(false);
  });
});
