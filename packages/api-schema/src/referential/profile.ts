import Type from 'typebox';
import { contractFields } from './common.ts';

/** An archive profile; its schema file is attached afterwards. */
export const Profile = Type.Object({
  ...contractFields,
  Format: Type.Optional(Type.String()),
  Path: Type.Optional(Type.String()),
});
export type Profile = Type.Static<typeof Profile>;

/** An archive unit profile; `ControlSchema` is a JSON schema written as a string. */
export const ArchiveUnitProfile = Type.Object({
  ...contractFields,
  ControlSchema: Type.Optional(Type.String()),
  Fields: Type.Optional(Type.Array(Type.String())),
});
export type ArchiveUnitProfile = Type.Static<typeof ArchiveUnitProfile>;
