/**
 * An SQL expression: the version of a group's document that a staged object `o` becomes, with what reading its bytes told
 * (`c`) and what the check of formats decided (`f`). What is stored of a file is its own SHA-512 and size, whatever the manifest declares.
 */
export function versionDocument({
  group,
  number,
  operation,
}: {
  readonly group: string;
  readonly number: string;
  readonly operation: string;
}): string {
  return `(o.version - array['MessageDigest', 'Algorithm', 'Uri']) || jsonb_build_object(
      '_id', o.id, 'DataObjectGroupId', ${group}, 'DataObjectVersion', o.usage || '_' || ${number},
      'Size', coalesce(c.size, 0), '_opi', ${operation})
    || case when o.physical then '{}' else jsonb_build_object('Uri', o.uri, 'MessageDigest', c.sha512,
         'Algorithm', 'SHA-512', '_storage', jsonb_build_object('strategyId', c.strategy)) end
    || case when f.ordinal is null then '{}' else jsonb_build_object('FormatIdentification', f.identification,
         '_formatSource', f.source) end`;
}
