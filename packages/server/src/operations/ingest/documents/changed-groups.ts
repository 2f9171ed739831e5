import type { Transaction } from '../../../platform/index.ts';
import { changedGroups } from '../pass/existing-groups.ts';
import type { Deposit } from '../staging/deposit.ts';
import type { DocumentFields } from './document-fields.ts';
import { versionDocument } from './object-versions.ts';
import {
  identificationParameters,
  identificationValues,
  identifiedVersions,
} from './persistent-identifiers.ts';

/** New parents of a group that its difference lists; the others are counted. */
const LISTED_PARENTS = 100;

/**
 * Makes the new versions of the archive's groups that the deposit changes, from those that are in place: its objects are
 * added, numbered after those of their usage; its units become parents. The commit replaces the groups only if they are
 * still as they are now.
 */
export async function makeChangedGroups(
  transaction: Transaction,
  deposit: Deposit,
  fields: DocumentFields,
): Promise<void> {
  const { tables, graph } = deposit;
  const identification = identificationParameters(6);
  await transaction.query(`delete from ${tables.changed_group} where deposit = $1`, [deposit.deposit]);
  await transaction.query(
    `insert into ${tables.changed_group} (deposit, id, version, atomic_version, strategy, difference, document)
     with base as materialized (
       select o.id, o.version, o.atomic_version, o.document
       from (${changedGroups(deposit)}) c join object_group o on o.tenant = $2 and o.id = c.id),
     held as (
       select b.id, q.value ->> 'qualifier' usage, q.place, q.value document,
         (q.value ->> '_nbc')::integer count,
         greatest((q.value ->> '_nbc')::integer, (
           select max(substring(v ->> 'DataObjectVersion' from '_(\\d+)$')::integer)
           from jsonb_array_elements(q.value -> 'versions') v)) highest
       from base b, jsonb_array_elements(b.document -> '_qualifiers') with ordinality q (value, place)),
     object as (
       select g.id group_id, o.*, coalesce(h.highest, 0)
           + row_number() over (partition by g.id, o.usage order by o.ordinal) new_number, h.id is not null before
       from ${tables.group} g
       join ${tables.object} o on o.deposit = $1 and o.group_manifest_id = g.manifest_id
       left join held h on h.id = g.id and h.usage = o.usage
       where g.deposit = $1 and g.existing),
     version as (${fields.identification === undefined ? versionsOf(deposit) : identifiedVersions(versionsOf(deposit), identification)}),
     added as (
       select group_key id, usage, count(*) count, min(place) place, jsonb_agg(document order by number) versions,
         string_agg(concat('+  #qualifiers.', usage, ' : ', usage, '_', number, ' (', id, ')'), E'\\n' order by number) lines
       from version group by group_key, usage),
     qualifier as (
       select coalesce(h.id, a.id) id, h.place held_place, a.place, coalesce(a.count, 0) added,
         case when h.id is null
             then jsonb_build_object('qualifier', a.usage, '_nbc', a.count, 'versions', a.versions)
           when a.id is null then h.document
           else h.document || jsonb_build_object('_nbc', h.count + a.count,
             'versions', (h.document -> 'versions') || a.versions) end document, a.lines
       from held h full join added a on a.id = h.id and a.usage = h.usage),
     qualifiers as (
       select id, jsonb_agg(document order by held_place nulls last, place) documents, sum(added)::integer added,
         string_agg(lines, E'\\n' order by place) lines
       from qualifier group by id),
     edge as (
       select u.id unit, case when u.designated_kind = 'existingGroup' then u.designated_id else g.id end id
       from ${tables.unit} u
       left join ${tables.group} g on g.deposit = $1 and g.existing and u.designated_kind in ('group', 'object')
         and g.manifest_id = u.designated_id
       where u.deposit = $1 and u.existing is null and (u.designated_kind = 'existingGroup' or g.id is not null)),
     parent as (
       select id, array_agg(unit) up, count(*) count from edge group by id),
     parent_lines as (
       select id, string_agg(concat('+  #unitups : ', unit), E'\\n' order by unit) lines
       from (select id, unit, row_number() over (partition by id order by unit) rank from edge) e
       where rank <= ${LISTED_PARENTS} group by id),
     ancestor as (
       select e.id, array_agg(distinct a.id) us
       from edge e join ${graph.result} r on r.work = $1 and r.id = e.unit, unnest(r.us || r.id) a (id) group by e.id),
     agency as (
       select e.id, array_agg(distinct s.sp) sps
       from edge e join ${graph.result} r on r.work = $1 and r.id = e.unit, unnest(r.sps) s (sp) group by e.id),
     changed as (
       select b.*, (b.document ->> '_nbc')::integer count, coalesce(q.added, 0) added, q.documents, q.lines object_lines,
         p.up, coalesce(p.count, 0) parents, l.lines parent_lines, a.us, s.sps
       from base b
       left join qualifiers q on q.id = b.id
       left join parent p on p.id = b.id
       left join parent_lines l on l.id = b.id
       left join ancestor a on a.id = b.id
       left join agency s on s.id = b.id)
     select $1, id, version, atomic_version, document #>> '{_storage,strategyId}',
       concat_ws(E'\\n',
         case when added > 0 then concat('-  #nbobjects : ', count, E'\\n+  #nbobjects : ', count + added) end,
         object_lines, parent_lines,
         case when parents > ${LISTED_PARENTS} then concat('+  #unitups : … (', parents, ')') end,
         concat('+  #operations : ', $3::text)),
       document || jsonb_build_object(
         '_nbc', count + added, '_qualifiers', coalesce(documents, '[]'),
         '_ops', ((document -> '_ops') - $3::text) || jsonb_build_array($3::text),
         '_up', ${union("document -> '_up'", 'up')}, '_us', ${union("document -> '_us'", 'us')},
         '_sps', ${union("document -> '_sps'", 'sps')},
         '_v', version + 1, '_av', atomic_version + 1, '_aud', $4::text)
         || case when parents > 0 then jsonb_build_object('_glpd', $4::text) else '{}' end
     from changed`,
    [
      deposit.deposit,
      deposit.tenant,
      fields.operationId,
      fields.now,
      fields.operationId,
      ...(fields.identification === undefined ? [] : identificationValues(fields.identification)),
    ],
  );
}

function versionsOf({ tables }: Deposit): string {
  return `
    select o.group_id group_key, o.usage, o.new_number number, o.before, o.ordinal place, o.physical, o.id,
      ${versionDocument({ group: 'o.group_id', number: 'o.new_number', operation: '$5::text' })} document
    from object o left join ${tables.object_content} c on c.deposit = $1 and c.ordinal = o.ordinal
       left join ${tables.object_format} f on f.deposit = $1 and f.ordinal = o.ordinal`;
}

/** The list of a document and an array of new values, each once, in the order in which a rebuild computes them. */
function union(list: string, added: string): string {
  return `to_jsonb(array(
    select x from (select jsonb_array_elements_text(${list}) collate "C" x union select unnest(${added})) one order by x))`;
}
