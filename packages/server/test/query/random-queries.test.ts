import {
  createField,
  createFiltersFacet,
  createSelectMultiple,
  createTermsFacet,
  type JsonObject,
  WHOLE_DOCUMENT,
} from '@chartrier/dsl';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { putUnitDocuments } from '../../src/archive/index.ts';
import { accessFilter, fieldTypesOf, selectUnits } from '../../src/archive/query/index.ts';
import type { Database } from '../../src/platform/index.ts';
import { cloneDatabase } from '../support/index.ts';
import { valuesAt } from './model-paths.ts';
import type { Analyse } from './model-texts.ts';
import { archive, OTHER_TENANT, TENANT, VOCABULARY } from './random-archive.ts';
import { condition, contract, FIELDS, walkOf } from './random-queries.ts';
import { fits, idOf, type Model, walk } from './reference-model.ts';

/** Another seed, more graphs or queries: QUERY_SEED, QUERY_GRAPHS, QUERY_RUNS. A failure prints the seed. */
const SEED = Number(process.env.QUERY_SEED ?? 20250301);
const UNITS = 60;
const GRAPHS = Number(process.env.QUERY_GRAPHS ?? 6);
const QUERIES = Number(process.env.QUERY_RUNS ?? 120);
const TODAY = '2025-03-01';
const FIELD_TYPES = fieldTypesOf([
  { Identifier: 'MonCode', Type: 'KEYWORD' },
  { Identifier: 'MonNombre', Type: 'LONG' },
  { Identifier: 'MonReel', Type: 'DOUBLE' },
  { Identifier: 'MaDate', Type: 'DATE' },
  { Identifier: 'MonBooleen', Type: 'BOOLEAN' },
]);

let database: Database;
let analyse: Analyse;

beforeAll(async () => {
  ({ database } = await cloneDatabase());
  analyse = await analyser(database);
});

/** Words as the database makes them of each word of the vocabulary; how they combine is the model's. */
async function analyser(queryable: Database): Promise<Analyse> {
  const known = new Map<string, readonly (string | undefined)[]>();
  for (const word of VOCABULARY) {
    const { rows } = await queryable.query<{ lexeme: string; place: number }>(
      `select lexeme, place from unnest(words_of($1)) w (lexeme, places) cross join lateral unnest(places) place`,
      [word],
    );
    const { rows: parts } = await queryable.query<{ count: number }>(
      `select count(*) from regexp_matches(part_words($1), '[[:alnum:]]+', 'g')`,
      [word],
    );
    const words = new Array<string | undefined>(Number(parts[0]?.count ?? 0)).fill(undefined);
    for (const { lexeme, place } of rows) words[place - 1] = lexeme;
    known.set(word, words);
  }
  return (text) => text.split(' ').flatMap((word) => known.get(word) ?? []);
}

async function load(documents: readonly JsonObject[]): Promise<void> {
  await database.transaction(async (transaction) => {
    await transaction.query('delete from unit');
    await putUnitDocuments(transaction, TENANT, documents);
    // The same units in another tenant: none of them may ever be seen from the first.
    await putUnitDocuments(
      transaction,
      OTHER_TENANT,
      documents.map((document) => ({ ...document, _id: `z${idOf(document)}`, _tenant: OTHER_TENANT })),
    );
  });
}

describe('what the database answers to random queries is what the model says', () => {
  const graphs = fc.sample(archive(UNITS), { numRuns: GRAPHS, seed: SEED });

  it.each(graphs.map((documents, index) => [index, documents] as const))(
    `seed ${SEED}, archive %i`,
    async (_, documents) => {
      await load(documents);
      const model: Model = {
        documents,
        analyse,
        typeOf: (path) => FIELDS.find(({ field }) => field.path === path)?.type ?? 'keyword',
      };
      await fc.assert(
        fc.asyncProperty(walkOf, contract, condition, async ({ roots, steps }, scope, facetCondition) => {
          const query = createSelectMultiple({
            roots,
            steps,
            projection: WHOLE_DOCUMENT,
            facets: [
              createTermsFacet({
                name: 'levels',
                field: createField('DescriptionLevel', 'DescriptionLevel'),
                size: 10,
                order: 'ASC',
              }),
              createTermsFacet({ name: 'tags', field: createField('Tag', 'Tag'), size: 3, order: 'ASC' }),
              createFiltersFacet('filters', [{ name: 'one', condition: facetCondition }]),
            ],
          });
          const access = accessFilter(scope, TENANT, TODAY);
          const outcome = await selectUnits(database, { query, access, fieldTypes: FIELD_TYPES });
          if (!outcome.ok) throw new Error(JSON.stringify(outcome.faults));
          const { hits, results, facetResults } = outcome.answer;
          const expected = walk(model, roots, steps, scope, TODAY);
          expect(results.map((unit) => unit['#id']).sort()).toEqual([...expected].sort());
          expect(hits.total).toBe(expected.length);
          const found = documents.filter((document) => expected.includes(idOf(document)));
          expect(facetResults).toEqual([
            { name: 'levels', buckets: buckets(found, 'DescriptionLevel', 10) },
            { name: 'tags', buckets: buckets(found, 'Tag', 3) },
            {
              name: 'filters',
              buckets: [
                {
                  value: 'one',
                  count: found.filter((document) => fits(model, document, facetCondition)).length,
                },
              ],
            },
          ]);
        }),
        { numRuns: QUERIES, seed: SEED },
      );
    },
  );
});

/** The most frequent values of a field: by count, then by value. */
function buckets(documents: readonly JsonObject[], path: string, size: number) {
  const counts = new Map<string, number>();
  for (const document of documents) {
    for (const value of new Set(valuesAt(document, path).map(String)))
      counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
    .slice(0, size);
}
