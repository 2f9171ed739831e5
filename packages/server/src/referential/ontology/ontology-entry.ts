import Type from 'typebox';
import { closed, dateTime, filledText, storedFields } from '../document.ts';

export const ONTOLOGY_TYPES = [
  'TEXT',
  'KEYWORD',
  'DATE',
  'LONG',
  'DOUBLE',
  'BOOLEAN',
  'GEO_POINT',
  'ENUM',
] as const;
export type OntologyType = (typeof ONTOLOGY_TYPES)[number];

export const ONTOLOGY_TYPE_DETAILS = [
  'STRING',
  'DATETIME',
  'DATE',
  'LONG',
  'DOUBLE',
  'BOOLEAN',
  'ENUM',
] as const;
export const ONTOLOGY_STRING_SIZES = ['SHORT', 'MEDIUM', 'LARGE'] as const;

/** A vocabulary: the name of a leaf field and what its values are. */
export const ontologyEntrySchema = Type.Object(
  {
    ...storedFields,
    Identifier: filledText,
    SedaField: Type.Optional(Type.String()),
    ApiField: Type.Optional(Type.String()),
    Description: Type.Optional(Type.String()),
    Type: Type.Enum([...ONTOLOGY_TYPES]),
    TypeDetail: Type.Optional(Type.Enum([...ONTOLOGY_TYPE_DETAILS])),
    StringSize: Type.Optional(Type.Enum([...ONTOLOGY_STRING_SIZES])),
    Origin: Type.Enum(['INTERNAL', 'EXTERNAL']),
    ShortName: Type.Optional(Type.String()),
    Collections: Type.Optional(Type.Array(Type.String())),
    CreationDate: dateTime,
    LastUpdate: dateTime,
  },
  closed,
);
export type OntologyEntry = Type.Static<typeof ontologyEntrySchema>;
