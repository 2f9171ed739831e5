import { createSelectMultiple, type JsonObject, type QueryStep, WHOLE_DOCUMENT } from '@chartrier/dsl';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { putObjectGroupDocuments } from '../../src/archive/index.ts';
import {
  accessFilter,
  type ContractScope,
  fieldTypesOf,
  selectObjectGroups,
} from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { analyserOf } from './model-analyser.ts';
import type { Analyse } from './model-texts.ts';
import { bucketsOf, facetsOf } from './random-facets.ts';
import {
  COUNTED_IN_GROUPS,
  GROUP_FIELDS,
  groupCondition,
  groupSteps,
  objectGroups,
} from './random-object-groups.ts';
import { contract } from './random-queries.ts';
import { fits, idOf, type Model } from './reference-model.ts';

/** As for units: QUERY_SEED, QUERY_GROUP_ARCHIVES, QUERY_RUNS. */
const SEED = Number(process.env.QUERY_SEED ?? 20250301);
const ARCHIVES = Number(process.env.QUERY_GROUP_ARCHIVES ?? 40);
const QUERIES = Number(process.env.QUERY_RUNS ?? 50);
const AT_ONCE = 4;
const TODAY = '2025-03-01';
const NO_TYPES = fieldTypesOf([]);

let database: Database;
let analyse: Analyse;

const archives = fc
  .sample(objectGroups, { numRuns: ARCHIVES, seed: SEED })
  .map((documents, tenant) => documents.map((document) => ({ ...document, _tenant: tenant })));
const facetsAsked = facetsOf(COUNTED_IN_GROUPS, groupCondition);

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  analyse = await analyserOf(database);
  await database.transaction(async (transaction) => {
    for (const [tenant, documents] of archives.entries())
      await putObjectGroupDocuments(transaction, tenant, documents);
  });
  await database.query('analyze object_group');
});

describe(`what the database answers to random queries on groups is what the model says (seed ${SEED})`, () => {
  it('with conditions on one version, and facets that count versions', { timeout: 120_000 }, async () => {
    const queue = archives.entries();
    const work = async () => {
      for (const [tenant, documents] of queue) await checkGroups(tenant, documents);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  });
});

async function checkGroups(tenant: number, documents: readonly JsonObject[]): Promise<void> {
  const model: Model = {
    documents,
    analyse,
    typeOf: (path) => GROUP_FIELDS.find(({ field }) => field.path === path)?.type ?? 'keyword',
  };
  const property = fc.asyncProperty(
    groupSteps,
    contract,
    facetsAsked,
    async ({ roots, steps }, scope, facets) => {
      const query = createSelectMultiple({ roots, steps, projection: WHOLE_DOCUMENT, facets });
      const access = accessFilter(scope, tenant, TODAY);
      const outcome = await selectObjectGroups(database, { query, access, fieldTypes: NO_TYPES });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
      const found = documents.filter(
        (document) =>
          isVisible(document, scope) &&
          (roots.length === 0 || roots.includes(idOf(document))) &&
          steps.every((step: QueryStep) => fits(model, document, step.condition)),
      );
      const { hits, results, facetResults } = outcome.answer;
      expect(results.map((one) => String(one['#id']))).toEqual(found.map(idOf).sort());
      expect(hits.total).toBe(found.length);
      expect(facetResults).toEqual(
        facets.map((facet) => ({ name: facet.name, buckets: bucketsOf(model, found, facet) })),
      );
    },
  );
  await fc.assert(property, { numRuns: QUERIES, seed: SEED + tenant });
}

/** A contract that filters by rule category hides all groups: they have no computed rules. */
function isVisible(document: JsonObject, contractScope: ContractScope): boolean {
  const {
    RootUnits: roots = [],
    ExcludedRootUnits: excluded = [],
    OriginatingAgencies: agencies = [],
  } = contractScope;
  const units = [...(document._up as readonly string[]), ...(document._us as readonly string[])];
  const mine = (document._sps as readonly string[]).some((agency) => agencies.includes(agency));
  return (
    (contractScope.RuleCategoryToFilter ?? []).length === 0 &&
    (roots.length === 0 || units.some((id) => roots.includes(id))) &&
    !units.some((id) => excluded.includes(id)) &&
    (contractScope.EveryOriginatingAgency || mine)
  );
}
