import { join } from 'node:path';
import { folderJournal, readStoredFolder } from '@chartrier/offer-format';
import { afterAll, describe, expect, it } from 'vitest';
import { newOperationId, startToyWorker, toyEngine, toyStorage } from '../../../test/engine/toy-engine.ts';
import { cloneDatabase, temporaryFolder } from '../../../test/support/index.ts';
import { readOperation } from '../../logbook/index.ts';
import { createFileSystemOffer } from '../../storage/index.ts';
import { keepExternalJournal } from './keep-journal.ts';
import { externalLogbookWorkflows } from './workflow.ts';

const { database } = await cloneDatabase();
const folder = await temporaryFolder('chartrier-external-');
const storage = toyStorage(folder);
const engine = toyEngine(database, storage);
const worker = startToyWorker(engine, externalLogbookWorkflows());
afterAll(() => worker.stop());

const JOURNAL = {
  eventType: 'EXT_DIGITISATION',
  eventTypeProcess: 'EXTERNAL_LOGBOOK',
  outcome: 'STARTED',
  outcomeDetailMessage: 'Digitisation started',
  agentIdentifierApplicationSession: 'session-1',
  agIdExt: '{"workshop":"B"}',
  objectIdentifierIncome: 'batch 12',
  eventIdentifier: 'ignored',
  events: [
    {
      eventType: 'EXT_SCAN',
      eventDateTime: '2019-02-11T14:23:42.006',
      outcome: 'WARNING',
      outcomeDetail: 'EXT_SCAN.WARNING',
      outcomeDetailMessage: 'One page twice',
      eventIdentifier: 'ignored',
      masterData: 12,
    },
    { eventType: 'EXT_DIGITISATION', outcome: 'OK', outcomeDetail: 'EXT_DIGITISATION.OK' },
  ],
};

async function keep(body: unknown): Promise<string> {
  const operationId = newOperationId(0);
  const kept = await keepExternalJournal(
    { database, voice: engine, timeoutMilliseconds: 60_000 },
    { tenant: 0, operationId, caller: { contextId: 'CT-000001' }, body },
  );
  expect(kept).toBe(true);
  return operationId;
}

describe('an external journal', () => {
  it('is kept as an operation, with the events that were given and no other', async () => {
    const id = await keep(JOURNAL);
    const operation = await readOperation(database, { tenant: 0, id });
    expect(operation).toMatchObject({
      evId: id,
      evIdProc: id,
      evIdReq: id,
      obId: id,
      evType: 'EXT_DIGITISATION',
      evTypeProc: 'EXTERNAL_LOGBOOK',
      outcome: 'OK',
      outDetail: 'EXT_DIGITISATION.STARTED',
      outMessg: 'Digitisation started',
      agIdApp: 'CT-000001',
      evIdAppSession: 'session-1',
      agIdExt: '{"workshop":"B"}',
      obIdIn: 'batch 12',
    });
    expect(operation?.events.map(({ outDetail }) => outDetail)).toEqual([
      'EXT_SCAN.WARNING',
      'EXT_DIGITISATION.OK',
    ]);
    expect(operation?.events[0]).toMatchObject({
      evId: id,
      evIdProc: id,
      evTypeProc: 'EXTERNAL_LOGBOOK',
      evDateTime: '2019-02-11T14:23:42.006',
      outcome: 'WARNING',
      outMessg: 'One page twice',
    });
    expect(operation?.events[0]).not.toHaveProperty('masterData');
  });

  it('is on the offers when it is acknowledged', async () => {
    const operationId = await keep(JOURNAL);
    const { rows } = await database.query<{ state: string; sealed: boolean; day: string }>(
      `select state, sealed, to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') as day
       from operation where tenant = 0 and id = $1`,
      [operationId],
    );
    expect(rows[0]).toMatchObject({ state: 'COMPLETED', sealed: true });
    for (const id of ['offer-1', 'offer-2']) {
      const offer = createFileSystemOffer({ id, path: join(folder, id) });
      const stored = await readStoredFolder(offer, { tenant: 0, day: rows[0]?.day ?? '', operationId });
      const details: unknown[] = [];
      for await (const line of folderJournal(offer, stored))
        details.push((line as { readonly event?: { readonly outDetail: string } }).event?.outDetail);
      expect(details).toContain('EXT_SCAN.WARNING');
    }
  });

  it('may have no event but its first', async () => {
    const id = await keep({ ...JOURNAL, events: null });
    expect((await readOperation(database, { tenant: 0, id }))?.events).toEqual([]);
  });
});
