import { type DslFault, dslFault, limits, type SelectMultiple } from '@chartrier/dsl';
import { chartrierError } from '@chartrier/messages';
import type { Database, Transaction } from '../../../platform/index.ts';
import type { QueryOutcome } from '../answer.ts';
import { Compilation } from '../compile/compilation.ts';
import type { Scope } from '../compile/condition.ts';
import { soughtWords } from '../compile/full-text.ts';
import { ordered, sortKeys } from '../compile/order.ts';
import { withSets } from '../compile/walk.ts';
import { DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS, RESULT_WINDOW } from '../counting.ts';
import type { DocumentRow } from '../render/render-unit.ts';
import type { UnitSearch } from '../requests.ts';
import { allOf, bind, join, sql, toStatement } from '../sql/fragment.ts';
import { emptyQueryFault } from './empty-query.ts';
import type { Scrolled } from './scrolled.ts';

/** Rows of which the keys are kept together. */
const CHUNK = 1_000;
/** Scrolls that a tenant may have open. */
const MAX_OPEN_SCROLLS = 100;

export interface ScrollRequest extends UnitSearch {
  /** Identifier of the access contract: a scroll is read by the contract that opened it only. */
  readonly contract: string;
  readonly now: Date;
  /** The identifier of a scroll to open. */
  readonly newId: string;
  /** Most results of a scroll. */
  readonly maxResults: number;
}

/**
 * One page of a scroll, as Vitam documents it (`$scrollId`, `$scrollTimeout`): the results are those of the moment when it
 * was opened, in the order of then; each page shows them as they are now, with the rights of now. The identifier that an
 * answer gives names the next page: asked again, a page is given again. A page beyond the last is empty, and ends it.
 *
 * @throws SCROLL_EXPIRED (400), SCROLL_TOO_LARGE (417), SCROLLS_TOO_MANY (429), DATABASE_STATEMENT_CANCELLED
 */
export async function scrollPage(
  database: Database,
  scrolled: Scrolled,
  request: ScrollRequest,
): Promise<QueryOutcome> {
  const { query, settings = {} } = request;
  const fault = emptyQueryFault(query) ?? pageFault(query);
  if (fault !== undefined) return { ok: false, faults: [fault] };
  return await database.transaction(async (transaction) => {
    const timeout = settings.statementTimeoutMilliseconds ?? DEFAULT_STATEMENT_TIMEOUT_MILLISECONDS;
    await transaction.query("select set_config('statement_timeout', $1, true)", [String(timeout)]);
    const asked = query.filter?.scroll?.id;
    const place =
      asked === undefined
        ? await open(transaction, scrolled, request)
        : await comeBack(transaction, scrolled, request, asked);
    if ('faults' in place) return { ok: false, faults: place.faults };
    return await readPage(transaction, scrolled, request, place);
  });
}

interface Place {
  readonly id: string;
  readonly position: number;
  readonly total: number;
}

function pageFault({ filter, facets }: SelectMultiple): DslFault | undefined {
  if (facets.length > 0)
    return dslFault(
      'UNSUPPORTED',
      '$.$facets',
      {
        fr: 'un parcours ne compte pas de facettes',
        en: 'a scroll counts no facets',
        remedyFr: 'demander les facettes dans une recherche à part',
        remedyEn: 'ask for the facets in a search apart',
      },
      { stage: 'execution' },
    );
  if ((filter?.limit ?? 0) <= RESULT_WINDOW) return undefined;
  return dslFault(
    'INVALID_VALUE',
    '$.$filter.$limit',
    {
      fr: `une page de parcours a au plus ${RESULT_WINDOW} résultats`,
      en: `a page of a scroll has at most ${RESULT_WINDOW} results`,
      remedyFr: 'réduire $limit',
      remedyEn: 'lower $limit',
    },
    { stage: 'execution' },
  );
}

async function open(
  transaction: Transaction,
  { kind, collection: collectionOf, walk: compileWalk, key }: Scrolled,
  request: ScrollRequest,
): Promise<Place | { readonly faults: readonly DslFault[] }> {
  const { query, access, fieldTypes, contract, now, newId: id, maxResults, settings = {} } = request;
  const collection = collectionOf(fieldTypes);
  const compilation = new Compilation();
  const scope: Scope = {
    compilation,
    field: collection.field,
    ...(collection.nested === undefined ? {} : { nested: collection.nested }),
  };
  const walk = compileWalk(query, access, scope);
  const words = soughtWords(query.steps.at(-1)?.condition);
  const keys = sortKeys(query.filter?.orderBy ?? [], collection, words, compilation);
  if (compilation.faults.length > 0) return { faults: compilation.faults };
  await forgetExpired(transaction, access.tenant, now);
  const order = join(
    [...keys.map(({ value, direction }) => ordered(value, direction)), ...collection.key],
    sql`, `,
  );
  const found = sql`${withSets(walk.sets)}select ${key}, row_number() over (order by ${order}) as place from ${collection.from} where ${walk.condition} limit ${bind(maxResults + 1)}::bigint`;
  const statement = toStatement(
    sql`insert into scroll_chunk (tenant, scroll, chunk, shelves, ids) select ${bind(access.tenant)}::integer, ${bind(id)}::text, (place - 1) / ${bind(CHUNK)}::bigint, array_agg(shelf order by place), array_agg(id order by place) from (${found}) found group by 3 returning cardinality(ids) as size`,
  );
  settings.explain?.(statement);
  const { rows } = await transaction.query<{ readonly size: number }>(statement.text, statement.values);
  const total = rows.reduce((sum, { size }) => sum + size, 0);
  if (total > maxResults) throw chartrierError('SCROLL_TOO_LARGE', { limit: maxResults });
  await transaction.query(
    'insert into scroll (tenant, id, kind, access_contract, total, expires_at) values ($1, $2, $3, $4, $5, $6)',
    [access.tenant, id, kind, contract, total, expiry(request)],
  );
  return { id, position: 0, total };
}

/** What is too old goes, of all tenants; the tenant may not keep more than it needs. */
async function forgetExpired(transaction: Transaction, tenant: number, now: Date): Promise<void> {
  const { rows } = await transaction.query<{ readonly tenant: number; readonly id: string }>(
    `delete from scroll where ctid = any(array(
       select ctid from scroll where expires_at < $1 for update skip locked)) returning tenant, id`,
    [now],
  );
  for (const one of rows) await forgetChunks(transaction, one.tenant, one.id);
  const left = await transaction.query<{ readonly open: number }>(
    'select count(*)::integer open from scroll where tenant = $1',
    [tenant],
  );
  if ((left.rows[0]?.open ?? 0) >= MAX_OPEN_SCROLLS)
    throw chartrierError('SCROLLS_TOO_MANY', { limit: MAX_OPEN_SCROLLS });
}

async function forgetChunks(transaction: Transaction, tenant: number, id: string): Promise<void> {
  await transaction.query('delete from scroll_chunk where tenant = $1 and scroll = $2', [tenant, id]);
}

/** `<id>.<position>`: an identifier says which page comes next, so that a page lost on the way is asked again. */
const SCROLL_ID = /^([0-9a-f-]{1,64})\.(\d{1,9})$/;

async function comeBack(
  transaction: Transaction,
  { kind }: Scrolled,
  request: ScrollRequest,
  asked: string,
): Promise<Place> {
  const { access, contract, now } = request;
  const [, id = '', position = ''] = SCROLL_ID.exec(asked) ?? [];
  const { rows } = await transaction.query<{ readonly total: number }>(
    `update scroll set expires_at = greatest(expires_at, $6)
     where tenant = $1 and id = $2 and kind = $3 and access_contract = $4 and expires_at >= $5
     returning total`,
    [access.tenant, id, kind, contract, now, expiry(request)],
  );
  const [row] = rows;
  if (row === undefined) throw chartrierError('SCROLL_EXPIRED', { scroll: asked });
  return { id, position: Number(position), total: Number(row.total) };
}

async function readPage(
  transaction: Transaction,
  { collection: collectionOf, visible, join: rowOfKey, render }: Scrolled,
  { query, access, fieldTypes, settings = {} }: ScrollRequest,
  { id, position, total }: Place,
): Promise<QueryOutcome> {
  const asked = query.filter?.limit ?? 0;
  const limit = asked === 0 ? limits.DEFAULT_SCROLL_LIMIT : asked;
  const end = Math.min(position + limit, total);
  let rows: readonly DocumentRow[] = [];
  if (position < total) {
    const collection = collectionOf(fieldTypes);
    const chunks = sql`c.tenant = ${bind(access.tenant)}::integer and c.scroll = ${bind(id)}::text and c.chunk between ${bind(Math.floor(position / CHUNK))}::integer and ${bind(Math.floor((end - 1) / CHUNK))}::integer`;
    const keys = sql`select k.shelf, k.id, c.chunk::bigint * ${bind(CHUNK)}::bigint + k.place as place from scroll_chunk c cross join lateral unnest(c.shelves, c.ids) with ordinality k (shelf, id, place) where ${chunks}`;
    const ofPage = sql`page.place > ${bind(position)}::bigint and page.place <= ${bind(end)}::bigint`;
    const statement = toStatement(
      sql`select ${collection.row} from (${keys}) page join ${collection.from} on ${rowOfKey(access)} where ${allOf([ofPage, visible(access)])} order by page.place`,
    );
    settings.explain?.(statement);
    ({ rows } = await transaction.query<DocumentRow>(statement.text, statement.values));
  } else {
    await transaction.query('delete from scroll where tenant = $1 and id = $2', [access.tenant, id]);
    await forgetChunks(transaction, access.tenant, id);
  }
  const results = rows.map((row) => render(row, query.projection));
  const hits = { total, offset: position, limit, size: results.length, scrollId: `${id}.${end}` };
  return { ok: true, answer: { hits, results, facetResults: [] } };
}

function expiry({ query, now }: ScrollRequest): Date {
  const timeout = query.filter?.scroll?.timeoutMilliseconds ?? limits.DEFAULT_SCROLL_TIMEOUT_MILLISECONDS;
  return new Date(now.getTime() + timeout);
}
