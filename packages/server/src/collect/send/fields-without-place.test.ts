import { describe, expect, it } from 'vitest';
import { fieldsWithoutPlace } from './fields-without-place.ts';

describe('fields that a manifest cannot say', () => {
  it('are none in a description that it can', () => {
    const unit = {
      Title: 'T',
      DescriptionLevel: 'Item',
      Agent: [{ FirstName: 'Ann', Identifier: ['1'] }],
      Departement: 'Rhône',
      Libre: [{ Champ: ['x'] }],
      Title_: { 'fr-FR': 'T' },
      _mgt: { AccessRule: { Rules: [{ Rule: 'ACC-00001', StartDate: '2020-01-01' }] } },
    };
    expect(fieldsWithoutPlace(unit)).toEqual([]);
  });

  it('are those that an element has no place for, of another kind, or without a name that XML takes', () => {
    const unit = {
      Title: 'T',
      DescriptionLevel: 'Item',
      Agent: [{ Unheard: 'of' }],
      Writer: 'Ann',
      'deux mots': 'x',
      Libre: [['x']],
      Source: 'no\uffffxml',
      _mgt: { AccessRule: { Unheard: true } },
    };
    const told = fieldsWithoutPlace(unit).join(' ');
    for (const field of [
      'Agent',
      'Unheard',
      'Writer',
      'deux mots',
      'Libre[0]',
      'Source',
      '#management.AccessRule',
    ])
      expect(told).toContain(field);
  });
});
