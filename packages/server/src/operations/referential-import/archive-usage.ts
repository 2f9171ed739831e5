import type { Queryable } from '../../platform/index.ts';

/** Those of these units that the tenant has. */
export async function existingUnits(
  queryable: Queryable,
  tenant: number,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const { rows } = await queryable.query<{ id: string }>(
    'select id from unit where tenant = $1 and id = any ($2)',
    [tenant, ids],
  );
  return new Set(rows.map((row) => row.id));
}

/** Whether a unit follows this archive unit profile. */
export async function isUnitProfileUsed(
  queryable: Queryable,
  tenant: number,
  identifier: string,
): Promise<boolean> {
  const { rows } = await queryable.query(
    'select 1 from unit where tenant = $1 and document @> $2::jsonb limit 1',
    [tenant, JSON.stringify({ ArchiveUnitProfile: identifier })],
  );
  return rows.length > 0;
}

/** A staged change of something that is in use. */
export interface UsedChange {
  readonly identifier: string;
  readonly change: 'update' | 'delete';
}

/** The agencies that the operation changes or removes and that an access contract of the tenant names. */
export async function agenciesUsedByContracts(
  queryable: Queryable,
  tenant: number,
  operationId: string,
): Promise<readonly UsedChange[]> {
  const { rows } = await queryable.query<UsedChange>(
    `with named as (
       select distinct agency from referential contract,
         jsonb_array_elements_text(coalesce(contract.document -> 'OriginatingAgencies', '[]')) as agency
       where contract.tenant = $1 and contract.collection = 'AccessContract')
     select staged.identifier, staged.change from referential_staged staged
     join named on named.agency = staged.identifier
     where staged.tenant = $1 and staged.operation_id = $2 and staged.change in ('update', 'delete')
     order by staged.identifier`,
    [tenant, operationId],
  );
  return rows;
}

/** The same for agencies that have archives: those of the register of fonds. */
export async function agenciesUsedByArchives(
  queryable: Queryable,
  tenant: number,
  operationId: string,
): Promise<readonly UsedChange[]> {
  const { rows } = await queryable.query<UsedChange>(
    `select staged.identifier, staged.change from referential_staged staged
     join accession_register_summary register
       on register.tenant = staged.tenant and register.originating_agency = staged.identifier
     where staged.tenant = $1 and staged.operation_id = $2 and staged.change in ('update', 'delete')
     order by staged.identifier`,
    [tenant, operationId],
  );
  return rows;
}

/** A used rule that changes; `modeChanges` when its duration becomes defined or undefined. */
export interface UsedRuleChange extends UsedChange {
  readonly modeChanges: boolean;
}

/** The rules that the operation changes or removes and that a unit of the tenant holds. */
export async function rulesUsedByUnits(
  queryable: Queryable,
  tenant: number,
  operationId: string,
): Promise<readonly UsedRuleChange[]> {
  const { rows } = await queryable.query<UsedRuleChange>(
    `select staged.identifier, staged.change,
       staged.change = 'update' and
         (staged.document ? 'RuleDuration') <> (known.document ? 'RuleDuration') as "modeChanges"
     from referential_staged staged
     join referential known on known.tenant = staged.owner and known.collection = staged.collection
       and known.identifier = staged.identifier
     where staged.tenant = $1 and staged.operation_id = $2 and staged.change in ('update', 'delete')
       and exists (select from unit where unit.tenant = $1 and unit.document @> jsonb_build_object('_mgt',
         jsonb_build_object(known.document ->> 'RuleType', jsonb_build_object('Rules',
           jsonb_build_array(jsonb_build_object('Rule', staged.identifier))))))
     order by staged.identifier`,
    [tenant, operationId],
  );
  return rows;
}

/** For each vocabulary, the archive unit profiles of all tenants whose schema names it: `ArchiveUnitProfile <identifier>`. */
export async function vocabulariesUsedByProfiles(
  queryable: Queryable,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await queryable.query<{ field: string; profiles: readonly string[] }>(
    `select field, array_agg('ArchiveUnitProfile ' || profile.identifier order by profile.identifier) as profiles
     from referential profile, jsonb_array_elements_text(profile.document -> 'Fields') as field
     where profile.collection = 'ArchiveUnitProfile' group by field`,
  );
  return new Map(rows.map((row) => [row.field, row.profiles]));
}

export interface GriffinUse extends UsedChange {
  readonly scenarios: readonly string[];
}

/** The griffins that the operation changes or removes and that a scenario of any tenant uses. */
export async function griffinsUsedByScenarios(
  queryable: Queryable,
  tenant: number,
  operationId: string,
): Promise<readonly GriffinUse[]> {
  const { rows } = await queryable.query<GriffinUse>(
    `with uses as (
       select scenario.identifier as scenario, use ->> 'GriffinIdentifier' as griffin
       from referential scenario, lateral (
         select jsonb_array_elements(coalesce(scenario.document -> 'GriffinByFormat', '[]')) as use
         union all
         select scenario.document -> 'DefaultGriffin') as named
       where scenario.collection = 'PreservationScenario')
     select staged.identifier, staged.change, array_agg(distinct uses.scenario order by uses.scenario) as scenarios
     from referential_staged staged join uses on uses.griffin = staged.identifier
     where staged.tenant = $1 and staged.operation_id = $2 and staged.change in ('update', 'delete')
     group by staged.identifier, staged.change order by staged.identifier`,
    [tenant, operationId],
  );
  return rows;
}
