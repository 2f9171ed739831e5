import Type from 'typebox';
import { closed, dateTime, filledText, storedFields } from '../document.ts';
import { ONTOLOGY_STRING_SIZES, ONTOLOGY_TYPE_DETAILS, ONTOLOGY_TYPES } from '../ontology/ontology-entry.ts';

export const CARDINALITIES = ['ONE', 'MANY'] as const;
export type Cardinality = (typeof CARDINALITIES)[number];

/** A field of units that an organisation adds to those of SEDA: where it stands, how often, what its values are. */
export const schemaElementSchema = Type.Object(
  {
    ...storedFields,
    /** The names from the root of the unit's document, separated by dots. */
    Path: filledText,
    ShortName: Type.Optional(Type.String()),
    Description: Type.Optional(Type.String()),
    Cardinality: Type.Enum([...CARDINALITIES]),
    IsObject: Type.Boolean(),
    /** Of a leaf. */
    Type: Type.Optional(Type.Enum([...ONTOLOGY_TYPES])),
    TypeDetail: Type.Optional(Type.Enum([...ONTOLOGY_TYPE_DETAILS])),
    StringSize: Type.Optional(Type.Enum([...ONTOLOGY_STRING_SIZES])),
    CreationDate: dateTime,
    LastUpdate: dateTime,
  },
  closed,
);
export type SchemaElement = Type.Static<typeof schemaElementSchema>;
