/** What a list shows, and how many there are. */
export interface Listed<Item> {
  readonly items: readonly Item[];
  readonly total: number;
}

/** Vitam's lists of projects and transactions have no pages: one answer shows so many, and so many bytes of them. */
const MOST_LISTED = 10_000;
const MOST_LISTED_BYTES = 64 * 2 ** 20;

/**
 * The first rows of a table whose rows have a `document`, as many as one answer may show, each with the `total`.
 *
 * @param columns those of `order` among them
 */
export function listedRows(
  { columns, from, order }: { readonly columns: string; readonly from: string; readonly order: string },
  mostBytes = MOST_LISTED_BYTES,
): string {
  return `select * from (
      select ${columns}, count(*) over ()::integer total,
        sum(octet_length(document::text)) over (order by ${order}) bytes
      from ${from}) listed
    where bytes <= ${mostBytes} order by ${order} limit ${MOST_LISTED}`;
}
