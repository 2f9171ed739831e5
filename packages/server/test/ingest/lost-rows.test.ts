import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { requestAction, waitForCompletion, workflowRegistry } from '../../src/operations/engine/index.ts';
import { receivePackage } from '../../src/operations/ingest/index.ts';
import { rebuild } from '../../src/operations/rebuild/index.ts';
import { newOperationId } from '../engine/toy-engine.ts';
import { contentOfDatabase } from '../rebuild/content-of-database.ts';
import { cloneDatabase } from '../support/index.ts';
import { binary, loadSampleReferentials, sampleSip, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

/** After a crash PostgreSQL empties its unlogged tables: a deposit goes on as if it had not. */
const bench = await startIngest();
let holder: string;
let groupId: string;

async function loseUnloggedRows(): Promise<void> {
  const { rows } = await bench.database.query<{ name: string }>(
    `select relname name from pg_class where relpersistence = 'u' and relkind = 'r'`,
  );
  await bench.database.query(`truncate ${rows.map(({ name }) => name).join(', ')}`);
}

/** A package with rules, references, a new group, a shared group, and objects for a group of the archive. */
async function everything(): Promise<Buffer> {
  const files = { 'content/a.txt': 'alpha', 'content/b.txt': 'beta' };
  return await sampleSip({
    files,
    groups: [
      { id: 'G1', objects: [binary('O1', 'content/a.txt', 'alpha')] },
      { id: 'GA', objects: [binary('OA', 'content/b.txt', 'beta', { DataObjectVersion: 'Dissemination' })] },
    ],
    units: [
      unit('root', {
        content: { Title: 'Racine', RelatedObjectReference: { References: [{ ArchiveUnitRefId: 'leaf' }] } },
        management: {
          AppraisalRule: { Rules: [{ Rule: 'APP-00001', StartDate: '2020-01-01' }], FinalAction: 'Keep' },
        },
        children: [unit('leaf', { objectReference: { to: 'group', id: 'G1' } })],
      }),
      unit('sharing', { objectReference: { to: 'existingGroup', id: groupId } }),
      unit('existing', {
        management: { UpdateOperation: { SystemId: holder } } as never,
        objectReference: { to: 'group', id: 'GA' },
      }),
    ],
    manifest: { archivalAgreement: 'IC-ANY' },
  });
}

async function depositLosingAfter(step: string | undefined): Promise<string> {
  const operationId = newOperationId(0);
  const { database, workspace, engine } = bench;
  await receivePackage(
    {
      database,
      workspace,
      workflows: workflowRegistry(bench.workflows),
      voice: engine,
      uploadBytes: 2 ** 40,
    },
    {
      tenant: 0,
      operationId,
      caller: { contextId: 'CT-000001' },
      workflow: 'DEFAULT_WORKFLOW',
      firstAction: step === undefined ? 'RESUME' : 'NEXT',
      content: Readable.from([await everything()], { objectMode: false }),
    },
  );
  const reference = { tenant: 0, id: operationId };
  const wait = () => waitForCompletion(database, reference, { timeoutMilliseconds: 60_000 });
  let stopped = await wait();
  while (step !== undefined && stopped.previousStep !== step) {
    await requestAction(database, reference, 'NEXT');
    stopped = await wait();
  }
  if (step !== undefined) {
    await loseUnloggedRows();
    await requestAction(database, reference, 'RESUME');
    stopped = await wait();
  }
  expect(stopped).toMatchObject({ state: 'COMPLETED', status: 'OK' });
  return operationId;
}

/** What a deposit left, without ids and dates. */
async function leftBy(operationId: string): Promise<unknown> {
  const { rows } = await bench.database.query(
    `select (select jsonb_agg(document #> '{_mgt}' order by document ->> 'Title') from unit where opi = $1) rules,
       (select jsonb_agg(jsonb_array_length(document -> '_up') order by document ->> 'Title') from unit where opi = $1) parents,
       (select count(*) from unit u, unit l where u.opi = $1 and l.opi = $1
          and u.document #>> '{RelatedObjectReference,References,0,ArchiveUnitRefId}' = l.id) "references",
       (select jsonb_agg(document #> '{_nbc}') from object_group where opi = $1) groups,
       (select jsonb_agg(document #> '{_qualifiers,0,versions,0,FormatIdentification}') from object_group where opi = $1) formats,
       (select count(*) from object_location where pack_key like '%/' || $1 || '/%') objects,
       (select count(*) from object_group where ops @> array[$1::text] and opi <> $1) changed,
       (select jsonb_agg(v ->> 'DataObjectVersion') from object_group g,
          jsonb_path_query(g.document, '$._qualifiers[*].versions[*]') v
          where g.id = $2 and v ->> '_opi' = $1) is not null added,
       (select jsonb_agg(jsonb_build_array(document #> '{TotalUnits,ingested}', document #> '{TotalObjects,ingested}',
          document #> '{TotalObjectGroups,ingested}')) from accession_register_detail where opi = $1) register`,
    [operationId, groupId],
  );
  return rows[0];
}

beforeAll(async () => {
  await loadSampleReferentials(bench);
  await bench.importJson('IngestContract', [
    { Identifier: 'IC-ANY', Name: 'Tout usage', Status: 'ACTIVE', EveryDataObjectVersion: true },
  ]);
  await bench.deposit(await sampleSip());
  const { rows } = await bench.database.query<{ id: string; og: string }>('select id, og from unit');
  holder = rows[0]?.id ?? '';
  groupId = rows[0]?.og ?? '';
});

/** Where something was made that a later step needs, and after the last. */
const LOSING = [
  'STP_INGEST_CONTROL_SIP',
  'STP_UNIT_CHECK_AND_PROCESS',
  'STP_OBJ_STORING',
  'STP_UNIT_STORING',
  'STP_UPDATE_OBJECT_GROUP',
  'STP_ACCESSION_REGISTRATION',
];
const LONG = 60_000;

describe('unlogged rows lost after', () => {
  let calm: unknown;
  let journal: readonly string[];
  beforeAll(async () => {
    const operationId = await depositLosingAfter(undefined);
    calm = await leftBy(operationId);
    journal = (await bench.outcome(operationId)).events;
    expect(calm).toMatchObject({ objects: 2, changed: 1, added: true, references: 1 });
  });

  it.each(LOSING)('%s: the deposit is the same as any other', { timeout: LONG }, async (step) => {
    const operationId = await depositLosingAfter(step);
    expect(await leftBy(operationId)).toEqual(calm);
    expect((await bench.outcome(operationId)).events).toEqual(journal);
  });

  it('the database made again is the same', async () => {
    const offer = bench.storage.offers.get('offer-2');
    if (!offer) throw new Error('no offer');
    const { database } = await cloneDatabase();
    const { rows } = await bench.database.query<{ id: number; name: string }>('select id, name from tenant');
    await rebuild({ database, administrationTenant: 1, tenants: rows }, offer);
    const content = await contentOfDatabase(bench.database);
    const again = await contentOfDatabase(database);
    for (const [table, lines] of Object.entries(content))
      expect({ table, lines: again[table] }).toEqual({ table, lines });
  });
});
