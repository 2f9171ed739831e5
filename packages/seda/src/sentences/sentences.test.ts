import { describe, expect, it } from 'vitest';
import * as simple from '../schema/simple-types.ts';
import { FINDING_SENTENCES, isFindingRule } from './index.ts';

const PLACEHOLDERS = new Set(['element', 'parent', 'found', 'expected', 'detail']);

describe('the sentences of faults', () => {
  it.each(Object.entries(FINDING_SENTENCES))(
    '%s is said in both languages, with its remedy',
    (_rule, said) => {
      for (const text of [said.sentence, said.remedy]) {
        expect(text.fr).toMatch(/\.$/);
        expect(text.en).toMatch(/\.$/);
        const used = (sentence: string) =>
          [...sentence.matchAll(/\{(\w+)\}/g)].map((match) => match[1]).sort();
        expect(used(text.fr)).toEqual(used(text.en));
        for (const name of used(text.fr)) expect(PLACEHOLDERS.has(name ?? '')).toBe(true);
      }
    },
  );

  it('covers every simple type that can refuse a value', () => {
    const rules = Object.values(simple)
      .filter((exported): exported is simple.SimpleType => typeof exported === 'object' && 'rule' in exported)
      .map(({ rule }) => rule)
      .filter((rule) => rule !== 'value');
    expect(rules.length).toBeGreaterThan(10);
    for (const rule of rules) expect(isFindingRule(rule), rule).toBe(true);
  });
});
