import { buffer } from 'node:stream/consumers';
import { type JsonValue, parseBatch } from '@chartrier/dsl';
import { afterAll } from 'vitest';
import { accessFilter, fieldTypesOf } from '../../src/archive/query/index.ts';
import type { CrashPoints } from '../../src/operations/engine/index.ts';
import { requestAction, waitForCompletion } from '../../src/operations/engine/index.ts';
import {
  type ExportRequest,
  type ExportServices,
  type ExportSettings,
  exportWorkflows,
  fetchDip,
  launchDipExport,
} from '../../src/operations/export/index.ts';
import { createLogger, type Database, systemClock } from '../../src/platform/index.ts';
import { type AccessContract, openReferentialSnapshot } from '../../src/referential/index.ts';
import { newOperationId, startToyWorker } from '../engine/toy-engine.ts';
import { loadSampleReferentials } from '../ingest/sample-sip.ts';
import { type Deposited, type IngestBench, startIngest } from '../ingest/start-ingest.ts';
import { type OpenedPackage, openPackage } from './open-package.ts';

const TIMEOUT_MILLISECONDS = 60_000;

export interface Exported extends Deposited {
  /** The package, fetched and read. @throws when it cannot be fetched */
  dip(): Promise<OpenedPackage>;
}

export type Asked = Partial<Omit<ExportRequest, 'query'>>;

export interface ExportBench extends IngestBench {
  readonly settings: ExportSettings;
  /** Asks for an export, and does not wait for it. */
  ask(query: object, asked?: Asked): Promise<string>;
  /** Exports, and waits for the end; an operation that was cut is resumed. */
  export(query: object, asked?: Asked): Promise<Exported>;
  ended(operationId: string): Promise<Exported>;
}

export interface ExportBenchOptions {
  readonly crashPoints?: CrashPoints;
  readonly settings?: Partial<ExportSettings>;
  /** The database as the worker of exports sees it. */
  readonly watched?: (database: Database) => Database;
}

/** A platform that takes deposits and exports what it holds, with the contracts that tests name. */
export async function startExport({
  crashPoints,
  settings,
  watched = (database) => database,
}: ExportBenchOptions = {}): Promise<ExportBench> {
  const bench = await startIngest();
  const { database, storage, workspace, engine } = bench;
  const services: ExportServices = {
    database: watched(database),
    storage,
    workspace,
    clock: systemClock,
    language: 'en',
    administrationTenant: 1,
    settings: {
      unitsThreshold: 100_000,
      platformBytes: 2 ** 30,
      tenantBytes: new Map(),
      originatingAgencies: new Map(),
      originatingAgency: undefined,
      ...settings,
    },
  };
  const logger = createLogger({ level: crashPoints === undefined ? 'warn' : 'silent', service: 'test' });
  const worker = startToyWorker({ ...engine, logger }, exportWorkflows(services), {
    owner: 'export-worker',
    ...(crashPoints === undefined ? {} : { crashPoints }),
  });
  afterAll(() => worker.stop());
  await loadSampleReferentials(bench);
  const all = { EveryOriginatingAgency: true, EveryDataObjectVersion: true };
  await bench.importJson(
    'AccessContract',
    [
      { ...all, Identifier: 'ALL' },
      { ...all, Identifier: 'LOGGED', AccessLog: 'ACTIVE' },
      { Identifier: 'THUMBNAILS', EveryOriginatingAgency: true, DataObjectVersion: ['Thumbnail'] },
      { Identifier: 'OTHER', OriginatingAgencies: ['FRAN_NP_000002'], EveryDataObjectVersion: true },
    ].map((contract) => ({ ...contract, Name: contract.Identifier, Status: 'ACTIVE' })),
  );

  async function contractNamed(identifier: string): Promise<AccessContract> {
    const referential = openReferentialSnapshot(database, { tenant: 0, administrationTenant: 1 });
    const contract = await referential.find('AccessContract', identifier);
    if (contract === undefined) throw new Error(`no contract ${identifier}`);
    return contract;
  }

  async function ask(query: object, asked: Asked = {}): Promise<string> {
    const parsed = parseBatch(query as JsonValue);
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
    const operationId = newOperationId(0);
    const contract = await contractNamed(asked.contract ?? 'ALL');
    const faults = await launchDipExport(
      { database, voice: engine, fieldTypes: async () => fieldTypesOf([]) },
      {
        tenant: 0,
        operationId,
        caller: { contextId: 'CT-000001', applicationSession: 'session' },
        access: accessFilter(contract, 0, new Date().toISOString().slice(0, 10)),
        request: {
          sedaVersion: '2.3',
          full: false,
          usages: [],
          withLifecycles: false,
          maxBytes: undefined,
          parameters: {},
          ...asked,
          contract: contract.Identifier,
          query: parsed.value,
        },
      },
    );
    if (faults.length > 0) throw new Error(JSON.stringify(faults));
    return operationId;
  }

  async function contractOf(operationId: string): Promise<string> {
    const { rows } = await database.query<{ contract: string }>(
      `select parameters ->> 'contract' contract from operation where id = $1`,
      [operationId],
    );
    return rows[0]?.contract ?? '';
  }

  async function ended(operationId: string): Promise<Exported> {
    const reference = { tenant: 0, id: operationId };
    const patience = { timeoutMilliseconds: TIMEOUT_MILLISECONDS };
    const { state } = await waitForCompletion(database, reference, patience);
    // what fails at its end pauses the operation; whoever sees to the cause resumes it
    if (state === 'PAUSE' && crashPoints !== undefined) await requestAction(database, reference, 'RESUME');
    const deposited = await bench.outcome(operationId);
    return {
      ...deposited,
      dip: async () => {
        const reference = { tenant: 0, operation: operationId, contract: await contractOf(operationId) };
        const { open } = await fetchDip({ database, workspace }, reference);
        return await openPackage(await buffer(await open()));
      },
    };
  }

  return {
    ...bench,
    settings: services.settings,
    ask,
    ended,
    export: async (query, asked) => await ended(await ask(query, asked)),
  };
}

/** All that a deposit brought. */
export function broughtBy({ operationId }: { readonly operationId: string }): object {
  return { $query: [{ $eq: { '#opi': operationId } }] };
}
