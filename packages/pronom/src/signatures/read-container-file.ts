import { createSignatureReader } from './byte-sequence-reader.ts';
import { type Attributes, readXml, SignatureFileError } from './read-xml.ts';
import type { ContainerFile, ContainerKind, ContainerTrigger, InternalSignature } from './signature-set.ts';

export interface ContainerFileContent {
  readonly version: string;
  readonly signatures: readonly ReadContainerSignature[];
  /** PUIDs of each signature, by its identifier. */
  readonly puids: ReadonlyMap<string, readonly string[]>;
  readonly triggers: readonly ContainerTrigger[];
}

export interface ReadContainerSignature {
  readonly id: string;
  readonly kind: ContainerKind;
  readonly description: string;
  readonly files: readonly ContainerFile[];
}

interface OpenSignature extends ReadContainerSignature {
  description: string;
  readonly files: { path: string; readonly signatures: InternalSignature[] }[];
}

/**
 * Reads a container signature file, as The National Archives publish it.
 *
 * @throws SignatureFileError where it is not one
 */
export function readContainerFile(xml: string | Uint8Array): ContainerFileContent {
  let version: string | undefined;
  const signatures: OpenSignature[] = [];
  const puids = new Map<string, string[]>();
  const triggers: ContainerTrigger[] = [];
  const reader = createSignatureReader();
  let file: OpenSignature['files'][number] | undefined;
  readXml(xml, {
    open(name, attributes) {
      if (version === undefined) {
        if (name !== 'ContainerSignatureMapping') {
          throw new SignatureFileError(
            `the root is ${name}, a container signature file has ContainerSignatureMapping`,
          );
        }
        version = attributes['signatureVersion'] ?? '';
      } else if (reader.open(name, attributes)) return;
      else if (name === 'ContainerSignature') {
        const kind = kindOf(attributes, `container signature ${attributes['Id'] ?? ''}`);
        signatures.push({ id: attributes['Id'] ?? '', kind, description: '', files: [] });
      } else if (name === 'File') {
        file = { path: '', signatures: [] };
        signatures.at(-1)?.files.push(file);
      } else if (name === 'FileFormatMapping') {
        const id = attributes['signatureId'] ?? '';
        puids.set(id, [...(puids.get(id) ?? []), attributes['Puid'] ?? '']);
      } else if (name === 'TriggerPuid') {
        triggers.push({ kind: kindOf(attributes, 'a trigger'), puid: attributes['Puid'] ?? '' });
      }
    },
    close(name, text) {
      const signature = reader.close(name, text);
      const container = signatures.at(-1);
      // Some signatures stand outside any File (BDOC 2.x): like DROID, we cannot tell of which, and leave them out.
      if (signature !== undefined) file?.signatures.push(signature);
      else if (name === 'File') file = undefined;
      else if (name === 'Path' && file !== undefined) file.path = text.trim();
      else if (name === 'Description' && container !== undefined) container.description = text.trim();
    },
  });
  return { version: version ?? '', signatures, puids, triggers };
}

function kindOf(attributes: Attributes, what: string): ContainerKind {
  const kind = attributes['ContainerType'];
  if (kind === 'ZIP' || kind === 'OLE2') return kind;
  throw new SignatureFileError(`${what} is of the unknown kind "${kind ?? ''}"`);
}
