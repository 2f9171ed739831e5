import { describe, expect, it } from 'vitest';
import {
  type Condition,
  createAnd,
  createEq,
  createExists,
  createField,
  createGt,
  createGte,
  createIn,
  createLt,
  createLte,
  createMatch,
  createMatchAll,
  createMatchPhrase,
  createMatchPhrasePrefix,
  createMissing,
  createNe,
  createNin,
  createNot,
  createOr,
  createRange,
  createRegex,
  createSearch,
  createSubobject,
  createWildcard,
  type JsonValue,
  OPERATOR_KINDS,
  parseSelectMultiple,
  printCondition,
} from '../index.ts';

const title = createField('Title', 'Title');
const id = createField('#id', '_id');
const versions = createField('#qualifiers.versions', '_qualifiers.versions');
const size = createField('#qualifiers.versions.Size', '_qualifiers.versions.Size');

function conditionOf(json: JsonValue): Condition {
  const parsed = parseSelectMultiple({ $query: [json], $projection: {} }, 'unit');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.faults));
  const [step] = parsed.value.steps;
  if (step === undefined) throw new Error('no step');
  return step.condition;
}

const CASES: readonly (readonly [json: JsonValue, node: Condition])[] = [
  [{ $eq: { Title: 'a' } }, createEq(title, 'a')],
  [{ $ne: { '#id': null } }, createNe(id, null)],
  [{ $in: { '#id': ['a', 1, true] } }, createIn(id, ['a', 1, true])],
  [{ $nin: { Title: [] } }, createNin(title, [])],
  [{ $gt: { Title: 1 } }, createGt(title, 1)],
  [{ $gte: { Title: 1.5 } }, createGte(title, 1.5)],
  [{ $lt: { Title: '2' } }, createLt(title, '2')],
  [{ $lte: { Title: false } }, createLte(title, false)],
  [
    { $range: { Title: { $gte: 1, $lt: 2 } } },
    createRange(title, { kind: '$gte', value: 1 }, { kind: '$lt', value: 2 }),
  ],
  [{ $exists: 'Title' }, createExists(title)],
  [{ $missing: '#id' }, createMissing(id)],
  [{ $match: { Title: 'des mots' } }, createMatch(title, 'des mots')],
  [{ $match_all: { Title: 'des mots' } }, createMatchAll(title, 'des mots')],
  [{ $match_phrase: { Title: 'des mots' } }, createMatchPhrase(title, 'des mots')],
  [{ $match_phrase_prefix: { Title: 'des mo' } }, createMatchPhrasePrefix(title, 'des mo')],
  [{ $search: { Title: '"a b" -c' } }, createSearch(title, '"a b" -c')],
  [{ $regex: { Title: '[I][t](x)?em' } }, createRegex(title, '[I][t](x)?em')],
  [{ $wildcard: { Title: '*I?e*m*' } }, createWildcard(title, '*I?e*m*')],
  [{ $and: [{ $exists: 'Title' }] }, createAnd([createExists(title)])],
  [{ $or: [{ $exists: 'Title' }, { $exists: '#id' }] }, createOr([createExists(title), createExists(id)])],
  [{ $not: [{ $exists: 'Title' }] }, createNot([createExists(title)])],
  [
    { $subobject: { '#qualifiers.versions': { $lte: { '#qualifiers.versions.Size': 3 } } } },
    createSubobject(versions, createLte(size, 3)),
  ],
];

describe('each operator', () => {
  it.each(CASES)('%j is read and written', (json, node) => {
    expect(conditionOf(json)).toEqual(node);
    expect(printCondition(node)).toEqual(json);
  });

  it('is covered by a case', () => {
    expect(new Set(CASES.map(([, node]) => node.kind))).toEqual(new Set(OPERATOR_KINDS));
  });

  it('takes a value alone as a list of one', () => {
    expect(conditionOf({ $in: { Title: 'a' } })).toEqual(createIn(title, ['a']));
  });
});
