import { text } from 'node:stream/consumers';
import { afterAll, describe, expect, it } from 'vitest';
import { readLifecycle, readOperation } from '../../src/logbook/index.ts';
import {
  forcePause,
  operationStatus,
  removeForcedPause,
  requestAction,
  waitForCompletion,
} from '../../src/operations/engine/index.ts';
import { rebuild } from '../../src/operations/rebuild/index.ts';
import { readOperationPaper } from '../../src/storage/index.ts';
import { AGENCY, sampleSip, unit } from '../ingest/sample-sip.ts';
import { contentOfDatabase } from '../rebuild/content-of-database.ts';
import { cloneDatabase } from '../support/index.ts';
import { rulesFile, storedRules } from './rules-file.ts';
import { APPRAISAL, startRuleUpdate } from './start-rule-update.ts';

const bench = await startRuleUpdate();
const { database, storage } = bench;
const worker = bench.startRuleWorker('rule-update-worker');
afterAll(() => worker.stop());

/** A deposit of three units, two of which hold the rule with a start date. */
async function package3(title: string): Promise<Buffer> {
  return sampleSip({
    files: {},
    units: [
      unit('root', {
        content: { DescriptionLevel: 'Fonds', Title: title },
        management: APPRAISAL,
        children: [
          unit('leaf', { management: APPRAISAL }),
          unit('bare', {
            management: { AppraisalRule: { Rules: [{ Rule: 'APP-00001' }], FinalAction: 'Keep' } },
          }),
        ],
      }),
    ],
  });
}

/** The update that an operation caused, when it is over. */
async function updateCausedBy(operationId: string) {
  const reference = await bench.updateCausedBy(operationId);
  if (reference === undefined) return undefined;
  await waitForCompletion(database, reference, { timeoutMilliseconds: 60_000 });
  const operation = await readOperation(database, reference);
  return { id: reference.id, operation, status: await operationStatus(database, reference) };
}

describe('the units that hold a rule whose duration changes', () => {
  it('follow it, by an operation of their own, and nothing else changes', async () => {
    const deposit = await bench.deposit(await package3('Fonds suivi'));
    expect(deposit.status).toBe('WARNING');
    expect(await storedRules(database, deposit.operationId)).toEqual(['none', '2034-02-28', '2034-02-28']);

    const imported = await bench.importFile('FileRules', rulesFile({ 'APP-00001': ['1', 'Month'] }));
    expect(imported.status).toBe('WARNING');
    const update = await updateCausedBy(imported.operationId ?? '');
    expect(update?.status).toMatchObject({ state: 'COMPLETED', status: 'OK' });
    expect(await storedRules(database, deposit.operationId)).toEqual(['none', '2024-03-29', '2024-03-29']);
    expect(update?.operation).toMatchObject({
      evType: 'UPDATE_RULES_ARCHIVE_UNITS',
      evTypeProc: 'UPDATE',
      evIdReq: imported.operationId,
    });
    expect(update?.operation?.events.map(({ outDetail }) => outDetail)).toEqual([
      'STP_PREPARE_LISTS.STARTED.OK',
      'STP_PREPARE_LISTS.OK',
      'LIST_RUNNING_INGESTS.OK',
      'LIST_ARCHIVE_UNITS.OK',
      'COMPUTE_INHERITED_RULES_PROGENY_IDENTIFIER.OK',
      'STP_INVALIDATE.STARTED.OK',
      'STP_INVALIDATE.OK',
      'OBJECTS_LIST_EMPTY.OK',
      'STP_UNIT_UPDATE.STARTED.OK',
      'STP_UNIT_UPDATE.OK',
      'UPDATE_UNIT_RULES.OK',
      'UNIT_METADATA_STORAGE.OK',
      'STP_UPDATE_RUNNING_INGESTS.STARTED.OK',
      'STP_UPDATE_RUNNING_INGESTS.OK',
      'UPDATE_RUNNING_INGESTS.OK',
      'UPDATE_RULES_ARCHIVE_UNITS.OK',
    ]);
  });

  it('tell it in their lifecycles, and the report lists them', async () => {
    const { rows } = await database.query<{
      id: string;
      opi: string;
      ops: string[];
      version: number;
      day: string;
    }>(
      `select id, opi, ops, version,
         (select to_char(created_at at time zone 'UTC', 'YYYY-MM-DD') from operation where operation.id = ops[2]) as day from unit
       where tenant = 0 and cardinality(ops) = 2 order by id`,
    );
    expect(rows.map(({ version }) => version)).toEqual([1, 1]);
    for (const { id, opi, ops } of rows) {
      const lifecycle = await readLifecycle(database, {
        tenant: 0,
        kind: 'unit',
        itemId: id,
        createdBy: opi,
        operations: ops,
      });
      expect(lifecycle?.events.at(-1)).toMatchObject({
        outDetail: 'LFC.UPDATE_UNIT_RULES.OK',
        evIdProc: ops[1],
      });
      expect(lifecycle?.events.at(-1)?.evDetData).toContain('2024-03-29');
    }
    const operationId = rows[0]?.ops[1] ?? '';
    const folder = { tenant: 0, day: rows[0]?.day ?? '', operationId };
    const report = await readOperationPaper(storage, folder, `reports/${operationId}.jsonl`);
    const lines =
      report === undefined
        ? []
        : (await text(report))
            .trim()
            .split('\n')
            .map((line) => JSON.parse(line));
    expect(lines[1]).toMatchObject({ vitamResults: { OK: 3, total: 3 }, extendedInfo: { changed: 2 } });
    expect(lines[2]).toMatchObject({ rules: ['APP-00001'] });
    expect(
      lines
        .slice(3)
        .map(({ id }) => id)
        .sort(),
    ).toEqual(rows.map(({ id }) => id));
    expect(lines[3].changes).toEqual([
      {
        category: 'AppraisalRule',
        rule: 'APP-00001',
        startDate: '2024-02-29',
        from: '2034-02-28',
        to: '2024-03-29',
      },
    ]);
  });

  it('do not change with a rule’s name, nor with a rule that none of them holds', async () => {
    const renamed = rulesFile({ 'APP-00001': ['1', 'Month', 'Autre intitulé'] });
    const first = await bench.importFile('FileRules', renamed);
    const second = await bench.importFile(
      'FileRules',
      rulesFile({ 'APP-00001': ['1', 'Month', 'Autre intitulé'], 'ACC-00001': ['3', 'Year'] }),
    );
    for (const { operationId } of [first, second])
      expect(await updateCausedBy(operationId ?? '')).toBeUndefined();
  });
});

describe('a deposit that is running when a rule changes', () => {
  it('ends, and its end dates follow the new rule', async () => {
    await forcePause(database, { type: 'INGEST' });
    const id = await bench.receive(await package3('Fonds en cours'));
    const reference = { tenant: 0, id };
    for (;;) {
      await waitForCompletion(database, reference, { timeoutMilliseconds: 60_000 });
      const { nextStep, state, previousStep } = await operationStatus(database, reference);
      expect(state).toBe('PAUSE');
      if (previousStep === 'STP_UNIT_CHECK_AND_PROCESS') break;
      expect(nextStep).toBeDefined();
      await requestAction(database, reference, 'NEXT');
    }
    const imported = await bench.importFile('FileRules', rulesFile({ 'APP-00001': ['2', 'Year'] }));
    const own = await updateCausedBy(imported.operationId ?? '');
    expect(
      own?.operation?.events.find(({ evType }) => evType === 'LIST_RUNNING_INGESTS')?.evDetData,
    ).toContain(id);
    await removeForcedPause(database, { type: 'INGEST' });
    await requestAction(database, reference, 'RESUME');
    expect(await bench.outcome(id)).toMatchObject({ status: 'WARNING' });
    const update = await updateCausedBy(id);
    expect(update?.status.status).toBe('OK');
    expect(await storedRules(database, id)).toEqual(['none', '2026-02-28', '2026-02-28']);
  });

  it('has no update when no rule of its own changed', async () => {
    const deposit = await bench.deposit(await package3('Fonds tranquille'));
    expect(deposit.status).toBe('WARNING');
    expect(await updateCausedBy(deposit.operationId)).toBeUndefined();
    expect(await storedRules(database, deposit.operationId)).toEqual(['none', '2026-02-28', '2026-02-28']);
  });
});

describe('a unit that changes between the preparation of its update and the commit', () => {
  it('is taken up by another update', async () => {
    const deposit = await bench.deposit(await package3(`Fonds disputé de ${AGENCY}`));
    const { rows } = await database.query<{ id: string }>('select id from unit where opi = $1 order by id', [
      deposit.operationId,
    ]);
    await worker.stop();
    let disturbed = false;
    const second = bench.startRuleWorker('disturbed', async (point) => {
      if (point !== 'after-prepare' || disturbed) return;
      disturbed = true;
      await database.query(
        `update unit set version = version + 1, document = document || jsonb_build_object('_v', version + 1)
         where tenant = 0 and id = $1`,
        [rows[0]?.id ?? ''],
      );
    });
    const imported = await bench.importFile('FileRules', rulesFile({ 'APP-00001': ['3', 'Year'] }));
    const first = await updateCausedBy(imported.operationId ?? '');
    expect(first?.status.status).toBe('KO');
    expect(first?.operation?.events.map(({ outDetail }) => outDetail)).toContain(
      'UPDATE_UNIT_RULES.CONFLICT.KO',
    );
    const again = await updateCausedBy(first?.id ?? '');
    await second.stop();
    expect(again?.status.status).toBe('OK');
    expect(await storedRules(database, deposit.operationId)).toEqual(['none', '2027-02-28', '2027-02-28']);
  });
});

describe('a database made again from an offer', () => {
  it('has the new end dates', { timeout: 120_000 }, async () => {
    const offer = storage.offers.get('offer-1');
    if (!offer) throw new Error('offer-1');
    const again = await cloneDatabase();
    const { rows } = await database.query<{ id: number; name: string }>('select id, name from tenant');
    await rebuild({ database: again.database, administrationTenant: 1, tenants: rows }, offer);
    const units = async (of: typeof database) =>
      (
        await of.query<{ id: string; rules: unknown }>(
          `select id, document -> '_mgt' as rules from unit where tenant = 0 order by id`,
        )
      ).rows;
    expect(await units(again.database)).toEqual(await units(database));
    const content = await contentOfDatabase(database);
    expect((await contentOfDatabase(again.database)).lifecycle_facts).toEqual(content.lifecycle_facts);
  });
});
