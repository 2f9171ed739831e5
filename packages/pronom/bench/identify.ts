/**
 * How fast files are identified, on one core, with PRONOM's own signature files.
 *
 *     node packages/pronom/bench/identify.ts [DROID-FILE CONTAINER-FILE]
 *
 * Without arguments, the files of ../shared/pronom beside the checkout. Times are CPU time, reading included, after a
 * warm-up; siegfried's published figures (2016, 4 cores) stand beside for the same kinds.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { largeFiles, smallFiles } from './files.ts';
import { type KindFigures, measureKinds, measureLoading, measureStream } from './measure.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/pronom');
const SMALL_RUNS = 300;
const LARGE_RUNS = 10;

const [droidFile, containerFile] = process.argv.slice(2);
const loading = await measureLoading(
  readFileSync(droidFile ?? join(SHARED, 'DROID_SignatureFile_V118.xml')),
  readFileSync(containerFile ?? join(SHARED, 'container-signature-20240501.xml')),
);
const [first, warm] = loading.loadMilliseconds;
console.log(
  `compile ${loading.compileMilliseconds.toFixed(0)} ms, kept ${(loading.keptBytes / 1e3).toFixed(0)} kB, load ${first.toFixed(0)} ms, once warm ${warm.toFixed(0)} ms`,
);

const line = ({ file, milliseconds, found }: KindFigures) =>
  `${file.kind.padEnd(16)} ${milliseconds.toFixed(3).padStart(9)} ms  ${(file.siegfried ?? '').padStart(5)}  ${found}${file.throughout ? ', read throughout' : ''}`;
console.log(`${'kind'.padEnd(16)} ${'CPU a file'.padStart(12)}  sf     found`);
const small = await measureKinds(loading.signatures, await smallFiles(), SMALL_RUNS);
for (const figures of small) console.log(line(figures));
for (const figures of await measureKinds(loading.signatures, largeFiles(), LARGE_RUNS))
  console.log(line(figures));
const each = small.reduce((sum, { milliseconds }) => sum + milliseconds, 0) / small.length;
console.log(`small files: ${Math.round(1_000 / each)} a second on one core`);
console.log(`a stream: ${((await measureStream(loading.signatures)) / 1e6).toFixed(0)} MB a second`);
