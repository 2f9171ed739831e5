import { boolean, date, nonEmptyToken, plainString } from './basic-types.ts';
import {
  attribute,
  childrenType,
  choice,
  type ElementType,
  one,
  optional,
  type Particle,
  sequence,
  some,
  textType,
  times,
} from './particles.ts';
import * as simple from './simple-types.ts';

/** RuleIdType: the code of a rule of the archive's referential. */
const ruleId = textType('RuleIdType', simple.nonEmptyToken, attribute('id', simple.id));
const nillableDate: ElementType = { ...date, nillable: true };

const rules = times('*', sequence(one('Rule', ruleId), optional('StartDate', nillableDate)));
const inheritance = times('?', choice(optional('PreventInheritance', boolean), some('RefNonRuleId', ruleId)));

function rulesThen(name: string, ...particles: readonly Particle[]): ElementType {
  return childrenType(name, sequence(rules, inheritance, ...particles));
}

/** AccessRuleType; dissemination and reuse rules have the same form. */
export const accessRule = rulesThen('AccessRuleType');

export const STORAGE_FINAL_ACTIONS = ['RestrictAccess', 'Transfer', 'Copy'] as const;
export const APPRAISAL_FINAL_ACTIONS = ['Keep', 'Destroy'] as const;

export const storageRule = rulesThen(
  'StorageRuleType',
  one('FinalAction', textType('FinalActionStorageCodeType', simple.oneOf(...STORAGE_FINAL_ACTIONS))),
);

export const appraisalRule = rulesThen(
  'AppraisalRuleType',
  one('FinalAction', textType('FinalActionAppraisalCodeType', simple.oneOf(...APPRAISAL_FINAL_ACTIONS))),
);

export const classificationRule = childrenType(
  'ClassificationRuleType',
  sequence(
    rules,
    optional('ClassificationAudience', nonEmptyToken),
    inheritance,
    one('ClassificationLevel', nonEmptyToken),
    one('ClassificationOwner', nonEmptyToken),
    optional('ClassificationReassessingDate', date),
    optional('NeedReassessingAuthorization', boolean),
  ),
);

/** HoldRuleType: a freeze, with its own end and reasons beside each rule. */
export const holdRule = childrenType(
  'HoldRuleType',
  sequence(
    times(
      '*',
      sequence(
        one('Rule', ruleId),
        optional('StartDate', nillableDate),
        optional('HoldEndDate', nillableDate),
        optional('HoldOwner', plainString),
        optional('HoldReassessingDate', nillableDate),
        optional('HoldReason', plainString),
        optional('PreventRearrangement', boolean),
      ),
    ),
    inheritance,
  ),
);
