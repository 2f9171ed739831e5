import { FINAL_ACTIONS, RULE_CATEGORIES, type RuleCategory } from '@chartrier/rules';
import { anyText, boolean, closed, day, dayOrTime, list, oneOf, type Schema, text, texts } from './kinds.ts';

export const event = {
  type: 'object',
  properties: {
    evId: text,
    evTypeProc: text,
    evType: text,
    evDateTime: dayOrTime,
    evTypeDetail: text,
    outcome: text,
    outDetail: text,
    outMessg: text,
    evDetData: text,
    linkingAgentIdentifier: list(
      closed({
        LinkingAgentIdentifierType: anyText,
        LinkingAgentIdentifierValue: anyText,
        LinkingAgentRole: anyText,
      }),
    ),
  },
  required: ['evDateTime'],
};

const HOLD_FIELDS = {
  HoldEndDate: day,
  HoldOwner: text,
  HoldReason: text,
  HoldReassessingDate: dayOrTime,
  PreventRearrangement: boolean,
};

const CLASSIFICATION_FIELDS = {
  ClassificationLevel: text,
  ClassificationOwner: text,
  ClassificationAudience: text,
  ClassificationReassessingDate: dayOrTime,
  NeedReassessingAuthorization: boolean,
};

function category(name: RuleCategory): Schema {
  const rule = closed(
    { Rule: text, StartDate: day, EndDate: day, ...(name === 'HoldRule' ? HOLD_FIELDS : {}) },
    ['Rule'],
  );
  const finalActions = name === 'StorageRule' || name === 'AppraisalRule' ? FINAL_ACTIONS[name] : undefined;
  const required = [
    ...(finalActions === undefined ? [] : ['FinalAction']),
    ...(name === 'ClassificationRule' ? ['ClassificationLevel', 'ClassificationOwner'] : []),
  ];
  return closed(
    {
      Rules: list(rule),
      Inheritance: {
        ...closed({ PreventInheritance: boolean, PreventRulesId: texts }),
        not: {
          properties: { PreventInheritance: { const: true }, PreventRulesId: { type: 'array', minItems: 1 } },
          required: ['PreventInheritance', 'PreventRulesId'],
        },
      },
      ...(finalActions === undefined ? {} : { FinalAction: oneOf(...finalActions) }),
      ...(name === 'ClassificationRule' ? CLASSIFICATION_FIELDS : {}),
    },
    required,
  );
}

export const managementSchema: Schema = {
  type: 'object',
  properties: {
    ...Object.fromEntries(RULE_CATEGORIES.map((name) => [name, category(name)])),
    NeedAuthorization: boolean,
    LogBook: { type: 'object', properties: { Event: list(event) } },
  },
};
