import { readdir } from 'node:fs/promises';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { newOperationId } from '../../../test/engine/toy-engine.ts';
import { temporaryFolder } from '../../../test/support/index.ts';
import { createFolderWorkspace } from '../../workspace/index.ts';
import { spoolLines } from './spool-lines.ts';

const folder = await temporaryFolder();
const workspace = createFolderWorkspace(folder);

async function* batches(count: number, size: number): AsyncGenerator<readonly object[]> {
  for (let batch = 0; batch < count; batch += 1)
    yield Array.from({ length: 10 }, (_, n) => ({ n: batch * 10 + n, text: 'é'.repeat(size) }));
}

describe('lines that wait for their reader', () => {
  it.each([
    ['in memory', 3, 10],
    ['on disk', 60, 10_000],
  ])('%s: are given whole, with their number and size, and leave nothing', async (_, count, size) => {
    const {
      lines,
      size: bytes,
      stream,
    } = await spoolLines(workspace, newOperationId(0), batches(count, size));
    expect(await readdir(folder)).toEqual([]);
    const given = await text(stream);
    expect(Buffer.byteLength(given)).toBe(bytes);
    const parsed = given
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { readonly n: number });
    expect(parsed.map(({ n }) => n)).toEqual(Array.from({ length: count * 10 }, (_, n) => n));
    expect(lines).toBe(count * 10);
    expect(await readdir(folder)).toEqual([]);
  });

  it('of nothing are nothing', async () => {
    const { lines, size, stream } = await spoolLines(workspace, newOperationId(0), batches(0, 1));
    expect([lines, size, await text(stream)]).toEqual([0, 0, '']);
  });

  it('are let go when their source fails', async () => {
    async function* failing(): AsyncGenerator<readonly object[]> {
      yield* batches(60, 10_000);
      throw new Error('the database went');
    }
    await expect(spoolLines(workspace, newOperationId(0), failing())).rejects.toThrow('the database went');
    expect(await readdir(folder)).toEqual([]);
  });
});
