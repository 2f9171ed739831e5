import Type from 'typebox';
import { Activity, contractFields } from './common.ts';

export const AccessContract = Type.Object({
  ...contractFields,
  DataObjectVersion: Type.Optional(Type.Array(Type.String())),
  OriginatingAgencies: Type.Optional(Type.Array(Type.String())),
  WritingPermission: Type.Optional(Type.Boolean()),
  WritingRestrictedDesc: Type.Optional(Type.Boolean()),
  EveryOriginatingAgency: Type.Optional(Type.Boolean()),
  EveryDataObjectVersion: Type.Optional(Type.Boolean()),
  RootUnits: Type.Optional(Type.Array(Type.String())),
  ExcludedRootUnits: Type.Optional(Type.Array(Type.String())),
  AccessLog: Type.Optional(Activity),
  RuleCategoryToFilter: Type.Optional(Type.Array(Type.String())),
});
export type AccessContract = Type.Static<typeof AccessContract>;
