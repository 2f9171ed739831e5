import { type JsonValue, parseUpdateById } from '@chartrier/dsl';
import { afterAll } from 'vitest';
import { type LogbookOperation, readLifecycle, readOperation } from '../../src/logbook/index.ts';
import {
  type UpdatedUnit,
  type UpdateWorkflowServices,
  updateUnit,
  updateWorkflows,
} from '../../src/operations/update/index.ts';
import { createLogger, systemClock } from '../../src/platform/index.ts';
import { newOperationId, startToyWorker } from '../engine/toy-engine.ts';
import { AGENCY, loadSampleReferentials, sampleSip, unit } from '../ingest/sample-sip.ts';
import { type IngestBench, startIngest } from '../ingest/start-ingest.ts';
import type { BenchOptions } from '../referential/start-referential.ts';

export type StoredUnit = Readonly<Record<string, unknown>> & { readonly _id: string };

export interface UpdateBench extends IngestBench {
  /** Deposits one unit with this content and management, and answers its id. */
  depositUnit(content?: object, management?: object): Promise<string>;
  stored(id: string): Promise<StoredUnit>;
  /** Updates under a contract, as the API would. */
  change(unit: string, actions: readonly object[], options?: ChangeOptions): Promise<UpdatedUnit>;
  journalOf(operationId: string): Promise<LogbookOperation>;
  lifecycleOf(id: string): Promise<readonly { readonly outDetail: string; readonly evDetData?: string }[]>;
}

interface ChangeOptions {
  readonly contract?: string;
  readonly operationId?: string;
}

const TIMEOUT_MILLISECONDS = 60_000;

/** A platform that takes deposits and updates of their units, with the contracts and profiles that tests name. */
export async function startUpdate({ crashPoints }: BenchOptions = {}): Promise<UpdateBench> {
  const bench = await startIngest();
  const { database, storage, engine } = bench;
  const services: UpdateWorkflowServices = {
    database,
    storage,
    clock: systemClock,
    language: 'en',
    administrationTenant: 1,
    classification: { levels: ['Non protégé', 'Secret Défense'], authorizeNotDefined: true },
  };
  const logger = createLogger({ level: crashPoints === undefined ? 'warn' : 'silent', service: 'test' });
  const worker = startToyWorker({ ...engine, logger }, updateWorkflows(services), {
    owner: 'update-worker',
    ...(crashPoints === undefined ? {} : { crashPoints }),
  });
  afterAll(() => worker.stop());
  await loadSampleReferentials(bench);
  await bench.importJson(
    'AccessContract',
    [
      { Identifier: 'ALL', EveryOriginatingAgency: true, WritingPermission: true },
      {
        Identifier: 'DESC',
        EveryOriginatingAgency: true,
        WritingPermission: true,
        WritingRestrictedDesc: true,
      },
      { Identifier: 'READ', EveryOriginatingAgency: true, WritingPermission: false },
      { Identifier: 'OTHER', OriginatingAgencies: ['FRAN_NP_000002'], WritingPermission: true },
    ].map((contract) => ({ ...contract, Name: contract.Identifier, Status: 'ACTIVE' })),
  );
  const schema = (properties: object) => JSON.stringify({ type: 'object', properties });
  await bench.importJson('ArchiveUnitProfile', [
    {
      Identifier: 'AUP-OPEN',
      Name: 'Open',
      Status: 'ACTIVE',
      ControlSchema: schema({ Title: { type: 'string' } }),
    },
    {
      Identifier: 'AUP-SHORT',
      Name: 'Short',
      Status: 'ACTIVE',
      ControlSchema: schema({ Title: { type: 'string', maxLength: 10 } }),
    },
    { Identifier: 'AUP-OFF', Name: 'Off', Status: 'INACTIVE', ControlSchema: schema({}) },
  ]);
  return {
    ...bench,
    async depositUnit(content = {}, management = {}) {
      const deposited = await bench.deposit(
        await sampleSip({
          files: {},
          units: [unit('U1', { content: { ...content } as never, management: management as never })],
        }),
      );
      const { rows } = await database.query<{ id: string }>('select id from unit where opi = $1', [
        deposited.operationId,
      ]);
      const [row] = rows;
      if (row === undefined) throw new Error(`${AGENCY}: ${JSON.stringify(deposited.events)}`);
      return row.id;
    },
    async stored(id) {
      const { rows } = await database.query<{ document: StoredUnit }>(
        'select document from unit where tenant = 0 and id = $1',
        [id],
      );
      const [row] = rows;
      if (row === undefined) throw new Error(`no unit ${id}`);
      return row.document;
    },
    change(id, actions, { contract = 'ALL', operationId = newOperationId(0) } = {}) {
      const parsed = parseUpdateById({ $action: actions } as unknown as JsonValue, 'unit');
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
      return updateUnit(
        {
          database,
          voice: engine,
          newGuid: (_kind, tenant) => newOperationId(tenant),
          timeoutMilliseconds: TIMEOUT_MILLISECONDS,
        },
        {
          tenant: 0,
          operationId,
          caller: { contextId: 'CT-000001', requestId: operationId },
          unit: id,
          contract,
          update: parsed.value,
        },
      );
    },
    async journalOf(operationId) {
      const operation = await readOperation(database, { tenant: 0, id: operationId });
      if (operation === undefined) throw new Error(`no journal of ${operationId}`);
      return operation;
    },
    async lifecycleOf(id) {
      const { rows } = await database.query<{ opi: string; ops: readonly string[] }>(
        'select opi, ops from unit where tenant = 0 and id = $1',
        [id],
      );
      const [row] = rows;
      if (row === undefined) throw new Error(`no unit ${id}`);
      const lifecycle = await readLifecycle(database, {
        tenant: 0,
        kind: 'unit',
        itemId: id,
        createdBy: row.opi,
        operations: row.ops,
      });
      return lifecycle?.events ?? [];
    },
  };
}
