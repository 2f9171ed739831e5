import { crcOf } from '../crc.ts';

const KEPT = 'chartrier.uploads';
const MOST_KEPT = 100;
const SAMPLES = 32;
const SAMPLE_BYTES = 32_768;

/**
 * What tells a file from another of the same name and size without reading all of it: the CRC-32 of pieces all along it.
 * The server has the bytes that were sent before; those that follow must be of the same file.
 */
export async function fingerprintOf(file: File): Promise<string> {
  let crc = 0;
  for (let sample = 0; sample < SAMPLES; sample += 1) {
    const from = Math.floor((Math.max(0, file.size - SAMPLE_BYTES) * sample) / (SAMPLES - 1));
    crc = crcOf(crc, new Uint8Array(await file.slice(from, from + SAMPLE_BYTES).arrayBuffer()));
  }
  return `${file.size}-${crc.toString(16)}`;
}

type Kept = Readonly<Record<string, string>>;

function kept(): Kept {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(KEPT) ?? '{}');
    return parsed !== null && typeof parsed === 'object' ? (parsed as Kept) : {};
  } catch {
    // written by something else: as if nothing were kept
    return {};
  }
}

/** Remembers on this browser which file an upload is of; the oldest are forgotten. */
export function keepFingerprint(uploadId: string, fingerprint: string): void {
  const all = Object.entries({ ...kept(), [uploadId]: fingerprint });
  localStorage.setItem(KEPT, JSON.stringify(Object.fromEntries(all.slice(-MOST_KEPT))));
}

/** The fingerprint of the file that an upload is of; of an upload begun on another browser, none. */
export function keptFingerprint(uploadId: string): string | undefined {
  return kept()[uploadId];
}
