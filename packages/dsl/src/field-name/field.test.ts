import { describe, expect, it } from 'vitest';
import { parseSelectSingle, type Vocabulary } from '../index.ts';

function pathOf(name: string, vocabulary: Vocabulary): string | undefined {
  const parsed = parseSelectSingle({ $query: { $exists: name }, $projection: {} }, vocabulary);
  if (!parsed.ok || parsed.value.condition?.kind !== '$exists') return undefined;
  return parsed.value.condition.field.path;
}

describe('names of fields', () => {
  it.each([
    ['#id', '_id'],
    ['#ID', '_id'],
    ['#operations', '_ops'],
    ['#management.AccessRule.Rules.Rule', '_mgt.AccessRule.Rules.Rule'],
    ['#dua.FinalAction', '_mgt.AppraisalRule.FinalAction'],
    ['#size', '_qualifiers.versions.Size'],
    ['#format', '_qualifiers.versions.FormatIdentification.FormatId'],
    ['#qualifiers.versions._opi', '_qualifiers.versions._opi'],
    ['#uds.1', '_uds'],
    ['#usage', '#usage'],
    ['Keyword.KeywordContent', 'Keyword.KeywordContent'],
  ])('of units: %s is %s', (name, path) => {
    expect(pathOf(name, 'unit')).toBe(path);
  });

  it.each([
    ['#version', 'referential', '_v'],
    ['#operations', 'referential', '#operations'],
    ['#lastPersistedDate', 'logbook', '_lastPersistedDate'],
    ['evType', 'logbook', 'evType'],
    ['events.evDetData.FileName', 'logbook', 'events.evDetData.FileName'],
  ] as const)('%s in the vocabulary %s is %s', (name, vocabulary, path) => {
    expect(pathOf(name, vocabulary)).toBe(path);
  });
});
