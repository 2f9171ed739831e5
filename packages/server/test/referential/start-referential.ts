import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll } from 'vitest';
import { readOperation } from '../../src/logbook/index.ts';
import type { CrashPoints, EngineDependencies } from '../../src/operations/engine/index.ts';
import {
  type CheckServices,
  importReferential,
  initialise,
  type ReferentialRequestServices,
  type ReferentialResult,
  type ReferentialWorkflowServices,
  referentialWorkflows,
  type UpdatableCollectionName,
  updateReferential,
} from '../../src/operations/referential-import/index.ts';
import { ruleUpdateStarter } from '../../src/operations/rule-update/index.ts';
import { type Database, systemClock } from '../../src/platform/index.ts';
import {
  type CollectionName,
  type ExternalIdentifierKey,
  openReferentialSnapshot,
  type ReferentialSnapshot,
} from '../../src/referential/index.ts';
import { openXmlValidator } from '../../src/scan/index.ts';
import type { Storage } from '../../src/storage/index.ts';
import { createFolderWorkspace, type Workspace } from '../../src/workspace/index.ts';
import { newOperationId, startToyWorker, toyEngine, toyStorage } from '../engine/toy-engine.ts';
import { type ClonedDatabase, cloneDatabase, temporaryFolder } from '../support/index.ts';

export const ADMINISTRATION_TENANT = 1;
const TENANTS = [0, 1, 2];
const CALLER = { contextId: 'CT-000001' };
const TIMEOUT_MILLISECONDS = 120_000;
const MAX_IMPORT_BYTES = 200_000_000;

/** A platform with a worker, that takes imports and updates of reference data as the API would. */
export interface ReferentialBench {
  readonly database: Database;
  /** For a worker in another process. */
  readonly connection: ClonedDatabase['connection'];
  /** Where the offers and the workspace are. */
  readonly folder: string;
  readonly storage: Storage;
  readonly workspace: Workspace;
  readonly engine: EngineDependencies;
  readonly services: ReferentialRequestServices & CheckServices;
  /** As the tenant reads it now. */
  snapshot(tenant?: number): ReferentialSnapshot;
  importFile(collection: CollectionName, text: string | Buffer, tenant?: number): Promise<ReferentialResult>;
  importJson(
    collection: CollectionName,
    json: unknown,
    tenant?: number,
    forceUpdate?: boolean,
  ): Promise<ReferentialResult>;
  update(
    collection: UpdatableCollectionName,
    identifier: string,
    update: unknown,
    tenant?: number,
  ): Promise<ReferentialResult>;
  /** outDetails of the operation's events; the last one's evDetData. */
  journal(
    result: ReferentialResult,
    tenant?: number,
  ): Promise<{ readonly events: readonly string[]; readonly data: Record<string, unknown> }>;
}

/** Identifiers given by callers, as the conformance kit asks for. */
const EXTERNAL_IDENTIFIERS: ReadonlyMap<number, readonly ExternalIdentifierKey[]> = new Map([
  [0, ['INGEST_CONTRACT', 'ACCESS_CONTRACT', 'MANAGEMENT_CONTRACT', 'ARCHIVE_UNIT_PROFILE']],
  [
    1,
    ['INGEST_CONTRACT', 'ACCESS_CONTRACT', 'MANAGEMENT_CONTRACT', 'PROFILE', 'SECURITY_PROFILE', 'CONTEXT'],
  ],
]);

export interface BenchOptions {
  /** Called by the worker at each place where tests stop it. */
  readonly crashPoints?: CrashPoints;
}

export async function startReferential({ crashPoints }: BenchOptions = {}): Promise<ReferentialBench> {
  const { database, connection } = await cloneDatabase();
  const folder = await temporaryFolder('chartrier-referential-');
  const storage = toyStorage(folder);
  const workspace = createFolderWorkspace(join(folder, 'workspace'));
  const engine = toyEngine(database, storage);
  const workflowServices: ReferentialWorkflowServices = {
    database,
    workspace,
    storage,
    xmlValidator: openXmlValidator({
      timeoutMs: 20_000,
      memoryBytes: 2 ** 29,
      wholeDocumentBytes: 2 ** 25,
    }),
    clock: systemClock,
    language: 'en',
    administrationTenant: ADMINISTRATION_TENANT,
    tenants: async () => new Set(TENANTS),
    externalIdentifiers: EXTERNAL_IDENTIFIERS,
    minimumRuleDurations: new Map([[2, { AppraisalRule: '1 year' }]]),
    startRuleUpdate: ruleUpdateStarter(engine),
  };
  const worker = startToyWorker(
    engine,
    referentialWorkflows(workflowServices),
    crashPoints === undefined ? {} : { crashPoints },
  );
  afterAll(() => worker.stop());
  await initialise(
    { database, voice: engine, newGuid: (_kind, tenant) => newOperationId(tenant) },
    {
      tenants: TENANTS.map((id) => ({ id, name: `Tenant ${id}` })),
      administrationTenant: ADMINISTRATION_TENANT,
      timeoutMilliseconds: TIMEOUT_MILLISECONDS,
    },
  );
  const services = {
    database,
    workspace,
    storage,
    voice: engine,
    clock: systemClock,
    minimumRuleDurations: workflowServices.minimumRuleDurations,
    administrationTenant: ADMINISTRATION_TENANT,
    maxImportBytes: MAX_IMPORT_BYTES,
    timeoutMilliseconds: TIMEOUT_MILLISECONDS,
  };
  const request = (tenant: number) => ({ tenant, operationId: newOperationId(tenant), caller: CALLER });
  return {
    database,
    connection,
    folder,
    storage,
    workspace,
    engine,
    services,
    snapshot: (tenant = 0) =>
      openReferentialSnapshot(database, { tenant, administrationTenant: ADMINISTRATION_TENANT }),
    importFile: (collection, text, tenant = 0) =>
      importReferential(services, {
        ...request(tenant),
        collection,
        given: { file: Readable.from([Buffer.from(text)], { objectMode: false }) },
      }),
    importJson: (collection, json, tenant = 0, forceUpdate = false) =>
      importReferential(services, { ...request(tenant), collection, given: { json }, forceUpdate }),
    update: (collection, identifier, update, tenant = 0) =>
      updateReferential(services, { ...request(tenant), collection, identifier, update }),
    async journal({ operationId }, tenant = 0) {
      const operation = await readOperation(database, { tenant, id: operationId ?? '' });
      const data: unknown = JSON.parse(String(operation?.events.at(-1)?.evDetData ?? '{}'));
      return {
        events: operation?.events.map((event) => event.outDetail) ?? [],
        data: data as Record<string, unknown>,
      };
    },
  };
}
