import Type from 'typebox';
import { closed, filledText, platformStoredFields } from '../document.ts';

/** The permissions of a context's applications: all of them, or a list. */
export const securityProfileSchema = Type.Object(
  {
    ...platformStoredFields,
    Identifier: filledText,
    Name: filledText,
    FullAccess: Type.Boolean(),
    Permissions: Type.Array(Type.String()),
  },
  closed,
);
export type SecurityProfile = Type.Static<typeof securityProfileSchema>;
