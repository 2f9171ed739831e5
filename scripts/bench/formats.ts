import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { createIdentifier, type Signatures } from '@chartrier/pronom';
import { largeFiles, smallFiles } from '../../packages/pronom/bench/files.ts';
import {
  cpuOf,
  type KindFigures,
  measureKinds,
  measureLoading,
  measureStream,
} from '../../packages/pronom/bench/measure.ts';
import { objectBytes } from './generate-package.ts';
import { writeSection } from './write-section.ts';

const SHARED = join(import.meta.dirname, '../../../shared/pronom');
const SMALL_RUNS = 500;
const LARGE_RUNS = 20;
/** The objects of the ingest bench, identified so many at a time: making them is not measured. */
const OBJECTS_AT_ONCE = 1_000;
const OBJECT_BYTES = 32_768;

/** npm run bench -- formats [--objects N] [--droid FILE --containers FILE] */
export async function benchFormats(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    options: {
      objects: { type: 'string', default: '160000' },
      droid: { type: 'string', default: join(SHARED, 'DROID_SignatureFile_V118.xml') },
      containers: { type: 'string', default: join(SHARED, 'container-signature-20240501.xml') },
    },
  });
  if (!existsSync(values.droid)) throw new Error(`PRONOM's signature file is not there: ${values.droid}`);
  const objects = Number(values.objects);
  const loading = await measureLoading(await readFile(values.droid), await readFile(values.containers));
  const { signatures } = loading;
  const small = await measureKinds(signatures, await smallFiles(), SMALL_RUNS);
  const large = await measureKinds(signatures, largeFiles(), LARGE_RUNS);
  const each = small.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / small.length;
  const ingest = await measureObjects(signatures, objects);
  const stream = await measureStream(signatures);
  const { version, containerVersion } = signatures.set;
  const [first, warm] = loading.loadMilliseconds;
  const text = [
    `\`npm run bench -- formats\`, ${today()}. PRONOM's signature file ${version} and container signatures ${containerVersion}; times are CPU`,
    'time on one core, reading from disk included, after a warm-up; Siegfried’s are those that it published (2016, 4 cores, one file',
    'at a time).',
    '',
    '| | |',
    '|---|---|',
    `| signatures: compile the XML, load what is kept (${(loading.keptBytes / 1e3).toFixed(0)} kB; first, once warm) | ${loading.compileMilliseconds.toFixed(0)} ms, ${first.toFixed(0)} and ${warm.toFixed(0)} ms |`,
    `| small office files (the ten kinds below) | **${Math.round(1_000 / each)} a second** |`,
    `| 160,000 files, as many of each kind | ${(each * 160).toFixed(1)} CPU-seconds |`,
    `| ${objects.toLocaleString('en')} objects of the ingest bench, ${OBJECT_BYTES / 1024} KiB each | **${ingest.toFixed(1)} CPU-seconds** |`,
    `| a stream that passes by once | ${(stream / 1e6).toFixed(0)} MB/s |`,
    '',
    '| kind | ms a file | Siegfried | found |',
    '|---|---|---|---|',
    ...[...small, ...large].map(row),
  ].join('\n');
  console.log(text);
  await writeSection('formats', 'Identifying formats', text);
}

function row({ file, milliseconds, found }: KindFigures): string {
  const kind = file.throughout ? `${file.kind}, read throughout` : file.kind;
  return `| ${kind} | ${milliseconds.toFixed(2)} | ${file.siegfried ?? ''} | ${found} |`;
}

/** CPU seconds to identify the objects of the ingest bench. */
async function measureObjects(signatures: Signatures, count: number): Promise<number> {
  const { identifyBytes } = createIdentifier(signatures);
  let milliseconds = 0;
  for (let from = 0; from < count; from += OBJECTS_AT_ONCE) {
    const length = Math.min(OBJECTS_AT_ONCE, count - from);
    const files = Array.from({ length }, (_, index) => objectBytes(from + index, OBJECT_BYTES));
    const identified = await cpuOf(() => {
      for (const [index, bytes] of files.entries()) identifyBytes(bytes, `${from + index}.txt`);
    });
    milliseconds += identified.milliseconds;
  }
  return milliseconds / 1_000;
}

function today(): string {
  return new Date().toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric' });
}
