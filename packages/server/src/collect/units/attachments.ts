import type { JsonObject } from '@chartrier/dsl';
import type { NewGuid, Transaction } from '../../platform/index.ts';
import { type Attachments, findProject } from '../projects/project.ts';
import type { CollectTransaction } from '../transactions/transaction.ts';
import { addUnits } from './add-units.ts';
import { hasValueAt } from './matches-rule.ts';
import type { UnitContent } from './unit-content.ts';

/** Vitam's titles of the units that stand for archived ones, in its spelling. */
const STATIC_TITLE = 'STATIC_ATTACHEMENT';
const dynamicTitle = (systemId: string): string => `DYNAMIC_ATTACHEMENT_${systemId}`;

/** Which units of a transaction stand for the archived units that its project attaches to. */
export interface AttachmentUnits {
  /** Where whatever no rule attaches goes. */
  readonly fallback?: string;
  readonly rules: readonly { readonly unit: string; readonly key: string; readonly value: string }[];
}

/**
 * The units of a transaction that stand for archived ones, made when they are not there yet: each says
 * `#management.UpdateOperation.SystemId`, which the manifest takes over. The transaction is locked. One archived unit that
 * is named twice has one.
 */
export async function attachmentUnits(
  { newGuid }: { readonly newGuid: NewGuid },
  transaction: Transaction,
  locked: CollectTransaction,
  now: Date,
): Promise<AttachmentUnits> {
  const { content } = await findProject(transaction, locked.tenant, locked.projectId);
  const wanted = wantedUnits(content);
  if (wanted.size === 0) return { rules: [] };
  const known = await standingUnits(transaction, locked);
  const missing = [...wanted].filter(([systemId]) => !known.has(systemId));
  const added = missing.map(([systemId, title]) => ({
    id: newGuid('unit', locked.tenant),
    parents: [],
    content: { DescriptionLevel: 'Series', Title: title },
    management: { UpdateOperation: { SystemId: systemId } },
    systemId,
  }));
  if (added.length > 0) await addUnits(transaction, locked, added, now);
  for (const { systemId, id } of added) known.set(systemId, id);
  const unitOf = (systemId: string): string => known.get(systemId) ?? '';
  return {
    ...(content.UnitUp === undefined ? {} : { fallback: unitOf(content.UnitUp) }),
    rules: (content.UnitUps ?? []).map(({ UnitUp, MetadataKey, MetadataValue }) => ({
      unit: unitOf(UnitUp),
      key: MetadataKey,
      value: MetadataValue,
    })),
  };
}

/**
 * The parents of a unit that has none of its own: the positions of all the rules that it fits, else the static one. (Vitam 7
 * loses the static attachment when a project has rules and none fits; this is the rule that it means.)
 */
export function attachedTo(
  { fallback, rules }: AttachmentUnits,
  { content, management }: UnitContent,
): readonly string[] {
  const unit: JsonObject = { ...content, ...(management === undefined ? {} : { '#management': management }) };
  const fitting = rules.filter(({ key, value }) => hasValueAt(unit, key, value)).map((rule) => rule.unit);
  if (fitting.length > 0) return [...new Set(fitting)];
  return fallback === undefined ? [] : [fallback];
}

/** Archived units to stand for, and the title of each. */
function wantedUnits({ UnitUp, UnitUps = [] }: Attachments): ReadonlyMap<string, string> {
  return new Map([
    ...UnitUps.map((rule): [string, string] => [rule.UnitUp, dynamicTitle(rule.UnitUp)]),
    ...(UnitUp === undefined ? [] : [[UnitUp, STATIC_TITLE] as [string, string]]),
  ]);
}

async function standingUnits(
  transaction: Transaction,
  { tenant, id }: CollectTransaction,
): Promise<Map<string, string>> {
  const { rows } = await transaction.query<{ readonly id: string; readonly system_id: string }>(
    `select id, document #>> '{_mgt,UpdateOperation,SystemId}' system_id from collect_unit
     where tenant = $1 and opi = $2 and (title = $3 or starts_with(title, $4))
       and document #>> '{_mgt,UpdateOperation,SystemId}' is not null`,
    [tenant, id, STATIC_TITLE, dynamicTitle('')],
  );
  return new Map(rows.map((row) => [row.system_id, row.id]));
}
