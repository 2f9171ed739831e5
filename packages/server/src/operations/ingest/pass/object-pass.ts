import type { FormatIdentifier, IdentifiedFormat } from '../../../referential/index.ts';
import type { ObjectLocation } from '../../../storage/index.ts';
import type { IngestContext } from '../ingest-services.ts';
import { ContentFault } from '../package/content-check.ts';
import type { OpenPackage } from '../package/open-package.ts';
import type { Deposit } from '../staging/deposit.ts';
import type { ObjectFacts, ScanFacts } from '../staging/deposit-facts.ts';
import type { StagingWriter } from '../staging/staging-writer.ts';
import type { ObjectSink } from '../storing/object-sink.ts';
import type { EntryToRead } from './entry-page.ts';
import { type EntryFinding, recordFindings, type ScanCounts } from './scan-entries.ts';

/** One reading of a package's files: what for, and where to. */
export interface ObjectPass {
  readonly deposit: Deposit;
  readonly opened: OpenPackage;
  readonly writer: StagingWriter;
  /** Where objects go; absent when the deposit will be refused: then files are only looked at. */
  readonly folder?: ObjectSink;
  readonly strategy: string;
  /** Identifies the objects' formats. */
  readonly formats?: FormatIdentifier;
  readonly scan: boolean;
  /** Looks at files whose objects are stored already, too. */
  readonly everyFile?: boolean;
  /** Begins to make what was stored so far durable; rows are written before. */
  readonly checkpoint: () => Promise<void>;
}

export interface ObjectPassResult {
  readonly scan: ScanFacts;
  readonly objects: ObjectFacts;
  /** Every object that can be read is in the folder. */
  readonly stored: boolean;
}

/** What changes while a pass goes on. */
export interface PassProgress {
  readonly counts: ScanCounts;
  count: number;
  bytes: number;
  empty: number;
  sinceCheckpoint: number;
  folder: ObjectSink | undefined;
  /** Whether the antivirus is asked: not without one, nor once it stopped answering. */
  looking: boolean;
  lastScanned: number;
  damaged: number;
}

/** A small file, all of it. */
export interface FileInMemory extends EntryToRead {
  readonly bytes: Buffer;
}

/** An object of a batch and its bytes. */
export interface ObjectInBatch {
  readonly object: NonNullable<FileInMemory['object']>;
  /** The entry's name in the package. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** What is learnt of an object from its bytes, beside its size and its SHA-512. */
export interface Examined {
  /** With the algorithm that the manifest declares, when it is another one. */
  readonly digest?: string;
  readonly format?: IdentifiedFormat | undefined;
}

/** Stages what reading an object told. */
export function tellObject(
  { writer }: ObjectPass,
  progress: PassProgress,
  ordinal: number,
  location: ObjectLocation,
  { digest, format }: Examined,
): void {
  progress.count += 1;
  progress.bytes += location.length;
  progress.sinceCheckpoint += location.length;
  if (location.length === 0) progress.empty += 1;
  writer.add('object_content', {
    ordinal,
    size: location.length,
    sha512: location.sha512,
    digest: digest ?? location.sha512,
    strategy: location.strategy,
    pack_key: location.packKey,
    byte_offset: location.offset,
    format,
  });
}

/** An infected file ends the storing: nothing of this deposit will be kept. */
export async function tellFindings(
  context: IngestContext,
  pass: ObjectPass,
  progress: PassProgress,
  findings: readonly EntryFinding[],
): Promise<void> {
  await context.transaction((transaction) => recordFindings(transaction, pass.deposit, findings));
  if (progress.counts.unavailable !== undefined) progress.looking = false;
  if (findings.some(({ finding }) => finding === 'infected')) await stopStoring(progress);
}

/** A file that is not what the directory says ends the storing, not the looking. @throws any other error */
export async function tellDamaged(
  context: IngestContext,
  pass: ObjectPass,
  progress: PassProgress,
  ordinal: number,
  error: unknown,
): Promise<void> {
  if (!(error instanceof ContentFault)) throw error;
  const finding: EntryFinding = { ordinal, finding: 'CORRUPTED', detail: error.detail };
  progress.damaged += 1;
  await context.transaction((transaction) => recordFindings(transaction, pass.deposit, [finding]));
  await stopStoring(progress);
}

async function stopStoring(progress: PassProgress): Promise<void> {
  await progress.folder?.abandon();
  progress.folder = undefined;
}
