import { describe, expect, it } from 'vitest';
import { applyGlobalRules } from './global-rules.ts';

describe('rules declared for all roots', () => {
  it('are added to a unit that declares none', () => {
    const global = {
      AccessRule: { Rules: [{ Rule: 'ACC-1', StartDate: '2000-01-01' }] },
      NeedAuthorization: true,
    };
    expect(applyGlobalRules({}, global)).toEqual(global);
  });

  it('leave alone a category whose inheritance the unit prevents', () => {
    const unit = { AccessRule: { Inheritance: { PreventInheritance: true } } };
    expect(applyGlobalRules(unit, { AccessRule: { Rules: [{ Rule: 'ACC-1' }] } })).toEqual(unit);
  });

  it('skip what the unit prevents by its id, and what it already declares', () => {
    const unit = {
      AccessRule: {
        Rules: [{ Rule: 'ACC-2', StartDate: '1999-01-01' }],
        Inheritance: { PreventRulesId: ['ACC-1'] },
      },
    };
    const global = {
      AccessRule: {
        Rules: [{ Rule: 'ACC-1' }, { Rule: 'ACC-2', StartDate: '2000-01-01' }, { Rule: 'ACC-3' }],
      },
    };
    expect(applyGlobalRules(unit, global).AccessRule?.Rules).toEqual([
      { Rule: 'ACC-2', StartDate: '1999-01-01' },
      { Rule: 'ACC-3' },
    ]);
  });

  it('give a final action and an authorization only where the unit has none', () => {
    const unit = { AppraisalRule: { FinalAction: 'Keep' }, NeedAuthorization: false };
    const global = {
      AppraisalRule: { FinalAction: 'Destroy', Rules: [{ Rule: 'APP-1' }] },
      StorageRule: { FinalAction: 'Copy' },
      NeedAuthorization: true,
    };
    expect(applyGlobalRules(unit, global)).toEqual({
      AppraisalRule: { FinalAction: 'Keep', Rules: [{ Rule: 'APP-1' }] },
      StorageRule: { FinalAction: 'Copy' },
      NeedAuthorization: false,
    });
  });

  it('replace inheritance and classification fields', () => {
    const unit = {
      ClassificationRule: {
        ClassificationLevel: 'Non protégé',
        ClassificationOwner: 'A',
        Inheritance: { PreventInheritance: false },
      },
    };
    const global = {
      ClassificationRule: {
        ClassificationLevel: 'Secret Défense',
        ClassificationOwner: 'B',
        Inheritance: { PreventRulesId: ['CLASS-1'] },
      },
    };
    expect(applyGlobalRules(unit, global).ClassificationRule).toEqual({
      ClassificationLevel: 'Secret Défense',
      ClassificationOwner: 'B',
      Inheritance: { PreventInheritance: false, PreventRulesId: ['CLASS-1'] },
    });
  });
});
