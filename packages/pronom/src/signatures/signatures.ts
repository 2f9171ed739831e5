import { buildContainerMatcher, type ContainerMatcher } from '../container/identify-container.ts';
import { buildMatcher, type Matcher } from '../match/matcher.ts';
import { SequenceSyntaxError } from '../sequence/parse-sequence.ts';
import { type ContainerFileContent, readContainerFile } from './read-container-file.ts';
import { readDroidFile } from './read-droid-file.ts';
import { SignatureFileError } from './read-xml.ts';
import type { ContainerKind, Format, InternalSignature, SignatureSet } from './signature-set.ts';

/** Signatures made ready: made once, used for any number of files. */
export interface Signatures {
  readonly set: SignatureSet;
  readonly matcher: Matcher;
  readonly containers: readonly ContainerMatcher[];
  /** Formats of each internal signature. */
  readonly formatsOf: readonly (readonly number[])[];
  /** Kind of container that each signature of a trigger format announces. */
  readonly triggers: ReadonlyMap<number, ContainerKind>;
  readonly byExtension: ReadonlyMap<string, readonly number[]>;
  readonly byPuid: ReadonlyMap<string, number>;
}

/** What a DROID signature file says, or a set written in its place. */
export interface CompiledFrom {
  readonly version: string;
  readonly created: string;
  readonly formats: readonly Format[];
  readonly signatures: readonly InternalSignature[];
}

/**
 * Compiles a DROID signature file, and the container signature file that goes with it; or, without one, container
 * signatures at hand (`starterContainers`).
 *
 * @throws SignatureFileError where one of them is not a signature file, or a signature cannot be read
 */
export function compileSignatures(
  droid: string | Uint8Array,
  containers?: string | Uint8Array | ContainerFileContent,
): Signatures {
  const file = readDroidFile(droid);
  if (containers === undefined) return readySignatures({ ...file, containers: [], triggers: [] });
  const isFile = typeof containers === 'string' || containers instanceof Uint8Array;
  return readyLinked(file, isFile ? readContainerFile(containers) : containers);
}

/** Links container signatures to the formats of a file, and makes all of them ready. */
export function readyLinked(
  { version, created, formats, signatures }: CompiledFrom,
  read: ContainerFileContent,
): Signatures {
  const known: Format[] = [...formats];
  const places = new Map(known.map((format, place) => [format.puid, place]));
  const placeOf = (puid: string): number => {
    // A container file may be newer than the signature file: the format is then known by its PUID only.
    const place = places.get(puid) ?? known.push(unnamedFormat(puid)) - 1;
    places.set(puid, place);
    return place;
  };
  const linked = read.signatures.map(({ id, kind, description, files }) => {
    return { id, kind, description, formats: (read.puids.get(id) ?? []).map(placeOf), files };
  });
  return readySignatures({
    version,
    created,
    containerVersion: read.version,
    formats: known,
    signatures,
    containers: linked,
    triggers: read.triggers,
  });
}

function unnamedFormat(puid: string): Format {
  return { puid, name: '', version: '', mimeTypes: [], extensions: [], signatures: [], priorityOver: [] };
}

/** Builds the searches of a set of signatures. @throws SignatureFileError where a signature cannot be read */
export function readySignatures(set: SignatureSet): Signatures {
  const byPuid = new Map(set.formats.map((format, place) => [format.puid, place]));
  const formatsOf: number[][] = set.signatures.map(() => []);
  const byExtension = new Map<string, number[]>();
  set.formats.forEach((format, place) => {
    for (const signature of format.signatures) formatsOf[signature]?.push(place);
    for (const extension of format.extensions) {
      const sharing = byExtension.get(extension) ?? [];
      byExtension.set(extension, sharing);
      sharing.push(place);
    }
  });
  const triggers = new Map<number, ContainerKind>();
  for (const { kind, puid } of set.triggers) {
    const format = set.formats[byPuid.get(puid) ?? -1];
    for (const signature of format?.signatures ?? []) triggers.set(signature, kind);
  }
  const kinds = [...new Set(set.triggers.map((trigger) => trigger.kind))];
  try {
    return {
      set,
      matcher: buildMatcher(set.signatures),
      containers: kinds.map((kind) => buildContainerMatcher(kind, set.containers)),
      formatsOf,
      triggers,
      byExtension,
      byPuid,
    };
  } catch (error) {
    if (error instanceof SequenceSyntaxError || error instanceof RangeError) {
      throw new SignatureFileError(`a signature cannot be read: ${error.message}`, { cause: error });
    }
    throw error;
  }
}
