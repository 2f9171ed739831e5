import Type from 'typebox';
import { closed, filledText, platformStoredFields } from '../document.ts';

/** A file format of PRONOM, as a DROID signature file describes it. */
export const fileFormatSchema = Type.Object(
  {
    ...platformStoredFields,
    PUID: filledText,
    Name: filledText,
    /** Date and version of the signature file that this came from. */
    CreatedDate: Type.String(),
    VersionPronom: Type.String(),
    UpdateDate: Type.Optional(Type.String()),
    Version: Type.Optional(Type.String()),
    MimeType: Type.Optional(Type.String()),
    /** PUIDs of the formats that give way to this one when both are recognised. */
    HasPriorityOverFileFormatID: Type.Array(Type.String()),
    Extension: Type.Array(Type.String()),
    Group: Type.Optional(Type.String()),
    Alert: Type.Optional(Type.Boolean()),
    Comment: Type.Optional(Type.String()),
  },
  closed,
);
export type FileFormat = Type.Static<typeof fileFormatSchema>;
