import {
  type EndRecord,
  type Finding,
  type ManifestRecord,
  type ReadOptions,
  readManifest,
} from '../../src/index.ts';

export type Bytes = string | Uint8Array;

/** The document in pieces of a size, so that tests cut it anywhere. */
export async function* inPieces(document: Bytes, size: number): AsyncGenerator<Uint8Array> {
  const bytes = typeof document === 'string' ? new TextEncoder().encode(document) : document;
  for (let from = 0; from < bytes.length; from += size) yield bytes.subarray(from, from + size);
}

export async function readRecords(
  document: Bytes,
  options: ReadOptions & { readonly pieces?: number } = {},
): Promise<readonly ManifestRecord[]> {
  const records: ManifestRecord[] = [];
  for await (const batch of readManifest(inPieces(document, options.pieces ?? 65_536), options)) {
    records.push(...batch);
  }
  return records;
}

export function ofKind<Kind extends ManifestRecord['kind']>(
  records: readonly ManifestRecord[],
  kind: Kind,
): readonly Extract<ManifestRecord, { kind: Kind }>[] {
  return records.filter((record): record is Extract<ManifestRecord, { kind: Kind }> => record.kind === kind);
}

export async function faultsOf(document: Bytes, options: ReadOptions = {}): Promise<readonly Finding[]> {
  return ofKind(await readRecords(document, options), 'fault');
}

/** The one record of a kind. */
export function only<Kind extends ManifestRecord['kind']>(
  records: readonly ManifestRecord[],
  kind: Kind,
): Extract<ManifestRecord, { kind: Kind }> {
  const found = ofKind(records, kind);
  const [record] = found;
  if (record === undefined || found.length > 1) throw new Error(`${found.length} records of kind ${kind}`);
  return record;
}

export function endOf(records: readonly ManifestRecord[]): EndRecord {
  return only(records, 'end');
}
