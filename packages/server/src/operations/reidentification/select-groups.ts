import type { ReidentificationContext, ReidentificationScope } from './services.ts';

/** Groups that have an object of this kind; `$4` tells the signatures in force. */
const CONDITIONS = {
  any: `exists (select from jsonb_path_query(g.document, '$._qualifiers[*].versions[*] ? (exists (@.Uri))'))`,
  matching: `exists (
    select from jsonb_path_query(g.document, '$._qualifiers[*].versions[*] ? (exists (@.Uri))') v
    where ($3::text[] is null or coalesce(v #>> '{FormatIdentification,FormatId}', 'unknown') = any ($3))
      and ($4::text is null or v #>> '{_formatSource,signatures}' is distinct from $4))`,
} as const;

/**
 * Lists once for all the groups that the operation looks at, and answers how many: what is deposited afterwards is
 * identified by its own deposit. Done again after a crash, the list is the one that was made.
 */
export async function selectGroups(context: ReidentificationContext): Promise<number> {
  const { tenant, operationId, services } = context;
  const { puids, olderOnly } = scopeOf(context);
  const inForce = olderOnly === true ? (await services.formats.inForce()).signatures : null;
  const restricted = puids !== undefined || inForce !== null;
  return await context.transaction(async (transaction) => {
    const values = [tenant, operationId];
    const { rows } = await transaction.query<{ count: number }>(
      'select count(*) count from reidentification_item where tenant = $1 and operation_id = $2',
      values,
    );
    const known = rows[0]?.count ?? 0;
    if (known > 0) return known;
    const { rowCount } = await transaction.query(
      `insert into reidentification_item (tenant, operation_id, ordinal, group_id)
       select $1, $2, row_number() over (order by g.id) - 1, g.id from object_group g
       where g.tenant = $1 and ${restricted ? CONDITIONS.matching : CONDITIONS.any}`,
      restricted ? [...values, puids ?? null, inForce] : values,
    );
    return rowCount;
  });
}

/** What the request asked for, as the operation keeps it. */
export function scopeOf({ parameters }: Pick<ReidentificationContext, 'parameters'>): ReidentificationScope {
  const { puids, olderOnly } = parameters;
  return {
    ...(Array.isArray(puids) ? { puids: puids.map(String) } : {}),
    ...(olderOnly === true ? { olderOnly } : {}),
  };
}
