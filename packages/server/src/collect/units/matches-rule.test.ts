import { describe, expect, it } from 'vitest';
import { hasValueAt } from './matches-rule.ts';

const unit = {
  Title: 'Lot',
  Tag: ['a', 'b'],
  Agent: [{ Identifier: ['11'] }, { Identifier: ['12'], Size: 3 }],
  Sealed: true,
  '#management': { AccessRule: { Rules: [{ Rule: 'ACC-00002' }] } },
};

describe('a rule of attachment', () => {
  it.each([
    ['Title', 'Lot', true],
    ['Title', 'lot', false],
    ['Title', 'Lo', false],
    ['Tag', 'b', true],
    ['Tag', 'c', false],
    ['Agent.Identifier', '12', true],
    ['Agent.Size', '3', true],
    ['Agent', '12', false],
    ['Sealed', 'true', false],
    ['#management.AccessRule.Rules.Rule', 'ACC-00002', true],
    ['Absent.Deep', 'x', false],
    ['constructor.name', 'Object', false],
    ['Title.length', '3', false],
  ])('at %s with %s: %s', (path, value, fits) => {
    expect(hasValueAt(unit, path, value)).toBe(fits);
  });
});
