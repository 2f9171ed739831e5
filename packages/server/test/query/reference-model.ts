import {
  type Condition,
  isArray,
  type JsonObject,
  type JsonValue,
  type QueryStep,
  type SelectFilter,
} from '@chartrier/dsl';
import type { ContractScope } from '../../src/archive/query/index.ts';
import type { ModelType } from './model-comparisons.ts';
import { elementsAt, leavesUnder, valuesAt } from './model-paths.ts';
import { type Analyse, fitsText } from './model-texts.ts';
import { fitsValue } from './model-values.ts';

/** A small model of the language's semantics over documents in memory: what the SQL must answer, written plainly. */
export interface Model {
  readonly documents: readonly JsonObject[];
  readonly analyse: Analyse;
  typeOf(path: string): ModelType;
}

/** Ids of the units that a walk finds, as far as a contract lets see. */
export function walk(
  model: Model,
  roots: readonly string[],
  steps: readonly QueryStep[],
  contract: ContractScope,
  today: string,
): readonly string[] {
  const visible = model.documents.filter((document) => isVisible(document, contract, today));
  if (steps.length === 0) return visible.map(idOf).filter((id) => roots.includes(id));
  let found: readonly string[] = roots;
  for (const { condition, depth } of steps) {
    found = visible
      .filter((document) => isAtDistance(model, document, depth, found) && fits(model, document, condition))
      .map(idOf);
  }
  return found;
}

function isAtDistance(
  model: Model,
  document: JsonObject,
  depth: number | undefined,
  from: readonly string[],
): boolean {
  if (depth === undefined) return true;
  if (depth === 0) return from.includes(idOf(document));
  if (depth > 0) return within(document, depth).some((id) => from.includes(id));
  return model.documents.some(
    (start) => from.includes(idOf(start)) && within(start, -depth).includes(idOf(document)),
  );
}

function within(document: JsonObject, distance: number): readonly string[] {
  return Object.entries(document._uds as Record<string, readonly string[]>).flatMap(([level, ids]) =>
    Number(level) <= distance ? ids : [],
  );
}

export function isVisible(document: JsonObject, contract: ContractScope, today: string): boolean {
  const under = (roots: readonly string[]) =>
    roots.includes(idOf(document)) || list(document._us).some((id) => roots.includes(id));
  const {
    RootUnits: roots = [],
    ExcludedRootUnits: excluded = [],
    OriginatingAgencies: agencies = [],
  } = contract;
  if (roots.length > 0 && !under(roots)) return false;
  if (excluded.length > 0 && under(excluded)) return false;
  const mine = list(document._sps).some((agency) => agencies.includes(agency));
  if (!contract.EveryOriginatingAgency && !mine && document._unitType !== 'HOLDING_UNIT') return false;
  return (contract.RuleCategoryToFilter ?? []).every((category) =>
    valuesAt(document, `_computedInheritedRules.${category}.MaxEndDate`).some((end) => String(end) < today),
  );
}

/** Whether results are sorted by how well they fit words: a full-text query without an order of its own. */
export function isRanked(steps: readonly QueryStep[], filter: SelectFilter | undefined): boolean {
  const condition = steps.at(-1)?.condition;
  if (condition === undefined || (filter?.orderBy ?? []).length > 0) return false;
  const own = 'conditions' in condition ? condition.conditions : [condition];
  return own.some(({ kind }) => kind.startsWith('$match'));
}

export function fits(model: Model, document: JsonObject, condition: Condition): boolean {
  switch (condition.kind) {
    case '$and':
      return condition.conditions.every((inner) => fits(model, document, inner));
    case '$or':
      return condition.conditions.some((inner) => fits(model, document, inner));
    case '$not':
      return !condition.conditions.every((inner) => fits(model, document, inner));
    case '$ne':
      return !fits(model, document, { ...condition, kind: '$eq' });
    case '$nin':
      return !fits(model, document, { ...condition, kind: '$in' });
    case '$missing':
      return !fits(model, document, { ...condition, kind: '$exists' });
    case '$exists':
      return leavesUnder(document, condition.field.path).length > 0;
    case '$in':
      return condition.values.some((value) =>
        model.typeOf(condition.field.path) === 'text'
          ? fits(model, document, { kind: '$match', field: condition.field, value: String(value) })
          : fits(model, document, { kind: '$eq', field: condition.field, value }),
      );
    case '$subobject':
      return elementsAt(document, condition.field.path).some((element) =>
        fits(model, element, condition.condition),
      );
    default: {
      const { path } = condition.field;
      const values = valuesAt(document, path);
      return model.typeOf(path) === 'text'
        ? fitsText(model.analyse, values.map(String), condition)
        : values.some((value) => fitsValue(model.typeOf(path), value, condition));
    }
  }
}

function list(value: JsonValue | undefined): readonly string[] {
  return isArray(value) ? value.map(String) : [];
}

export function idOf(document: JsonObject): string {
  return String(document._id);
}
