import type { Facet, JsonObject, SelectFilter } from '@chartrier/dsl';
import { limits } from '@chartrier/dsl';
import type { Database, Transaction } from '../../../platform/index.ts';
import type { FacetResult, Hits, QueryOutcome } from '../answer.ts';
import type { Collection } from '../catalogue/collection.ts';
import { Compilation } from '../compile/compilation.ts';
import type { Scope } from '../compile/condition.ts';
import { countStatement } from '../compile/count.ts';
import { compileFacets } from '../compile/facets.ts';
import { foundStatement } from '../compile/found.ts';
import type { SoughtWords } from '../compile/full-text.ts';
import { isOrderOfIndex, sortKeys } from '../compile/order.ts';
import { pageStatement } from '../compile/page.ts';
import type { CompiledWalk } from '../compile/walk.ts';
import { DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS, RESULT_WINDOW, TOTAL_BOUND } from '../counting.ts';
import type { SearchSettings } from '../requests.ts';
import { type Fragment, toStatement } from '../sql/fragment.ts';
import { limitStatements, withinTime } from './time-limits.ts';
import { refuseTooMuch } from './too-much-asked.ts';
import { untilGone } from './until-gone.ts';

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
 * Runs a search in one snapshot of the database. Where an index gives the order of the results, the page is read first,
 * along it; otherwise, or with facets, the matching rows are found once for page, total and facets. A fault of the query is
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
  const bound = totalBound(filter, settings, compilation);
  const facets = compileFacets(search.facets, scope, keys.length);
  if (compilation.faults.length > 0) return { ok: false, faults: compilation.faults };
  const alongIndex =
    search.facets.length === 0 &&
    !walk.condition.opaque &&
    isOrderOfIndex(filter?.orderBy ?? [], keys, collection);
  const answer = database.transaction(
    (transaction) =>
      untilGone(database, transaction, settings.gone, async (): Promise<QueryOutcome> => {
        const run = runner(transaction, settings);
        const timeout = settings.statementTimeoutMilliseconds ?? DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS;
        await limitStatements(transaction, timeout);
        // The page is tried for a moment; once it is there, its total is counted for as long as it takes: finding all the
        // rows instead would count them too.
        const rows = alongIndex
          ? await withinTime(transaction, timeout, settings.gone, () =>
              run<Row>(pageStatement(collection, walk, page)),
            )
          : undefined;
        const found =
          rows === undefined
            ? foundAtOnce<Row>(
                await run<FoundRow & Row>(foundStatement(collection, walk, page, facets)),
                search.facets,
              )
            : await pageThenTotal(rows, page, async () => await run(countStatement(collection, walk, bound)));
        const results = await search.render(found.rows, transaction);
        const hits: Hits = {
          total: Math.min(found.total, bound ?? found.total),
          offset: page.offset,
          limit: filter === undefined ? search.shownLimitWithoutFilter : page.shownLimit,
          size: results.length,
        };
        return { ok: true, answer: { hits, results, facetResults: found.facetResults } };
      }),
    { isolation: 'repeatable read', readOnly: true },
  );
  return await answer.catch(refuseTooMuch);
}

interface Found<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
  readonly facetResults: readonly FacetResult[];
}

/** A full page is followed by a count; one that is not full is the last one, and tells the total. */
async function pageThenTotal<Row>(
  rows: readonly Row[],
  { offset, limit }: { readonly offset: number; readonly limit: number },
  count: () => Promise<readonly { readonly total: number }[]>,
): Promise<Found<Row>> {
  const isLast = rows.length < limit && (rows.length > 0 || offset === 0);
  const total = isLast ? offset + rows.length : Number((await count())[0]?.total ?? 0);
  return { rows, total, facetResults: [] };
}

type FoundRow = Readonly<Record<string, unknown>> & {
  readonly on_page: boolean;
  readonly total: number | null;
};

function foundAtOnce<Row>(rows: readonly (FoundRow & Row)[], facets: readonly Facet[]): Found<Row> {
  const [first] = rows;
  return {
    rows: rows.filter(({ on_page }) => on_page),
    total: Number(first?.total ?? 0),
    facetResults: facets.map(({ name }, index) => ({ name, buckets: bucketsOf(first?.[`facet_${index}`]) })),
  };
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

/** Up to what number results are counted; undefined for an exact total, which the platform allows or refuses. */
function totalBound(
  filter: SelectFilter | undefined,
  settings: SearchSettings,
  compilation: Compilation,
): number | undefined {
  const track = filter?.trackTotalHits ?? false;
  if (typeof track === 'number') return track;
  if (!track) return TOTAL_BOUND;
  if (settings.trackTotalHitsAllowed) return undefined;
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
  return TOTAL_BOUND;
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
