import { PERSISTENT_IDENTIFIERS } from './content.ts';
import { date, type Field, integer, map, object, type Shape, text, token } from './fields.ts';

const measure: Field = { kind: 'measure' };

/** What every object brings to its version's document. */
const COMMON_FIELDS: Shape['fields'] = {
  DataObjectProfile: token,
  PersistentIdentifier: PERSISTENT_IDENTIFIERS,
  DataObjectUse: token,
  DataObjectNumber: integer,
};

/**
 * A file's version in its group's document. Metadata keeps its kind (Text, Document, Image …) as its one key, an
 * extension kind included: the archive keeps what it was given.
 */
export const BINARY_FIELDS: Shape['fields'] = {
  ...COMMON_FIELDS,
  Uri: text,
  FormatIdentification: object({ FormatLitteral: text, MimeType: token, FormatId: token, Encoding: token }),
  FileInfo: object({
    Filename: text,
    CreatingApplicationName: text,
    CreatingApplicationVersion: text,
    DateCreatedByApplication: date,
    CreatingOs: text,
    CreatingOsVersion: text,
    LastModified: date,
  }),
  Metadata: {
    kind: 'object',
    shape: { fields: { Text: map, Document: map, Image: map, Audio: map, Video: map }, others: 'map' },
  },
  OtherMetadata: map,
};

export const PHYSICAL_FIELDS: Shape['fields'] = {
  ...COMMON_FIELDS,
  PhysicalId: token,
  PhysicalDimensions: object({
    Width: measure,
    Height: measure,
    Depth: measure,
    Shape: text,
    Diameter: measure,
    Length: measure,
    Thickness: measure,
    Weight: measure,
    NumberOfPage: integer,
  }),
};
