import { createSelectMultiple, type JsonObject, WHOLE_DOCUMENT } from '@chartrier/dsl';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { putUnitDocuments } from '../../src/archive/index.ts';
import { accessFilter, fieldTypesOf, selectUnits } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { analyserOf } from './model-analyser.ts';
import type { Analyse } from './model-texts.ts';
import { archive } from './random-archive.ts';
import { bucketsOf, COUNTED_IN_UNITS, facetsOf } from './random-facets.ts';
import { filterOf, inOrder, pageOf } from './random-orders.ts';
import { condition, contract, FIELDS, walkOf } from './random-queries.ts';
import { idOf, isRanked, type Model, walk } from './reference-model.ts';

/**
 * 200 archives, 50 queries each. Another seed, more archives or queries: QUERY_SEED, QUERY_GRAPHS, QUERY_RUNS. A failure
 * prints the seed, the archive and the smallest query that fails.
 */
const SEED = Number(process.env.QUERY_SEED ?? 20250301);
const GRAPHS = Number(process.env.QUERY_GRAPHS ?? 200);
const QUERIES = Number(process.env.QUERY_RUNS ?? 50);
const LEAST_UNITS = 1;
const MOST_UNITS = 24;
const GRAPHS_A_TEST = 20;
const AT_ONCE = 4;
const TODAY = '2025-03-01';
const FIELD_TYPES = fieldTypesOf([
  { Identifier: 'MonCode', Type: 'KEYWORD' },
  { Identifier: 'MonNombre', Type: 'LONG' },
  { Identifier: 'MonReel', Type: 'DOUBLE' },
  { Identifier: 'MaDate', Type: 'DATE' },
  { Identifier: 'MonBooleen', Type: 'BOOLEAN' },
]);
const facetsAsked = facetsOf(COUNTED_IN_UNITS, condition);

let database: Database;
let analyse: Analyse;

/** Each archive is a tenant's: the units of all the others, of the same ids, may never be seen from it. */
const graphs = fc
  .sample(
    fc.integer({ min: LEAST_UNITS, max: MOST_UNITS }).chain((units) => archive(units)),
    { numRuns: GRAPHS, seed: SEED },
  )
  .map((documents, tenant) => documents.map((document) => ({ ...document, _tenant: tenant })));

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  analyse = await analyserOf(database);
  await database.transaction(async (transaction) => {
    for (const [tenant, documents] of graphs.entries())
      await putUnitDocuments(transaction, tenant, documents);
  });
  await database.query('analyze unit');
});

describe(`what the database answers to random queries is what the model says (seed ${SEED})`, () => {
  const starts = [...graphs.keys()].filter((graph) => graph % GRAPHS_A_TEST === 0);
  it.for(starts)('archives from %i on', { timeout: 120_000 }, async (start) => {
    const queue = graphs.slice(start, start + GRAPHS_A_TEST).entries();
    const work = async () => {
      for (const [index, documents] of queue) await checkArchive(start + index, documents);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
  });
});

async function checkArchive(tenant: number, documents: readonly JsonObject[]): Promise<void> {
  const model: Model = {
    documents,
    analyse,
    typeOf: (path) => FIELDS.find(({ field }) => field.path === path)?.type ?? 'keyword',
  };
  const property = fc.asyncProperty(
    walkOf,
    contract,
    filterOf,
    facetsAsked,
    async ({ roots, steps }, scope, filter, facets) => {
      const query = createSelectMultiple({
        roots,
        steps,
        projection: WHOLE_DOCUMENT,
        facets,
        ...(filter === undefined ? {} : { filter }),
      });
      const access = accessFilter(scope, tenant, TODAY);
      const outcome = await selectUnits(database, { query, access, fieldTypes: FIELD_TYPES });
      if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
      const { hits, results, facetResults } = outcome.answer;
      const ids = walk(model, roots, steps, scope, TODAY);
      const found = documents.filter((document) => ids.includes(idOf(document)));
      expect(hits.total).toBe(found.length);
      const got = results.map((unit) => String(unit['#id']));
      // How well words fit is not modelled: of what is ranked, only who is there, and how many a page has.
      if (isRanked(steps, filter)) {
        expect(new Set(got).size).toBe(pageOf(found, filter).length);
        expect(ids).toEqual(expect.arrayContaining(got));
      } else expect(got).toEqual(pageOf(inOrder(found, filter).map(idOf), filter));
      expect(facetResults).toEqual(
        facets.map((facet) => ({ name: facet.name, buckets: bucketsOf(model, found, facet) })),
      );
    },
  );
  await fc.assert(property, { numRuns: QUERIES, seed: SEED + tenant });
}
