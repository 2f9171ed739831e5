import type { ContainerFileContent } from '../signatures/read-container-file.ts';
import type { ByteSequence, Format, InternalSignature } from '../signatures/signature-set.ts';
import { type CompiledFrom, readyLinked, type Signatures } from '../signatures/signatures.ts';
import { STARTER_CONTAINERS, STARTER_TRIGGERS } from './starter-containers.ts';
import { STARTER_FORMATS, type StarterFormat } from './starter-formats.ts';

/** What answers say that they were made with. */
export const STARTER_VERSION = 'starter-1';

/**
 * The signatures in force until PRONOM's own files are given: some ninety everyday formats, described in this package.
 * Their version says what they are: `starter-1`.
 */
export function starterSignatures(): Signatures {
  return readyLinked(starterFile(), starterContainers());
}

/** The starter's container signatures, for a DROID signature file that comes without a container signature file. */
export function starterContainers(): ContainerFileContent {
  const signatures = STARTER_CONTAINERS.map(({ kind, files }, index) => ({
    id: containerId(index),
    kind,
    description: '',
    files: Object.entries(files).map(([path, expression]) => ({
      path,
      signatures:
        expression === null
          ? []
          : [{ id: containerId(index), sequences: [{ reference: 'BOF', expression } as const] }],
    })),
  }));
  const puids = new Map(STARTER_CONTAINERS.map(({ puid }, index) => [containerId(index), [puid]]));
  return { version: STARTER_VERSION, signatures, puids, triggers: STARTER_TRIGGERS };
}

const containerId = (index: number) => `${STARTER_VERSION}-container-${index + 1}`;

function starterFile(): CompiledFrom {
  const places = new Map(STARTER_FORMATS.map(({ puid }, place) => [puid, place]));
  const signatures: InternalSignature[] = [];
  const formats = STARTER_FORMATS.map((format): Format => {
    const own = (format.signatures ?? []).map((text) => {
      signatures.push({ id: `${STARTER_VERSION}-${format.puid}`, sequences: sequencesOf(text) });
      return signatures.length - 1;
    });
    return {
      puid: format.puid,
      name: format.name,
      version: format.version ?? '',
      mimeTypes: format.mimeTypes ?? [],
      extensions: format.extensions,
      signatures: own,
      priorityOver: placesOf(format, places),
    };
  });
  return { version: STARTER_VERSION, created: '', formats, signatures };
}

function placesOf(
  { puid, over = [] }: StarterFormat,
  places: ReadonlyMap<string, number>,
): readonly number[] {
  return over.map((lower) => {
    const place = places.get(lower);
    if (place === undefined) throw new Error(`${puid} wins over ${lower}, which is no format of the set`);
    return place;
  });
}

/** `a|$ b|~ c`: bytes at the beginning, at the end, anywhere; a bar within parentheses parts alternatives. */
function sequencesOf(text: string): readonly ByteSequence[] {
  return text.split(/\|(?![^(]*\))/).map((part): ByteSequence => {
    if (part.startsWith('$ ')) return { reference: 'EOF', expression: part.slice(2) };
    if (part.startsWith('~ ')) return { reference: 'variable', expression: `*${part.slice(2)}` };
    return { reference: 'BOF', expression: part };
  });
}
