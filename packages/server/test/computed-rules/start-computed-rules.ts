import { type JsonValue, parseBatch, parseSelectMultiple, WHOLE_DOCUMENT } from '@chartrier/dsl';
import { afterAll } from 'vitest';
import {
  accessFilter,
  fieldTypesOf,
  type QueryOutcome,
  renderUnit,
  selectUnits,
} from '../../src/archive/query/index.ts';
import {
  type ComputedRulesServices,
  computedRulesWorkflows,
  computeObsoleteRules,
  launchComputedRules,
} from '../../src/operations/computed-inherited-rules/index.ts';
import { requestAction, waitForCompletion } from '../../src/operations/engine/index.ts';
import { createLogger } from '../../src/platform/index.ts';
import type { AccessContract } from '../../src/referential/index.ts';
import { newOperationId, startToyWorker } from '../engine/toy-engine.ts';
import { guid, storeUnits } from '../query/fixtures.ts';
import { rulesArchive } from '../query/inherited-rules-fixtures.ts';
import type { BenchOptions } from '../referential/start-referential.ts';
import { startUpdate, type UpdateBench } from '../update/start-update.ts';

const TIMEOUT_MILLISECONDS = 30_000;
export const TODAY = '2026-03-05';

/** What an operation became. */
export interface Ended {
  readonly id: string;
  readonly status: string;
  readonly events: readonly string[];
}

export interface ComputedRulesBench extends UpdateBench {
  /** Computes or removes, under a contract, and waits for the end. */
  run(kind: 'compute' | 'remove', query: object, contract?: Partial<AccessContract>): Promise<Ended>;
  computeObsolete(): Promise<Ended | undefined>;
  /** A unit of the archive, as callers see it. */
  shown(name: string): Promise<Readonly<Record<string, unknown>>>;
  /** Names of the units that a query finds under a contract, a day. */
  search(query: object, contract?: Partial<AccessContract>, today?: string): Promise<QueryOutcome>;
}

const OPEN = {
  Identifier: 'ALL',
  EveryOriginatingAgency: true,
  EveryDataObjectVersion: true,
  WritingPermission: true,
  WritingRestrictedDesc: false,
} as unknown as AccessContract;

/** A platform with the units of `rulesArchive`, that computes inherited rules. */
export async function startComputedRules({ crashPoints }: BenchOptions = {}): Promise<ComputedRulesBench> {
  const bench = await startUpdate();
  const { database, storage, engine } = bench;
  const services: ComputedRulesServices = {
    database,
    storage,
    clock: { now: () => new Date(`${TODAY}T10:00:00Z`) },
    language: 'en',
    administrationTenant: 1,
    withRuleIds: new Set([0]),
    withOutput: new Set(),
  };
  const logger = createLogger({ level: crashPoints === undefined ? 'warn' : 'silent', service: 'test' });
  const worker = startToyWorker({ ...engine, logger }, computedRulesWorkflows(services), {
    owner: 'computed-rules-worker',
    ...(crashPoints === undefined ? {} : { crashPoints }),
  });
  afterAll(() => worker.stop());
  await storeUnits(database, rulesArchive());

  async function ended(id: string): Promise<Ended> {
    const reference = { tenant: 0, id };
    const patience = { timeoutMilliseconds: TIMEOUT_MILLISECONDS };
    let { state, status } = await waitForCompletion(database, reference, patience);
    // what fails from the commit on pauses the operation; whoever sees to the cause resumes it
    if (state === 'PAUSE' && crashPoints !== undefined) {
      await requestAction(database, reference, 'RESUME');
      ({ state, status } = await waitForCompletion(database, reference, patience));
    }
    const { events } = await bench.journalOf(id);
    return { id, status, events: events.map(({ outDetail }) => outDetail) };
  }

  return {
    ...bench,
    async run(kind, query, contract = {}) {
      const parsed = parseBatch(query as JsonValue);
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
      const id = newOperationId(0);
      const own = { ...OPEN, ...contract };
      const faults = await launchComputedRules(
        { database, voice: engine, fieldTypes: async () => fieldTypesOf([]) },
        {
          kind,
          tenant: 0,
          operationId: id,
          caller: { contextId: 'CT-000001' },
          contract: own,
          access: accessFilter(own, 0, TODAY),
          query: parsed.value,
        },
      );
      if (faults.length > 0) throw new Error(JSON.stringify(faults));
      return await ended(id);
    },
    async computeObsolete() {
      const newGuid = (_kind: string, tenant: number) => newOperationId(tenant);
      const id = await computeObsoleteRules({ database, voice: engine, newGuid }, 0);
      return id === undefined ? undefined : await ended(id);
    },
    async shown(name) {
      const { rows } = await database.query<Parameters<typeof renderUnit>[0]>(
        'select tenant, id, version, document from unit where id = $1',
        [guid('unit', name)],
      );
      const [row] = rows;
      if (row === undefined) throw new Error(`no unit ${name}`);
      return renderUnit(row, WHOLE_DOCUMENT);
    },
    async search(query, contract = {}, today = TODAY) {
      const parsed = parseSelectMultiple({ $projection: {}, ...query } as JsonValue, 'unit');
      if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
      return await selectUnits(database, {
        query: parsed.value,
        access: accessFilter({ ...OPEN, ...contract }, 0, today),
        fieldTypes: fieldTypesOf([]),
      });
    },
  };
}
