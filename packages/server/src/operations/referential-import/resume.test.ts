import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { cutter, endAfterCut } from '../../../test/engine/cut-once.ts';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { documentHistory } from '../../referential/index.ts';
import { CRASH_POINTS } from '../engine/crash-points.ts';
import type { CrashPoint } from '../engine/index.ts';
import { readGivenFile, readReport } from './read-papers.ts';

const cut = cutter();
const bench = await startReferential({ crashPoints: cut.crashPoints });

async function importCutAt(point: CrashPoint, name: string) {
  cut.arm(point);
  const file = `Identifier,Name,Description\nA,${name},\nB,Same,\n`;
  const result = await bench.importFile('Agencies', file);
  await expect.poll(cut.armed).toBeUndefined();
  const reference = { tenant: 0, id: result.operationId ?? '' };
  expect(await endAfterCut(bench.database, reference)).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  return { result, file };
}

describe('an import that is cut', () => {
  it.each(CRASH_POINTS)('at %s: is finished afterwards, once', async (point) => {
    const before = await bench.snapshot().find('Agencies', 'A');
    const { result, file } = await importCutAt(point, `At ${point}`);
    const after = await bench.snapshot().find('Agencies', 'A');
    expect(after).toMatchObject({ Name: `At ${point}`, _v: (before?._v ?? -1) + 1 });
    expect(await documentHistory(bench.database, 0, 'Agencies', 'A')).toHaveLength((after?._v ?? 0) + 1);
    const { events } = await bench.journal(result);
    expect(events.filter((event) => event === 'IMPORT_AGENCIES.OK')).toHaveLength(1);
    expect(events.at(-1)).toBe('IMPORT_AGENCIES.OK');
    const id = result.operationId ?? '';
    const given = await readGivenFile(bench.services, 0, id, 'Agencies');
    expect(given === undefined ? undefined : await text(given)).toBe(file);
    const report = await readReport(bench.services, 0, id);
    expect(report === undefined ? undefined : JSON.parse(await text(report))).toMatchObject({
      AgenciesToImport: ['A', 'B'],
    });
    const { rows } = await bench.database.query('select 1 from referential_staged');
    expect(rows).toEqual([]);
  });

  it('leaves no gap and no double in the commits of the tenant', async () => {
    const { rows } = await bench.database.query<{ seq: string }>(
      'select seq from operation where tenant = 0 and seq is not null order by seq',
    );
    expect(rows.map(({ seq }) => Number(seq))).toEqual(rows.map((_, index) => index + 1));
  });
});
