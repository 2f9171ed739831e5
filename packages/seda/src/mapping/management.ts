import { boolean, type Field, ignored, object, type Shape, text, token } from './fields.ts';

const rule: Field = { kind: 'rule' };
const ruleText: Field = { kind: 'ruleText' };
const preventInheritance: Field = { kind: 'preventInheritance' };
const preventRule: Field = { kind: 'preventRule' };

const RULE_FIELDS: Shape['fields'] = {
  Rule: rule,
  StartDate: ruleText,
  PreventInheritance: preventInheritance,
  RefNonRuleId: preventRule,
};

const inheritedOnly = object(RULE_FIELDS);
const withFinalAction = object({ ...RULE_FIELDS, FinalAction: token });

/** `_mgt`: the rule categories and what else manages a unit. The journal (LogBook) is not part of it. */
export const MANAGEMENT_FIELDS: Shape['fields'] = {
  StorageRule: withFinalAction,
  AppraisalRule: withFinalAction,
  AccessRule: inheritedOnly,
  DisseminationRule: inheritedOnly,
  ReuseRule: inheritedOnly,
  ClassificationRule: object({
    ...RULE_FIELDS,
    ClassificationAudience: token,
    ClassificationLevel: token,
    ClassificationOwner: token,
    ClassificationReassessingDate: token,
    NeedReassessingAuthorization: boolean,
  }),
  LogBook: ignored,
  NeedAuthorization: boolean,
  HoldRule: object({
    ...RULE_FIELDS,
    HoldEndDate: ruleText,
    HoldOwner: ruleText,
    HoldReassessingDate: ruleText,
    HoldReason: ruleText,
    PreventRearrangement: { kind: 'ruleBoolean' },
  }),
  UpdateOperation: object({
    SystemId: token,
    ArchiveUnitIdentifierKey: object({ MetadataName: token, MetadataValue: text }),
    ToDelete: object({ ArchiveUnitRefId: { kind: 'tokens' } }),
    FullUpdate: boolean,
  }),
};
