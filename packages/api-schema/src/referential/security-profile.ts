import Type from 'typebox';
import { storedFields } from './common.ts';

export const SecurityProfile = Type.Object({
  ...storedFields,
  Identifier: Type.Optional(Type.String()),
  Name: Type.Optional(Type.String()),
  FullAccess: Type.Optional(Type.Boolean()),
  Permissions: Type.Optional(Type.Array(Type.String())),
});
export type SecurityProfile = Type.Static<typeof SecurityProfile>;
