import Type from 'typebox';
import {
  activationFields,
  activityStatus,
  closed,
  dataObjectUsage,
  filledText,
  ruleCategory,
  storedFields,
} from '../document.ts';

/** What a caller may see and change: agencies, subtrees, usages, writing. */
export const accessContractSchema = Type.Object(
  {
    ...storedFields,
    Identifier: filledText,
    Name: filledText,
    Description: Type.Optional(Type.String()),
    ...activationFields,
    EveryOriginatingAgency: Type.Boolean(),
    OriginatingAgencies: Type.Optional(Type.Array(Type.String())),
    EveryDataObjectVersion: Type.Boolean(),
    DataObjectVersion: Type.Optional(Type.Array(dataObjectUsage)),
    RootUnits: Type.Optional(Type.Array(Type.String())),
    ExcludedRootUnits: Type.Optional(Type.Array(Type.String())),
    WritingPermission: Type.Boolean(),
    WritingRestrictedDesc: Type.Boolean(),
    AccessLog: activityStatus,
    RuleCategoryToFilter: Type.Optional(Type.Array(ruleCategory, { uniqueItems: true })),
  },
  closed,
);
export type AccessContract = Type.Static<typeof accessContractSchema>;
