import type { JsonObject, JsonValue } from '@chartrier/seda';
import type { UpdateFault } from '../update-fault.ts';
import { isObject } from './rule-faults.ts';

/** Whether a unit may have its classification level on this platform. */
export function classificationFault(
  management: JsonValue | undefined,
  {
    levels,
    authorizeNotDefined,
  }: { readonly levels: readonly string[]; readonly authorizeNotDefined: boolean },
): UpdateFault | undefined {
  const level = levelOf(management);
  const isAllowed = level === undefined ? authorizeNotDefined : levels.includes(level);
  if (isAllowed) return undefined;
  return { code: 'UPDATE_UNIT_CLASSIFICATION', parameters: { level: level ?? '', known: levels } };
}

/**
 * The unit's `_history`, with one entry more when its classification level changes: the version that had the level before,
 * and the rule as it was. Undefined when there is nothing to keep.
 */
export function classificationHistory(
  before: JsonObject,
  management: JsonValue | undefined,
  now: string,
): JsonValue[] | undefined {
  const history = Array.isArray(before._history) ? before._history : [];
  const previous = levelOf(before._mgt);
  if (previous === undefined || previous === levelOf(management))
    return history.length === 0 ? undefined : history;
  const rule = isObject(before._mgt) ? (before._mgt.ClassificationRule ?? null) : null;
  return [...history, { ud: now, data: { _v: before._v ?? 0, _mgt: { ClassificationRule: rule } } }];
}

function levelOf(management: JsonValue | undefined): string | undefined {
  const rule = isObject(management) ? management.ClassificationRule : undefined;
  const level = isObject(rule) ? rule.ClassificationLevel : undefined;
  return level === undefined || level === null ? undefined : String(level);
}
