import { createWriteStream } from 'node:fs';
import { mkdir, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import yazl from 'yazl';
import { sampleFile } from '../samples.ts';
import { faultyManifest, goodManifest, type SampleFile, sampleFormat } from './manifest.ts';

/** The same on every machine, so that the package's bytes are too. */
const MADE_AT = new Date('2024-04-02T10:00:00Z');

export interface Samples {
  readonly good: string;
  readonly faulty: string;
}

async function readFiles(): Promise<readonly SampleFile[]> {
  const names = (await readdir(sampleFile('files'))).sort();
  return Promise.all(
    names.map(async (name) => ({
      name,
      bytes: await readFile(sampleFile(`files/${name}`)),
      lastModified: '2024-04-02T10:00:00',
      format: sampleFormat(name),
    })),
  );
}

async function writePackage(path: string, manifest: string, files: readonly SampleFile[]): Promise<void> {
  const zip = new yazl.ZipFile();
  zip.addBuffer(Buffer.from(manifest), 'manifest.xml', { mtime: MADE_AT });
  for (const file of files) zip.addBuffer(file.bytes, `content/${file.name}`, { mtime: MADE_AT });
  zip.end();
  await pipeline(zip.outputStream, createWriteStream(path));
}

/** Makes our two SEDA packages in a folder: a good one, and one with five different faults. */
export async function makeSamples(directory: string): Promise<Samples> {
  await mkdir(directory, { recursive: true });
  const files = await readFiles();
  const made = { good: join(directory, 'lavoir.zip'), faulty: join(directory, 'lavoir-fautif.zip') };
  await writePackage(made.good, await goodManifest(files), files);
  await writePackage(made.faulty, await faultyManifest(files), files);
  return made;
}
