import type { UnitSource } from '../../../archive/index.ts';
import type { Deposit } from '../staging/deposit.ts';
import type { DocumentFields } from './document-fields.ts';
import { identificationParameters, identifiedFields } from './persistent-identifiers.ts';

/**
 * The documents of a deposit's new units: what was staged and computed, put together. A query, because it fills a staging
 * table or a shelf alike.
 */
export function unitDocuments({ deposit, tables, graph }: Deposit, fields: DocumentFields): UnitSource {
  const { identification } = fields;
  const content = 'coalesce(c.content, u.content)';
  const identified = identification?.units
    ? ` || ${identifiedFields(content, 'u.id', identificationParameters(11))}`
    : '';
  return {
    text: `
      select u.ordinal, u.id, ${content} || jsonb_strip_nulls(jsonb_build_object(
          '_id', u.id, '_og', case when u.designated_kind = 'existingGroup' then u.designated_id else g.id end, 'ArchiveUnitProfile', u.profile, '_unitType', $2::text, '_tenant', $3::integer,
          '_opi', $4::text, '_ops', jsonb_build_array($4::text), '_sp', $5::text,
          '_storage', jsonb_build_object('strategyId', $6::text), '_sedaVersion', $7::text,
          '_implementationVersion', $8::text, '_v', 0, '_av', 0, '_acd', $9::text, '_aud', $9::text, '_glpd', $9::text,
          '_validComputedInheritedRules', case when $10::integer = 1 then false end))
        || jsonb_build_object('_mgt', coalesce(m.management, u.management), '_up', to_jsonb(r.up), '_us', to_jsonb(r.us),
          '_uds', r.uds, '_graph', to_jsonb(r.edges), '_min', 1, '_max', r.max, '_sps', to_jsonb(r.sps))${identified} document
      from ${tables.unit} u
      join ${graph.result} r on r.work = $1 and r.id = u.id
      left join ${tables.group} g on g.deposit = $1 and u.designated_kind in ('group', 'object') and g.manifest_id = u.designated_id
      left join ${tables.unit_management} m on m.deposit = $1 and m.ordinal = u.ordinal
      left join ${tables.unit_content} c on c.deposit = $1 and c.ordinal = u.ordinal
      where u.deposit = $1 and u.existing is null`,
    values: [
      deposit,
      fields.unitType,
      fields.tenant,
      fields.operationId,
      fields.originatingAgency ?? null,
      fields.strategies.unit,
      fields.sedaVersion,
      fields.implementationVersion,
      fields.now,
      fields.computeInheritedRules ? 1 : 0,
      ...(identification?.units ? [identification.contract, identification.authority] : []),
    ],
  };
}
