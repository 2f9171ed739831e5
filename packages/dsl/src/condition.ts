import { dslFault } from './fault.ts';
import { tooLong, tooShort, unknownKey, wrongType } from './faults.ts';
import { isObject, type JsonObject, type JsonValue } from './json.ts';
import { type JsonPath, memberPath } from './json-path.ts';
import { MAX_NESTING, MAX_OPERATORS } from './limits.ts';
import type { AndNode } from './operators/and.ts';
import type { EqNode } from './operators/eq.ts';
import type { ExistsNode } from './operators/exists.ts';
import type { GtNode } from './operators/gt.ts';
import type { GteNode } from './operators/gte.ts';
import type { InNode } from './operators/in.ts';
import type { LtNode } from './operators/lt.ts';
import type { LteNode } from './operators/lte.ts';
import type { MatchNode } from './operators/match.ts';
import type { MatchAllNode } from './operators/match-all.ts';
import type { MatchPhraseNode } from './operators/match-phrase.ts';
import type { MatchPhrasePrefixNode } from './operators/match-phrase-prefix.ts';
import type { MissingNode } from './operators/missing.ts';
import type { NeNode } from './operators/ne.ts';
import type { NinNode } from './operators/nin.ts';
import type { NotNode } from './operators/not.ts';
import type { Operator, Place } from './operators/operator.ts';
import type { OrNode } from './operators/or.ts';
import type { RangeNode } from './operators/range.ts';
import type { RegexNode } from './operators/regex.ts';
import { OPERATORS } from './operators/registry.ts';
import type { SearchNode } from './operators/search.ts';
import type { SubobjectNode } from './operators/subobject.ts';
import type { WildcardNode } from './operators/wildcard.ts';
import type { Reading } from './reading.ts';

/** A condition on a document: one node an operator. */
export type Condition =
  | AndNode
  | OrNode
  | NotNode
  | EqNode
  | NeNode
  | InNode
  | NinNode
  | GtNode
  | GteNode
  | LtNode
  | LteNode
  | RangeNode
  | ExistsNode
  | MissingNode
  | MatchNode
  | MatchAllNode
  | MatchPhraseNode
  | MatchPhrasePrefixNode
  | SearchNode
  | RegexNode
  | WildcardNode
  | SubobjectNode;
export type ConditionKind = Condition['kind'];

export const OPERATOR_KINDS = Object.keys(OPERATORS) as readonly ConditionKind[];

/** Reads a condition: an object with one operator as its only key. */
export function readCondition(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
): Condition | undefined {
  return readAt(value, { path, depth: 0, insideSubobject: false, reading });
}

export function printCondition(condition: Condition): JsonObject {
  return { [condition.kind]: operatorOf(condition.kind).print(condition, printCondition) };
}

function readAt(value: JsonValue | undefined, place: Place): Condition | undefined {
  const { path, reading } = place;
  if (!isObject(value)) {
    reading.report(wrongType(path, 'object', value ?? null));
    return undefined;
  }
  const entries = Object.entries(value);
  const [entry] = entries;
  if (entry === undefined) {
    reading.report(tooShort(path, 1, value));
    return undefined;
  }
  for (const [key] of entries) {
    if (!isOperatorKind(key)) reading.report(unknownKey(memberPath(path, key), key, OPERATOR_KINDS));
  }
  if (entries.length > 1) {
    reading.report(tooLong(path, 1, value));
    return undefined;
  }
  const [key, body] = entry;
  if (!isOperatorKind(key)) return undefined;
  if (place.depth >= MAX_NESTING || !reading.count()) {
    reading.report(tooHeavy(path));
    return undefined;
  }
  return operatorOf(key).read(
    body,
    { ...place, path: memberPath(path, key), depth: place.depth + 1 },
    readAt,
  );
}

export function isOperatorKind(key: string): key is ConditionKind {
  return Object.hasOwn(OPERATORS, key);
}

/** The operator of a kind, as one that takes any condition: the kind says which node it reads and prints. */
function operatorOf(kind: ConditionKind): Operator<Condition> {
  return OPERATORS[kind] as Operator<Condition>;
}

function tooHeavy(path: JsonPath) {
  return dslFault('ELEMENT_TOO_LONG', path, {
    fr: `la requête dépasse ${MAX_NESTING} niveaux ou ${MAX_OPERATORS} opérateurs`,
    en: `the query exceeds ${MAX_NESTING} levels or ${MAX_OPERATORS} operators`,
    remedyFr: 'simplifier la requête, par exemple avec $in au lieu de nombreux $eq',
    remedyEn: 'simplify the query, for instance with $in instead of many $eq',
  });
}
