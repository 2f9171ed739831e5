import { datedRules, type Management, RULE_CATEGORIES, type RuleCategory } from '@chartrier/rules';
import type { JsonObject, JsonValue } from '@chartrier/seda';
import { type ExpectedVersion, unitSchemaChecker } from '../../archive/index.ts';
import { type Queryable, vitamDateTime } from '../../platform/index.ts';
import type { ActionDefinition, Outcome } from '../engine/index.ts';
import { applyActions } from './document/apply-actions.ts';
import { classificationFault, classificationHistory } from './document/classification.ts';
import {
  categoryRefusals,
  endDatesGiven,
  inconsistencies,
  isObject,
  namedRules,
} from './document/rule-faults.ts';
import type { UpdateWorkflowServices } from './services.ts';
import { stageUnit } from './staged-unit.ts';
import { isManagementPath, touchedPaths } from './touched-management.ts';
import { parametersOf, referentialOf, type UpdateContext } from './update-context.ts';
import { refusedUpdate, type UpdateFault } from './update-fault.ts';

/**
 * Makes the unit's new version from the one in place, judges the rules and the classification that it touches, gives
 * these rules their end dates, and stages it for the checks that follow.
 */
export const checkRules: ActionDefinition<UpdateWorkflowServices> = {
  key: 'UNIT_METADATA_UPDATE_CHECK_RULES',
  behavior: 'BLOCKING',
  run: async (context) => {
    const { unit, update } = parametersOf(context);
    const { database, clock, language } = context.services;
    const read = await readUnit(database, context.tenant, unit);
    if (read === undefined) {
      const fault = { code: 'UNIT_NOT_FOUND', parameters: { unit } } as const;
      return refusedUpdate('UNIT_UNKNOWN_OR_FORBIDDEN', [fault], language);
    }
    const { before, expected } = read;
    const { document, faults } = applyActions(before, update.actions);
    if (faults.length > 0) return refusedUpdate('UNIT_METADATA_UPDATE', faults, language);
    const judged = await judgeManagement(context, before, document);
    if ('refused' in judged) return judged.refused;
    const now = vitamDateTime(clock.now());
    const history = classificationHistory(before, judged.management, now);
    const operations = Array.isArray(before._ops) ? before._ops : [];
    const next: JsonObject = {
      ...document,
      _mgt: judged.management,
      ...(history === undefined ? {} : { _history: history }),
      _ops: [...operations.filter((operation) => operation !== context.operationId), context.operationId],
      _v: expected.version + 1,
      _av: expected.atomicVersion + 1,
      _aud: now,
    };
    await context.transaction((transaction) =>
      stageUnit(transaction, context, { unit, expected, before, document: next }),
    );
    return { status: 'OK', silent: !touchedPaths(update).some(isManagementPath) };
  },
};

async function readUnit(
  queryable: Queryable,
  tenant: number,
  id: string,
): Promise<{ readonly before: JsonObject; readonly expected: ExpectedVersion } | undefined> {
  const { rows } = await queryable.query<{ document: JsonObject; version: number; atomicVersion: number }>(
    'select document, version, atomic_version "atomicVersion" from unit where tenant = $1 and id = $2',
    [tenant, id],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const { document, version, atomicVersion } = row;
  return { before: { ...document, _v: version }, expected: { version, atomicVersion } };
}

/** The management metadata of the new version, its touched rules with their end dates; or the refusal. */
async function judgeManagement(
  context: UpdateContext,
  before: JsonObject,
  document: JsonObject,
): Promise<{ readonly management: JsonValue } | { readonly refused: Outcome }> {
  const { update } = parametersOf(context);
  const { classification, language } = context.services;
  const management = document._mgt ?? {};
  const categories = touchedCategories(touchedPaths(update));
  if (categories.size === 0 || !isObject(management)) return { management };
  const rules = await referentialOf(context).findMany(
    'FileRules',
    [...categories].flatMap((category) => namedRules(management[category])),
  );
  const lookUp = (rule: string) => rules.get(rule);
  const previous = isObject(before._mgt) ? before._mgt : {};
  const given = givenEndDates(context);
  const refusals = [...categories].flatMap((category) =>
    categoryRefusals(
      { category, before: previous[category], after: management[category] },
      given.get(category) ?? [],
      lookUp,
    ),
  );
  const level = categories.has('ClassificationRule')
    ? classificationFault(management, classification)
    : undefined;
  if (refusals.length > 0 || level !== undefined)
    return refusedBy(refusals, level === undefined ? [] : [level], language);
  // what has not the form of management metadata is told by the schema, next
  if (unitSchemaChecker().management(management).length > 0) return { management };
  const declared = management as unknown as Management;
  const inconsistent = inconsistencies(declared, categories, lookUp);
  if (inconsistent.length > 0) return refusedBy(inconsistent, [], language);
  return { management: datedRules(declared, lookUp, categories) as unknown as JsonObject };
}

function refusedBy(
  refusals: readonly { readonly errorCode: string; readonly fault: UpdateFault }[],
  others: readonly UpdateFault[],
  language: UpdateWorkflowServices['language'],
): { readonly refused: Outcome } {
  const errorCode = refusals[0]?.errorCode ?? 'ACCESS_INTERNAL_UPDATE_UNIT_CHECK_RULES';
  return {
    refused: refusedUpdate(errorCode, [...refusals.map(({ fault }) => fault), ...others], language),
  };
}

/** `#management` as a whole touches them all. */
function touchedCategories(paths: readonly string[]): ReadonlySet<RuleCategory> {
  const named = paths.filter(isManagementPath).map((path) => path.split('.')[1]);
  return new Set(
    named.includes(undefined) ? RULE_CATEGORIES : RULE_CATEGORIES.filter((one) => named.includes(one)),
  );
}

function givenEndDates(context: UpdateContext): ReadonlyMap<string, readonly string[]> {
  const { update } = parametersOf(context);
  const given = new Map<string, string[]>();
  for (const action of update.actions) {
    if (action.kind !== '$set') continue;
    for (const { target, value } of action.values) {
      if (!isManagementPath(target.path)) continue;
      for (const [category, rules] of endDatesGiven(target.path.split('.'), value as JsonValue))
        given.set(category, [...(given.get(category) ?? []), ...rules]);
    }
  }
  return given;
}
