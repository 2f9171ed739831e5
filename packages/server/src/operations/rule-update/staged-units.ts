import type { ReferentialRule } from '@chartrier/rules';
import { storedJson } from '../../logbook/index.ts';
import { type Queryable, type Transaction, vitamDateTime } from '../../platform/index.ts';
import { openReferentialSnapshot } from '../../referential/index.ts';
import { DEFAULT_STRATEGY } from '../../storage/index.ts';
import { type EndDateChange, recomputeEndDates, type StoredUnit } from './recompute-end-dates.ts';
import { changedRules, type RuleUpdateContext, type RuleUpdatePlace } from './services.ts';

/** Lists the units that hold one of the rules themselves, numbered from 0; what an earlier try listed goes. */
export async function listUnits(
  transaction: Transaction,
  { tenant, operationId }: RuleUpdatePlace,
  rules: readonly string[],
): Promise<number> {
  await clearUnits(transaction, { tenant, operationId });
  const { rowCount } = await transaction.query(
    `insert into rule_update_unit (tenant, operation_id, ordinal, unit_id)
     select $1, $2, row_number() over (order by id) - 1, id from (
       select distinct holder.id
       from referential rule cross join lateral (
         select unit.id from unit where unit.tenant = $1
           and unit.document @> jsonb_build_object('_mgt', jsonb_build_object(rule.document ->> 'RuleType',
             jsonb_build_object('Rules', jsonb_build_array(jsonb_build_object('Rule', rule.identifier)))))
         offset 0) holder
       where rule.tenant = $1 and rule.collection = 'FileRules' and rule.identifier = any ($3)) found`,
    [tenant, operationId, rules],
  );
  if (rowCount >= ANALYSED_FROM) await transaction.query('analyze rule_update_unit');
  return rowCount;
}
const ANALYSED_FROM = 500;

export async function clearUnits(
  transaction: Transaction,
  { tenant, operationId }: RuleUpdatePlace,
): Promise<void> {
  await transaction.query('delete from rule_update_unit where tenant = $1 and operation_id = $2', [
    tenant,
    operationId,
  ]);
}

export async function countUnits(
  queryable: Queryable,
  { tenant, operationId }: RuleUpdatePlace,
): Promise<number> {
  const { rows } = await queryable.query<{ count: number }>(
    'select count(*)::integer count from rule_update_unit where tenant = $1 and operation_id = $2',
    [tenant, operationId],
  );
  return rows[0]?.count ?? 0;
}

interface ReadUnit {
  readonly ordinal: number;
  readonly id: string;
  readonly version: number;
  readonly atomicVersion: number;
  readonly document: StoredUnit;
}

/** A listed unit and what changes in it. */
export interface ChangedUnit {
  readonly id: string;
  readonly changes: readonly EndDateChange[];
}

/**
 * Makes the new versions of listed units from those in place, and stages them. Answers those that change.
 *
 * @param which SQL: the condition on the listed units `l` and on the units in place `u` (`u.id` null: it is gone)
 */
export async function stageNewVersions(
  context: RuleUpdateContext,
  which: string,
  values: readonly number[],
): Promise<readonly ChangedUnit[]> {
  const { tenant, operationId, services } = context;
  return context.transaction(async (transaction) => {
    const { rows } = await transaction.query<ReadUnit>(
      `select l.ordinal, u.id, u.version, u.atomic_version "atomicVersion", u.document
       from rule_update_unit l join unit u on u.tenant = l.tenant and u.id = l.unit_id
       where l.tenant = $1 and l.operation_id = $2 and ${which} order by l.ordinal`,
      [tenant, operationId, ...values],
    );
    const rules = await rulesOf(context);
    const now = vitamDateTime(services.clock.now());
    const staged = rows.map((unit) => {
      const changed = recomputeEndDates(unit.document, (rule) => rules.get(rule));
      return { unit, changed };
    });
    await transaction.query(
      `update rule_update_unit l
       set document = s.document, changes = s.changes, strategy = s.strategy, expected_version = s.version,
         expected_atomic_version = s.atomic
       from jsonb_to_recordset($3::jsonb) s (ordinal bigint, document jsonb, changes jsonb, strategy text,
         version integer, atomic integer)
       where l.tenant = $1 and l.operation_id = $2 and l.ordinal = s.ordinal`,
      [
        tenant,
        operationId,
        storedJson(
          staged.map(({ unit, changed }) => ({
            ordinal: unit.ordinal,
            version: unit.version,
            atomic: unit.atomicVersion,
            ...(changed === undefined
              ? {}
              : {
                  changes: changed.changes,
                  strategy: strategyOf(changed.document),
                  document: nextVersion(changed.document, unit, operationId, now),
                }),
          })),
        ),
      ],
    );
    return staged.flatMap(({ unit, changed }) =>
      changed === undefined ? [] : [{ id: unit.id, changes: changed.changes }],
    );
  });
}

function nextVersion(document: StoredUnit, unit: ReadUnit, operationId: string, now: string): StoredUnit {
  const operations = Array.isArray(document._ops) ? document._ops : [];
  return {
    ...document,
    _ops: [...operations.filter((operation) => operation !== operationId), operationId],
    _v: unit.version + 1,
    _av: unit.atomicVersion + 1,
    _aud: now,
  };
}

async function rulesOf(context: RuleUpdateContext): Promise<ReadonlyMap<string, ReferentialRule>> {
  const { tenant, services } = context;
  const { database, administrationTenant } = services;
  return openReferentialSnapshot(database, { tenant, administrationTenant }).findMany(
    'FileRules',
    changedRules(context),
  );
}

function strategyOf({ _storage }: StoredUnit): string {
  const storage = _storage as { readonly strategyId?: unknown } | undefined;
  return typeof storage?.strategyId === 'string' ? storage.strategyId : DEFAULT_STRATEGY;
}
