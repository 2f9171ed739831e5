import { accepted, type OkEnvelope, type SearchQuery, type Unit } from '@chartrier/client';
import type { Connection } from './connection.ts';

/** Units of one page of a scroll. */
const PAGE = 1_000;

/** All the units that a query finds, whatever their number, a page at a time; `atMost` of them when it is given. */
export async function* eachUnit(
  { client, session }: Connection,
  query: SearchQuery,
  atMost = Number.POSITIVE_INFINITY,
): AsyncGenerator<Unit> {
  let next: string | undefined = 'START';
  let given = 0;
  while (given < atMost) {
    const $filter: Readonly<Record<string, unknown>> = {
      $scrollId: next,
      $limit: Math.min(PAGE, atMost - given),
    };
    const page: OkEnvelope<Unit> = accepted(await client.units.search(session, { ...query, $filter }));
    if (page.$hits.size === 0 && given >= page.$hits.total) return;
    for (const unit of page.$results) yield unit;
    given = page.$hits.offset + page.$hits.limit;
    if (given >= page.$hits.total) return;
    next = page.$hits.scrollId;
  }
}
