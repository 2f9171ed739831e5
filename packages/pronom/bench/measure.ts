import { closeSync, openSync, readSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ByteSource,
  compileSignatures,
  createIdentifier,
  createStreamIdentifier,
  loadSignatures,
  type Signatures,
  saveSignatures,
} from '../src/index.ts';
import { type BenchFile, noise } from './files.ts';

const MEBIBYTE = 1024 * 1024;

/** CPU milliseconds of some work: the machine may be shared. */
export async function cpuOf<T>(work: () => T | Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1_000 };
}

export interface LoadingFigures {
  readonly signatures: Signatures;
  readonly compileMilliseconds: number;
  readonly keptBytes: number;
  /** The first load of the process, then one once the code is warm. */
  readonly loadMilliseconds: readonly [first: number, warm: number];
}

export async function measureLoading(droid: Uint8Array, containers: Uint8Array): Promise<LoadingFigures> {
  const compiled = await cpuOf(() => compileSignatures(droid, containers));
  const kept = saveSignatures(compiled.result);
  const loaded = await cpuOf(() => loadSignatures(kept));
  const again = await cpuOf(() => loadSignatures(kept));
  return {
    signatures: loaded.result,
    compileMilliseconds: compiled.milliseconds,
    keptBytes: kept.length,
    loadMilliseconds: [loaded.milliseconds, again.milliseconds],
  };
}

export interface KindFigures {
  readonly file: BenchFile;
  readonly milliseconds: number;
  readonly found: string;
}

/** CPU time a file, reading included, after a warm-up. */
export async function measureKinds(
  signatures: Signatures,
  files: readonly BenchFile[],
  runs: number,
): Promise<readonly KindFigures[]> {
  const { identify } = createIdentifier(signatures);
  const folder = await mkdtemp(join(tmpdir(), 'chartrier-pronom-'));
  const figures: KindFigures[] = [];
  try {
    for (const file of files) {
      const name = `a.${file.kind.split(' ')[0]}`;
      const path = join(folder, name);
      await writeFile(path, file.bytes);
      if (file.size !== undefined) await truncate(path, file.size);
      const one = async () => {
        const { source, close } = open(path, file.size ?? file.bytes.length);
        const found = await identify(source, name);
        close();
        return found;
      };
      for (let warm = 0; warm < Math.ceil(runs / 3); warm++) await one();
      const { milliseconds } = await cpuOf(async () => {
        for (let run = 0; run < runs; run++) await one();
      });
      const found = (await one()).matches.map((match) => match.puid).join(', ') || 'unknown';
      figures.push({ file, milliseconds: milliseconds / runs, found });
    }
  } finally {
    await rm(folder, { recursive: true });
  }
  return figures;
}

function open(path: string, size: number): { source: ByteSource; close: () => void } {
  const file = openSync(path, 'r');
  const read = (offset: number, length: number) => {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
  };
  return { source: { size, read }, close: () => closeSync(file) };
}

/** Bytes a second of a stream that no signature ends early. */
export async function measureStream(signatures: Signatures): Promise<number> {
  const streamed = noise(64 * MEBIBYTE);
  const passed = await cpuOf(() => {
    const stream = createStreamIdentifier(signatures, { name: 'a.bin' });
    for (let at = 0; at < streamed.length; at += MEBIBYTE)
      stream.update(streamed.subarray(at, at + MEBIBYTE));
    return stream.finish();
  });
  return (streamed.length * 1_000) / passed.milliseconds;
}
