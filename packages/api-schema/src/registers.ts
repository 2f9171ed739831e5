import Type from 'typebox';
import { storedFields } from './referential/common.ts';

export const RegisterCount = Type.Object({
  ingested: Type.Integer(),
  deleted: Type.Integer(),
  remained: Type.Integer(),
});
export type RegisterCount = Type.Static<typeof RegisterCount>;

const counts = {
  TotalObjectGroups: RegisterCount,
  TotalUnits: RegisterCount,
  TotalObjects: RegisterCount,
  ObjectSize: RegisterCount,
};

/** What an originating agency holds, all entries together. */
export const AccessionRegisterSummary = Type.Object({
  ...storedFields,
  OriginatingAgency: Type.String(),
  ...counts,
  CreationDate: Type.Optional(Type.String()),
});
export type AccessionRegisterSummary = Type.Static<typeof AccessionRegisterSummary>;

/** What an agency saw, at a date, of units that others produced and that are attached under its own. */
export const AccessionRegisterSymbolic = Type.Object({
  ...storedFields,
  OriginatingAgency: Type.String(),
  CreationDate: Type.String(),
  ArchiveUnit: Type.Integer(),
  ObjectGroup: Type.Integer(),
  BinaryObject: Type.Integer(),
  BinaryObjectSize: Type.Number(),
});
export type AccessionRegisterSymbolic = Type.Static<typeof AccessionRegisterSymbolic>;

/** One entry of an originating agency: what one deposit brought. */
export const AccessionRegisterDetail = Type.Object({
  ...storedFields,
  OriginatingAgency: Type.String(),
  SubmissionAgency: Type.Optional(Type.String()),
  ArchivalAgreement: Type.Optional(Type.String()),
  ArchivalProfile: Type.Optional(Type.String()),
  AcquisitionInformation: Type.Optional(Type.String()),
  LegalStatus: Type.Optional(Type.String()),
  StartDate: Type.Optional(Type.String()),
  EndDate: Type.Optional(Type.String()),
  LastUpdate: Type.Optional(Type.String()),
  Status: Type.Optional(Type.String()),
  ...counts,
  Opc: Type.Optional(Type.String()),
  Opi: Type.Optional(Type.String()),
  OpType: Type.Optional(Type.String()),
  Events: Type.Optional(Type.Array(Type.Record(Type.String(), Type.Unknown()))),
  OperationIds: Type.Optional(Type.Array(Type.String())),
  obIdIn: Type.Optional(Type.String()),
  Comment: Type.Optional(Type.Array(Type.String())),
});
export type AccessionRegisterDetail = Type.Static<typeof AccessionRegisterDetail>;
