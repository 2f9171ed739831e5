import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { documentHistory } from '../../referential/index.ts';
import { type CrashPoint, operationStatus, requestAction, waitForCompletion } from '../engine/index.ts';
import { readGivenFile, readReport } from './read-papers.ts';

let armed: CrashPoint | undefined;
const bench = await startReferential({
  crashPoints: async (point) => {
    if (point !== armed) return;
    armed = undefined;
    throw new Error(`Cut at ${point}`);
  },
});

/** Where the engine may be stopped: each step's boundaries, and both sides of each write of an operation's end. */
const POINTS: readonly CrashPoint[] = [
  'step-started',
  'before-batch-written',
  'batch-done',
  'step-done',
  'step-ended',
  'before-prepare',
  'after-prepare',
  'commit-published',
  'after-commit',
  'before-final-event',
  'after-final-event',
  'before-seal',
  'after-seal',
  'before-completed',
  'after-completed',
];

async function importCutAt(point: CrashPoint, name: string) {
  armed = point;
  const file = `Identifier,Name,Description\nA,${name},\nB,Same,\n`;
  const result = await bench.importFile('Agencies', file);
  expect(armed).toBeUndefined();
  const reference = { tenant: 0, id: result.operationId ?? '' };
  // What fails from the commit on pauses the operation; whoever sees to the cause resumes it.
  let status = await operationStatus(bench.database, reference);
  if (status.state === 'PAUSE') {
    await requestAction(bench.database, reference, 'RESUME');
    status = await waitForCompletion(bench.database, reference, { timeoutMilliseconds: 20_000 });
  }
  expect(status).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  return { result, file };
}

describe('an import that is cut', () => {
  it.each(POINTS)('at %s: is finished afterwards, once', async (point) => {
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
