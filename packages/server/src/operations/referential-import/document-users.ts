import type { Queryable } from '../../platform/index.ts';
import { type CollectionName, owningTenant, type ReferentialScope } from '../../referential/index.ts';

/** Users that a refusal names. */
const MAX_USERS = 20;

/**
 * Who uses each collection's documents: SQL that gives `user`, from `$1` the tenant that owns the document and `$2` its
 * identifier. Cross-tenant documents may be used from every tenant.
 */
const USERS: Readonly<Partial<Record<CollectionName, readonly string[]>>> = {
  Agencies: [
    listed('AccessContract', 'OriginatingAgencies', 'own'),
    `select 'AccessionRegister ' || originating_agency as user from accession_register_summary
     where tenant = $1 and originating_agency = $2`,
  ],
  FileRules: [
    `select 'Unit ' || unit.id as user from referential rule join unit on unit.tenant = $1
       and unit.document @> jsonb_build_object('_mgt', jsonb_build_object(rule.document ->> 'RuleType',
         jsonb_build_object('Rules', jsonb_build_array(jsonb_build_object('Rule', rule.identifier)))))
     where rule.tenant = $1 and rule.collection = 'FileRules' and rule.identifier = $2`,
  ],
  FileFormat: [
    listed('IngestContract', 'FormatType', 'any'),
    `select 'PreservationScenario ' || identifier as user from referential
     where collection = 'PreservationScenario'
       and document @> jsonb_build_object('GriffinByFormat',
         jsonb_build_array(jsonb_build_object('FormatList', jsonb_build_array($2::text)))) and $1::integer >= 0`,
  ],
  Ontology: [listed('ArchiveUnitProfile', 'Fields', 'any')],
  AccessContract: [inPermissions('AccessContracts')],
  IngestContract: [inPermissions('IngestContracts')],
  ManagementContract: [named('IngestContract', 'ManagementContractId', 'own')],
  Profile: [listed('IngestContract', 'ArchiveProfiles', 'own')],
  ArchiveUnitProfile: [
    `select 'Unit ' || id as user from unit
     where tenant = $1 and document @> jsonb_build_object('ArchiveUnitProfile', $2::text)`,
  ],
  Context: [
    `select 'Certificate ' || subject_dn as user from application_certificate
     where context_identifier = $2 and status = 'VALID' and $1::integer >= 0`,
  ],
  SecurityProfile: [named('Context', 'SecurityProfile', 'any')],
  Griffin: [
    `select 'PreservationScenario ' || identifier as user from referential
     where collection = 'PreservationScenario' and $1::integer >= 0
       and (document @> jsonb_build_object('GriffinByFormat',
           jsonb_build_array(jsonb_build_object('GriffinIdentifier', $2::text)))
         or document @> jsonb_build_object('DefaultGriffin', jsonb_build_object('GriffinIdentifier', $2::text)))`,
  ],
  Schema: [
    `select 'Schema ' || identifier as user from referential
     where tenant = $1 and collection = 'Schema' and starts_with(identifier, $2 || '.')`,
    // no index knows paths: every unit of the tenant is read when none has it (5 microseconds each)
    `select 'Unit ' || id as user from unit where tenant = $1 and document @? (
       select '$.' || string_agg(to_json(name)::text, '.' order by place)
       from unnest(string_to_array($2, '.')) with ordinality part (name, place))::jsonpath`,
  ],
};

function owner(whose: 'own' | 'any'): string {
  // both parameters are always given
  return whose === 'own' ? 'tenant = $1' : '$1::integer >= 0';
}

function named(collection: CollectionName, field: string, whose: 'own' | 'any'): string {
  return `select '${collection} ' || identifier as user from referential
    where collection = '${collection}' and ${owner(whose)} and document ->> '${field}' = $2`;
}

function listed(collection: CollectionName, field: string, whose: 'own' | 'any'): string {
  return `select '${collection} ' || identifier as user from referential
    where collection = '${collection}' and ${owner(whose)} and document -> '${field}' ? $2`;
}

/** Contexts open contracts tenant by tenant. */
function inPermissions(field: 'AccessContracts' | 'IngestContracts'): string {
  return `select 'Context ' || identifier as user from referential
    where collection = 'Context' and document @> jsonb_build_object('Permissions', jsonb_build_array(
      jsonb_build_object('tenant', $1::integer, '${field}', jsonb_build_array($2::text))))`;
}

/** What uses a document, as `<collection> <identifier>`; the first twenty. */
export async function documentUsers(
  queryable: Queryable,
  scope: ReferentialScope,
  collection: CollectionName,
  identifier: string,
): Promise<readonly string[]> {
  const queries = USERS[collection] ?? [];
  if (queries.length === 0) return [];
  const { rows } = await queryable.query<{ user: string }>(
    `select "user" from (${queries.map((query) => `(${query.replace(' as user', ' as "user"')} limit ${MAX_USERS})`).join(' union ')}) found
     order by 1 limit ${MAX_USERS}`,
    [owningTenant(collection, scope), identifier],
  );
  return rows.map(({ user }) => user);
}
