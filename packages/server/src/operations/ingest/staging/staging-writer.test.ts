import { describe, expect, it } from 'vitest';
import { tablesOf } from './staging-tables.ts';
import { stagingWriter } from './staging-writer.ts';

describe('the writer of staged rows', () => {
  it('tells the largest row of each table, those that are written already too', async () => {
    const writer = stagingWriter(1, tablesOf(1, false), async () => undefined as never);
    const identifier = (id: string) => ({ id, element: 'ArchiveUnit', line: 1, col: 1 });
    writer.add('identifier', identifier('short'));
    writer.add('identifier', identifier('x'.repeat(5_000)));
    await writer.finish();
    writer.add('identifier', identifier('short again'));
    await writer.finish();
    expect(writer.largest('identifier')).toBeGreaterThanOrEqual(5_000);
    expect(writer.largest('identifier')).toBeLessThan(5_200);
    expect(writer.largest('unit')).toBe(0);
  });
});
