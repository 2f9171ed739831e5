import Type from 'typebox';
import { activationFields, closed, filledText, storedFields } from '../document.ts';

/** An archive unit profile: a JSON schema (as text) that the units naming it must satisfy. */
export const archiveUnitProfileSchema = Type.Object(
  {
    ...storedFields,
    Identifier: filledText,
    Name: filledText,
    Description: Type.Optional(Type.String()),
    ...activationFields,
    ControlSchema: filledText,
    /** Every field named in the schema; computed. */
    Fields: Type.Array(Type.String()),
  },
  closed,
);
export type ArchiveUnitProfile = Type.Static<typeof archiveUnitProfileSchema>;
