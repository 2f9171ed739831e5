import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { chartrierError } from '@chartrier/messages';
import {
  type ByteSource,
  compileSignatures,
  createIdentifier,
  createStreamIdentifier,
  type Identifier,
  loadSignatures,
  type Signatures,
  STARTER_VERSION,
  starterContainers,
  starterSignatures,
} from '@chartrier/pronom';
import type { Database } from '../../platform/index.ts';
import { readOperationPaper, type Storage } from '../../storage/index.ts';
import { type IdentifiedFormat, identifiedFormat } from './identified-format.ts';
import { createIdentifyThread, type FileToIdentify } from './identify-thread.ts';
import { keptSignatures } from './kept-signatures.ts';
import {
  type SignatureFileRecord,
  type SignatureFilesInForce,
  signatureFilesInForce,
} from './signature-files.ts';
import { type NamedFormat, starterFormats } from './starter-formats.ts';

export interface FormatIdentificationServices {
  readonly database: Database;
  readonly storage: Storage;
  readonly administrationTenant: number;
  /** Where compiled signatures are kept; absent: nowhere. */
  readonly cacheDirectory?: string;
}

/** Identifies files with one set of signatures. */
export interface FormatIdentifier {
  /** `DROID 122, containers 20240501`; `starter-1` until a signature file is imported. */
  readonly signatures: string;
  /** Formats of the starter set: in force where no list of formats is. */
  readonly formats: readonly NamedFormat[];
  /** Small files, in a thread of its own. In shared memory, they stay as they are until the answer. */
  identifyAll(files: readonly FileToIdentify[]): Promise<readonly IdentifiedFormat[]>;
  /** Bytes that pass by once; see `isHeldBack`. */
  startStream(name: string): { update(chunk: Uint8Array): void; finish(): IdentifiedFormat };
  /** A file that is read where it lies, with the media types of all that it may be. @throws what `read` throws */
  identify(
    source: ByteSource,
    name: string,
  ): Promise<IdentifiedFormat & { readonly mimeTypes: readonly string[] }>;
}

/** Hands out the identifier in force: the newest signature files ever imported, or the starter set. */
export interface FormatIdentification {
  /** @throws SIGNATURE_FILE_MISSING when no offer has the file that was imported */
  inForce(): Promise<FormatIdentifier>;
  close(): Promise<void>;
}

/** A container that was too large to be held while it passed by: it has to be identified again where it lies. */
export function isHeldBack({ warnings }: IdentifiedFormat): boolean {
  return warnings?.includes('limit-reached:heldContainer') ?? false;
}

export function openFormatIdentification(services: FormatIdentificationServices): FormatIdentification {
  let current: { readonly key: string; readonly opened: Promise<OpenedIdentifier> } | undefined;
  return {
    async inForce() {
      const files = await signatureFilesInForce(services.database, services.administrationTenant);
      const key = `${files.droid?.Sha512 ?? STARTER_VERSION} ${files.containers?.Sha512 ?? STARTER_VERSION}`;
      if (current?.key !== key) {
        const before = current;
        const opened = openIdentifier(services, files, key);
        current = { key, opened };
        // Whoever asked before goes on with what he has; its thread ends when nobody waits for it.
        before?.opened.then((one) => one.retire()).catch(() => undefined);
        opened.catch(() => {
          if (current?.opened === opened) current = undefined;
        });
      }
      return (await current.opened).identifier;
    },
    async close() {
      const closing = current;
      current = undefined;
      await closing?.opened.then(
        (one) => one.close(),
        () => undefined,
      );
    },
  };
}

interface OpenedIdentifier {
  readonly identifier: FormatIdentifier;
  retire(): void;
  close(): Promise<void>;
}

async function openIdentifier(
  services: FormatIdentificationServices,
  files: SignatureFilesInForce,
  key: string,
): Promise<OpenedIdentifier> {
  const kept = await keptSignatures(
    services.cacheDirectory,
    createHash('sha256').update(key).digest('hex'),
    () => compileFiles(services, files),
  );
  const name = signaturesName(files);
  const thread = createIdentifyThread({ name, kept });
  // In this thread signatures are only needed for large files: loaded when the first one comes.
  let ready: { readonly signatures: Signatures; readonly identifier: Identifier } | undefined;
  const here = () => {
    if (ready === undefined) {
      const signatures = loadSignatures(kept);
      ready = { signatures, identifier: createIdentifier(signatures) };
    }
    return ready;
  };
  return {
    identifier: {
      signatures: name,
      formats: starterFormats(),
      identifyAll: (some) => thread.identify(some),
      startStream(fileName) {
        const stream = createStreamIdentifier(here().signatures, { name: fileName });
        return {
          update: (chunk) => stream.update(chunk),
          finish: () => identifiedFormat(stream.finish(), name),
        };
      },
      async identify(source, fileName) {
        const identification = await here().identifier.identify(source, fileName);
        const mimeTypes = identification.matches.flatMap((match) => match.mimeTypes);
        return { ...identifiedFormat(identification, name), mimeTypes };
      },
    },
    retire: () => thread.retire(),
    close: () => thread.close(),
  };
}

/** `DROID 122, containers 37`, or `starter-1`: what every answer of these files says that it was made with. */
export function signaturesName({ droid, containers }: SignatureFilesInForce): string {
  if (droid === undefined && containers === undefined) return STARTER_VERSION;
  const file = droid === undefined ? STARTER_VERSION : `DROID ${droid.Version}`;
  return `${file}, containers ${containers?.Version ?? STARTER_VERSION}`;
}

async function compileFiles(
  { storage, administrationTenant }: FormatIdentificationServices,
  { droid, containers }: SignatureFilesInForce,
): Promise<Signatures> {
  const read = (record: SignatureFileRecord) => readSignatureFileBytes(storage, administrationTenant, record);
  if (droid === undefined) return starterSignatures();
  return compileSignatures(
    await read(droid),
    containers === undefined ? starterContainers() : await read(containers),
  );
}

async function readSignatureFileBytes(
  storage: Storage,
  tenant: number,
  { OperationId: operationId, Day: day, Version: version }: SignatureFileRecord,
): Promise<Buffer> {
  const paper = await readOperationPaper(storage, { tenant, day, operationId }, `files/${operationId}.xml`);
  if (paper === undefined)
    throw chartrierError('SIGNATURE_FILE_MISSING', { operation: operationId, version });
  return await buffer(paper);
}
