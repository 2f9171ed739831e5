import type { Facet, JsonObject, SelectFilter } from '@chartrier/dsl';
import { limits } from '@chartrier/dsl';
import type { Database, Transaction } from '../../../platform/index.ts';
import type { FacetResult, Hits, QueryOutcome } from '../answer.ts';
import type { Collection } from '../catalogue/collection.ts';
import { Compilation } from '../compile/compilation.ts';
import type { Scope } from '../compile/condition.ts';
import { countStatement } from '../compile/count.ts';
import { facetsStatement } from '../compile/facets.ts';
import type { SoughtWords } from '../compile/full-text.ts';
import { sortKeys } from '../compile/order.ts';
import { pageStatement } from '../compile/page.ts';
import type { CompiledWalk } from '../compile/walk.ts';
import { DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS, RESULT_WINDOW, TOTAL_BOUND } from '../counting.ts';
import type { SearchSettings } from '../requests.ts';
import { type Fragment, toStatement } from '../sql/fragment.ts';

/** A search, whatever it looks for: the collection, the question, and how its rows become results. */
export interface Search<Row> {
  readonly collection: Collection;
  readonly walk: (scope: Scope) => CompiledWalk;
  readonly filter: SelectFilter | undefined;
  /** The limit that the answer shows when the query gives no `$filter`. */
  readonly shownLimitWithoutFilter: number;
  readonly facets: readonly Facet[];
  /** The words by which results are ranked. */
  readonly words: readonly SoughtWords[];
  readonly settings: SearchSettings;
  readonly render: (rows: readonly Row[], transaction: Transaction) => Promise<readonly JsonObject[]>;
}

/**
 * Runs a search: the page first, then total and facets, all of one snapshot of the database. A fault of the query is
 * answered before anything runs. @throws DATABASE_STATEMENT_CANCELLED when a statement lasts too long
 */
export async function runSearch<Row>(database: Database, search: Search<Row>): Promise<QueryOutcome> {
  const { collection, filter, settings } = search;
  const compilation = new Compilation();
  const scope: Scope = {
    compilation,
    field: collection.field,
    ...(collection.nested === undefined ? {} : { nested: collection.nested }),
  };
  const walk = search.walk(scope);
  const keys = sortKeys(filter?.orderBy ?? [], collection, search.words, compilation);
  const page = { keys, ...window(filter, compilation) };
  const tracked = tracksTotal(filter, settings, compilation);
  const facets =
    search.facets.length === 0 ? undefined : facetsStatement(collection, walk, search.facets, scope);
  if (compilation.faults.length > 0) return { ok: false, faults: compilation.faults };
  return await database.transaction(
    async (transaction) => {
      const run = runner(transaction, settings);
      await transaction.query("select set_config('statement_timeout', $1, true)", [
        String(settings.statementTimeoutMilliseconds ?? DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS),
      ]);
      const rows = await run<Row>(pageStatement(collection, walk, page));
      const known = knownTotal(page, rows.length);
      let total = known;
      let facetResults: readonly FacetResult[] = [];
      if (facets !== undefined) {
        const [counted] = await run<FacetRow>(facets);
        total = Number(counted?.total ?? 0);
        facetResults = search.facets.map(({ name }, index) => ({
          name,
          buckets: bucketsOf(counted?.[`facet_${index}`]),
        }));
      } else if (total === undefined) {
        const [counted] = await run<{ readonly total: number }>(
          countStatement(collection, walk, tracked ? undefined : TOTAL_BOUND),
        );
        total = Number(counted?.total ?? 0);
      }
      const results = await search.render(rows, transaction);
      const hits: Hits = {
        total: tracked ? (total ?? 0) : Math.min(total ?? 0, TOTAL_BOUND),
        offset: page.offset,
        limit: filter === undefined ? search.shownLimitWithoutFilter : page.shownLimit,
        size: results.length,
      };
      return { ok: true, answer: { hits, results, facetResults } };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

type FacetRow = Readonly<Record<string, unknown>> & { readonly total: number };

/** A page that is not full is the last one: it tells the total. */
function knownTotal(
  page: { readonly offset: number; readonly limit: number },
  size: number,
): number | undefined {
  return size < page.limit && (size > 0 || page.offset === 0) ? page.offset + size : undefined;
}

function window(filter: SelectFilter | undefined, compilation: Compilation) {
  const offset = filter?.offset ?? 0;
  const asked = filter?.limit ?? 0;
  const shownLimit = asked === 0 ? limits.DEFAULT_LIMIT : asked;
  if (offset + asked > RESULT_WINDOW) {
    compilation.refuse('INVALID_VALUE', '$.$filter', {
      fr: `$offset + $limit ne peut pas dépasser ${RESULT_WINDOW}`,
      en: `$offset + $limit may not exceed ${RESULT_WINDOW}`,
      remedyFr:
        'restreindre la requête, ou lire tous les résultats par un flux (units/stream, objects/stream)',
      remedyEn: 'narrow the query, or read all the results as a stream (units/stream, objects/stream)',
    });
  }
  return { offset, limit: asked === 0 ? Math.max(RESULT_WINDOW - offset, 0) : asked, shownLimit };
}

function tracksTotal(
  filter: SelectFilter | undefined,
  settings: SearchSettings,
  compilation: Compilation,
): boolean {
  if (filter?.trackTotalHits !== true) return false;
  if (settings.trackTotalHitsAllowed) return true;
  compilation.refuse(
    'UNSUPPORTED',
    '$.$filter.$track_total_hits',
    {
      fr: 'le total exact au-delà de 10 000 n’est pas autorisé sur cette plateforme',
      en: 'the exact total beyond 10,000 is not allowed on this platform',
      remedyFr: 'retirer $track_total_hits, ou l’autoriser dans la configuration',
      remedyEn: 'remove $track_total_hits, or allow it in the configuration',
    },
    undefined,
    'UNAUTHORIZED_PARAMETER_DSL',
  );
  return false;
}

function runner(transaction: Transaction, settings: SearchSettings) {
  return async <Row>(fragment: Fragment): Promise<readonly Row[]> => {
    const statement = toStatement(fragment);
    settings.explain?.(statement);
    const { rows } = await transaction.query<Row>(statement.text, statement.values);
    return rows;
  };
}

function bucketsOf(value: unknown): FacetResult['buckets'] {
  return Array.isArray(value)
    ? value.map((bucket: { readonly value: string; readonly count: number }) => ({
        value: bucket.value,
        count: bucket.count,
      }))
    : [];
}
