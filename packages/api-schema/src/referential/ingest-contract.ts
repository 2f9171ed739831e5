import Type from 'typebox';
import { contractFields } from './common.ts';

export const CHECK_PARENT_LINK = ['AUTHORIZED', 'REQUIRED', 'UNAUTHORIZED'] as const;

export const IngestContract = Type.Object({
  ...contractFields,
  LinkParentId: Type.Optional(Type.String()),
  ArchiveProfiles: Type.Optional(Type.Array(Type.String())),
  CheckParentLink: Type.Optional(Type.Enum(CHECK_PARENT_LINK)),
  CheckParentId: Type.Optional(Type.Array(Type.String())),
  MasterMandatory: Type.Optional(Type.Boolean()),
  EveryDataObjectVersion: Type.Optional(Type.Boolean()),
  DataObjectVersion: Type.Optional(Type.Array(Type.String())),
  FormatUnidentifiedAuthorized: Type.Optional(Type.Boolean()),
  EveryFormatType: Type.Optional(Type.Boolean()),
  FormatType: Type.Optional(Type.Array(Type.String())),
  ComputeInheritedRulesAtIngest: Type.Optional(Type.Boolean()),
  ManagementContractId: Type.Optional(Type.String()),
  SignaturePolicy: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
});
export type IngestContract = Type.Static<typeof IngestContract>;
