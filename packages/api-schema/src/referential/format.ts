import Type from 'typebox';
import { storedFields } from './common.ts';

/** A file format of PRONOM. */
export const Format = Type.Object({
  ...storedFields,
  PUID: Type.String(),
  Name: Type.Optional(Type.String()),
  Version: Type.Optional(Type.String()),
  VersionPronom: Type.Optional(Type.String()),
  MimeType: Type.Optional(Type.String()),
  Extension: Type.Optional(Type.Array(Type.String())),
  HasPriorityOverFileFormatID: Type.Optional(Type.Array(Type.String())),
  Group: Type.Optional(Type.String()),
  Alert: Type.Optional(Type.Boolean()),
  Comment: Type.Optional(Type.String()),
  CreatedDate: Type.Optional(Type.String()),
  UpdateDate: Type.Optional(Type.String()),
});
export type Format = Type.Static<typeof Format>;
