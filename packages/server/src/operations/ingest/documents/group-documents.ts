import { planForSets, type Transaction } from '../../../platform/index.ts';
import type { Deposit } from '../staging/deposit.ts';
import type { DocumentFields } from './document-fields.ts';
import { versionDocument } from './object-versions.ts';
import {
  identificationParameters,
  identificationValues,
  identifiedVersions,
} from './persistent-identifiers.ts';

/**
 * Makes the documents of new object groups, from their objects, what reading these told, and the units that designate
 * them: one statement for a range of groups. `_profil` and `FileInfo` are those of the first original.
 *
 * @param isFirst none was made before
 */
export async function makeGroupDocuments(
  transaction: Transaction,
  { deposit, tables, graph }: Deposit,
  fields: DocumentFields,
  [from, to]: readonly [number, number],
  { isFirst }: { readonly isFirst: boolean },
): Promise<number> {
  const identification = identificationParameters(11);
  const versions = `
       select g.ordinal group_key, o.usage, o.number, false before, o.ordinal place, o.physical, o.id,
         ${versionDocument({ group: 'g.id', number: 'o.number', operation: '$4::text' })} document
       from g join ${tables.object} o on o.deposit = $1 and o.group_manifest_id = g.manifest_id
       left join ${tables.object_content} c on c.deposit = $1 and c.ordinal = o.ordinal
       left join ${tables.object_format} f on f.deposit = $1 and f.ordinal = o.ordinal`;
  if (!isFirst)
    await transaction.query(
      `delete from ${tables.group_document} where deposit = $1 and ordinal between $2 and $3`,
      [deposit, from, to],
    );
  const { rowCount } = await planForSets(transaction, () =>
    transaction.query(
      `insert into ${tables.group_document} (deposit, ordinal, id, document)
     with g as (
       select ordinal, id, manifest_id from ${tables.group}
       where deposit = $1 and ordinal between $2 and $3 and not existing),
     version as (${fields.identification === undefined ? versions : identifiedVersions(versions, identification)}),
     qualifier as (
       select group_key ordinal, min(place) place, count(*) versions,
         jsonb_build_object('qualifier', usage, '_nbc', count(*), 'versions', jsonb_agg(document order by number)) document
       from version group by group_key, usage),
     qualifiers as (
       select ordinal, sum(versions)::integer versions, jsonb_agg(document order by place) documents
       from qualifier group by ordinal),
     master as (
       select group_key ordinal, document -> 'FileInfo' file_info, (select min(k) from jsonb_object_keys(document -> 'Metadata') k) profile
       from version where usage = 'BinaryMaster' and number = 1 and not physical),
     edge as (
       select g.ordinal, u.id
       from g join ${tables.unit} u on u.deposit = $1 and u.designated_id = g.manifest_id
         and u.designated_kind in ('group', 'object') and u.existing is null),
     parent as (
       select ordinal, array_agg(id order by id) up from edge group by ordinal),
     ancestor as (
       select e.ordinal, array_agg(distinct a.id order by a.id) us
       from edge e join ${graph.result} r on r.work = $1 and r.id = e.id, unnest(r.us || r.id) a (id)
       group by e.ordinal),
     agency as (
       select e.ordinal, array_agg(distinct s.sp order by s.sp) sps
       from edge e join ${graph.result} r on r.work = $1 and r.id = e.id, unnest(r.sps) s (sp)
       group by e.ordinal)
     select $1, g.ordinal, g.id, jsonb_strip_nulls(jsonb_build_object(
         '_id', g.id, '_tenant', $5::integer, '_profil', m.profile, 'FileInfo', m.file_info,
         '_qualifiers', coalesce(q.documents, '[]'), '_nbc', coalesce(q.versions, 0),
         '_up', to_jsonb(coalesce(p.up, '{}')), '_us', to_jsonb(coalesce(a.us, '{}')), '_sps', to_jsonb(coalesce(s.sps, '{}')),
         '_sp', $6::text, '_opi', $4::text, '_ops', jsonb_build_array($4::text),
         '_storage', jsonb_build_object('strategyId', $7::text), '_sedaVersion', $8::text,
         '_implementationVersion', $9::text, '_v', 0, '_av', 0, '_acd', $10::text, '_aud', $10::text, '_glpd', $10::text))
     from g
     left join qualifiers q on q.ordinal = g.ordinal
     left join master m on m.ordinal = g.ordinal
     left join parent p on p.ordinal = g.ordinal
     left join ancestor a on a.ordinal = g.ordinal
     left join agency s on s.ordinal = g.ordinal`,
      [
        deposit,
        from,
        to,
        fields.operationId,
        fields.tenant,
        fields.originatingAgency ?? null,
        fields.strategies.objectGroup,
        fields.sedaVersion,
        fields.implementationVersion,
        fields.now,
        ...(fields.identification === undefined ? [] : identificationValues(fields.identification)),
      ],
    ),
  );
  return rowCount;
}
