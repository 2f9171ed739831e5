import Type from 'typebox';
import { activationFields, closed, filledText, storedFields } from '../document.ts';

/** An archive profile: how manifests of a kind must be written; its RNG or XSD file is attached afterwards. */
export const archiveProfileSchema = Type.Object(
  {
    ...storedFields,
    Identifier: filledText,
    Name: filledText,
    Description: Type.Optional(Type.String()),
    ...activationFields,
    Format: Type.Enum(['XSD', 'RNG']),
    SedaVersion: Type.Optional(Type.Enum(['2.1', '2.2', '2.3'])),
    /** Name of the attached file; absent until there is one. */
    Path: Type.Optional(Type.String()),
  },
  closed,
);
export type ArchiveProfile = Type.Static<typeof archiveProfileSchema>;
