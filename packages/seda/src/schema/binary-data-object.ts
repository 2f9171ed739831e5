import type { SedaVersion } from '../version.ts';
import { anyUri, dateTime, digest, nonEmptyToken, open, plainString, sizeInBytes } from './basic-types.ts';
import { dataObjectType } from './data-object.ts';
import {
  anyElement,
  attribute,
  childrenType,
  choice,
  type ElementType,
  one,
  optional,
  requiredAttribute,
  sequence,
  textType,
  times,
} from './particles.ts';
import * as simple from './simple-types.ts';

const attachment = textType(
  'BinaryObjectType',
  simple.base64,
  attribute('filename', simple.string),
  attribute('uri', simple.anyUri),
);

const compressed = textType(
  'CompressedType',
  simple.string,
  requiredAttribute('algorithm', simple.nonEmptyToken),
  requiredAttribute('uncompressedSize', simple.positiveInteger),
);

const formatIdentification = childrenType(
  'FormatIdentificationType',
  sequence(
    optional('FormatLitteral', plainString),
    optional('MimeType', nonEmptyToken),
    optional('FormatId', nonEmptyToken),
    optional('Encoding', nonEmptyToken),
  ),
);

const fileInfo = childrenType(
  'FileInfoType',
  sequence(
    one('Filename', plainString),
    optional('CreatingApplicationName', plainString),
    optional('CreatingApplicationVersion', plainString),
    optional('DateCreatedByApplication', dateTime),
    optional('CreatingOs', plainString),
    optional('CreatingOsVersion', plainString),
    optional('LastModified', dateTime),
  ),
);

const coreMetadata = childrenType(
  'CoreMetadataType',
  choice(
    one('Text', open),
    one('Document', open),
    one('Image', open),
    one('Audio', open),
    one('Video', open),
    anyElement,
  ),
);

/** BinaryDataObjectType: a file of the package. */
export function binaryDataObject(version: SedaVersion): ElementType {
  return dataObjectType(
    'BinaryDataObjectType',
    version,
    times(
      '?',
      sequence(
        times('?', choice(one('Attachment', attachment), one('Uri', anyUri))),
        one('MessageDigest', digest),
      ),
    ),
    optional('Size', sizeInBytes),
    optional('Compressed', compressed),
    optional('FormatIdentification', formatIdentification),
    optional('FileInfo', fileInfo),
    optional('Metadata', coreMetadata),
    optional('OtherMetadata', open),
  );
}
