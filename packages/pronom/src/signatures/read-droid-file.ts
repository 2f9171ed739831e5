import { createSignatureReader } from './byte-sequence-reader.ts';
import { type Attributes, readXml, SignatureFileError } from './read-xml.ts';
import type { Format, InternalSignature } from './signature-set.ts';

export interface DroidFile {
  readonly version: string;
  readonly created: string;
  readonly formats: readonly Format[];
  readonly signatures: readonly InternalSignature[];
}

interface ReadFormat {
  readonly id: string;
  readonly attributes: Attributes;
  readonly extensions: string[];
  readonly signatureIds: string[];
  readonly lowerIds: string[];
}

/**
 * Reads a DROID signature file, as The National Archives publish it. Signatures of no format are left out.
 *
 * @throws SignatureFileError where it is not one
 */
export function readDroidFile(xml: string | Uint8Array): DroidFile {
  let root: Attributes | undefined;
  const signatures: InternalSignature[] = [];
  const formats: ReadFormat[] = [];
  const reader = createSignatureReader();
  readXml(xml, {
    open(name, attributes) {
      if (root === undefined) {
        if (name !== 'FFSignatureFile') {
          throw new SignatureFileError(`the root is ${name}, a DROID signature file has FFSignatureFile`);
        }
        root = attributes;
      } else if (!reader.open(name, attributes) && name === 'FileFormat') {
        formats.push({
          id: attributes['ID'] ?? '',
          attributes,
          extensions: [],
          signatureIds: [],
          lowerIds: [],
        });
      }
    },
    close(name, text) {
      const signature = reader.close(name, text);
      if (signature !== undefined) signatures.push(signature);
      const format = formats.at(-1);
      if (name === 'InternalSignatureID') format?.signatureIds.push(text.trim());
      else if (name === 'Extension') format?.extensions.push(text.trim().toLowerCase());
      else if (name === 'HasPriorityOverFileFormatID') format?.lowerIds.push(text.trim());
    },
  });
  const used = new Set(formats.flatMap((format) => format.signatureIds));
  const kept = signatures.filter((signature) => used.has(signature.id));
  return {
    version: root?.['Version'] ?? '',
    created: root?.['DateCreated'] ?? '',
    formats: linkFormats(formats, kept),
    signatures: kept,
  };
}

/** Replaces identifiers by places; what an identifier does not lead to is left out. */
function linkFormats(formats: readonly ReadFormat[], signatures: readonly InternalSignature[]): Format[] {
  const formatPlaces = new Map(formats.map((format, place) => [format.id, place]));
  const signaturePlaces = new Map(signatures.map((signature, place) => [signature.id, place]));
  const placesOf = (places: ReadonlyMap<string, number>, ids: readonly string[]) =>
    ids.map((id) => places.get(id)).filter((place) => place !== undefined);
  return formats.map(({ attributes, extensions, signatureIds, lowerIds }) => ({
    puid: attributes['PUID'] ?? '',
    name: attributes['Name'] ?? '',
    version: attributes['Version'] ?? '',
    mimeTypes: (attributes['MIMEType'] ?? '')
      .split(',')
      .map((type) => type.trim())
      .filter((type) => type !== ''),
    extensions,
    signatures: placesOf(signaturePlaces, signatureIds),
    priorityOver: placesOf(formatPlaces, lowerIds),
  }));
}
