/**
 * How fast files are identified, on one core, with PRONOM's own signature files.
 *
 *     node packages/pronom/bench/identify.ts [DROID-FILE CONTAINER-FILE]
 *
 * Without arguments, the files of ../shared/pronom beside the checkout. Files are made here: small office files as they
 * are in deposits, larger ones of kinds whose both ends suffice, and kinds that are read throughout. Times are CPU time,
 * reading included, after a warm-up; siegfried's published figures (2016, 4 cores) stand beside for the same kinds.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { mkdtemp, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  type ByteSource,
  compileSignatures,
  createIdentifier,
  createStreamIdentifier,
  loadSignatures,
  saveSignatures,
} from '../src/index.ts';
import { writeOle2 } from '../test/support/write-ole2.ts';
import { writeZip } from '../test/support/write-zip.ts';

const SHARED = join(import.meta.dirname, '../../../../shared/pronom');
const MEBIBYTE = 1024 * 1024;
const SMALL_RUNS = 300;
const LARGE_RUNS = 10;

const [droidFile, containerFile] = process.argv.slice(2);
const droid = readFileSync(droidFile ?? join(SHARED, 'DROID_SignatureFile_V118.xml'));
const containers = readFileSync(containerFile ?? join(SHARED, 'container-signature-20240501.xml'));

/** CPU milliseconds of some work: the machine may be shared. */
async function cpuOf<T>(work: () => T | Promise<T>): Promise<{ result: T; milliseconds: number }> {
  const before = process.cpuUsage();
  const result = await work();
  const { user, system } = process.cpuUsage(before);
  return { result, milliseconds: (user + system) / 1_000 };
}

const compiled = await cpuOf(() => compileSignatures(droid, containers));
const kept = saveSignatures(compiled.result);
const loaded = await cpuOf(() => loadSignatures(kept));
const again = await cpuOf(() => loadSignatures(kept));
console.log(
  `compile ${compiled.milliseconds.toFixed(0)} ms, kept ${(kept.length / 1e3).toFixed(0)} kB, load ${loaded.milliseconds.toFixed(0)} ms, once warm ${again.milliseconds.toFixed(0)} ms`,
);
const signatures = loaded.result;
const { identify } = createIdentifier(signatures);

const text = (length: number) => 'La commission permanente, réunie en séance, délibère. '.repeat(length / 50);
const bytesOf = (value: string) => new TextEncoder().encode(value);
/** Bytes that do not repeat, as compressed data. */
function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0, seed = 1; at < length; at++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = seed >>> 16;
  }
  return bytes;
}
function between(start: string | Uint8Array, length: number, end: string | Uint8Array): Uint8Array {
  const [first, last] = [start, end].map((part) => (typeof part === 'string' ? bytesOf(part) : part));
  const bytes = noise(length);
  bytes.set(first ?? bytes.subarray(0, 0));
  bytes.set(last ?? bytes.subarray(0, 0), length - (last?.length ?? 0));
  return bytes;
}

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`;
const small: Record<string, { bytes: Uint8Array; siegfried?: string }> = {
  'docx 30 kB': {
    bytes: await writeZip({
      '[Content_Types].xml': contentTypes('wordprocessingml.document'),
      'word/document.xml': text(40_000),
      'word/media/image1.png': noise(28_000),
    }),
    siegfried: '0.12',
  },
  'xlsx 20 kB': {
    bytes: await writeZip({
      '[Content_Types].xml': contentTypes('spreadsheetml.sheet'),
      'xl/workbook.xml': text(20_000),
      'xl/sheet.bin': noise(18_000),
    }),
    siegfried: '0.12',
  },
  'odt 25 kB': {
    bytes: await writeZip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'META-INF/manifest.xml':
        '<manifest:manifest><manifest:file-entry manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>',
      'content.xml': `<office:document-content office:version="1.2">${text(60_000)}`,
      'Pictures/1.png': noise(20_000),
    }),
    siegfried: '4.0',
  },
  'doc 40 kB': {
    bytes: writeOle2([
      { path: 'WordDocument', bytes: bytesOf(text(34_000)) },
      { path: '\x01CompObj', bytes: bytesOf(`${'\0'.repeat(60)}\x10\0\0\0Word.Document.8\0`) },
    ]),
  },
  'pdf 60 kB': { bytes: between('%PDF-1.4\n', 60_000, '\n%%EOF\n'), siegfried: '4.2' },
  'txt 10 kB': { bytes: bytesOf(text(10_000)) },
  'eml 8 kB': { bytes: bytesOf(`From: a@b.fr\r\nTo: c@d.fr\r\nSubject: x\r\n\r\n${text(8_000)}`) },
  'xml 5 kB': { bytes: bytesOf(`<?xml version="1.0" encoding="UTF-8"?><a>${text(5_000)}</a>`) },
};
const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52);
const large: Record<string, { bytes: Uint8Array; size?: number; siegfried?: string }> = {
  'jpg 5 MB': {
    bytes: between(
      Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1),
      5 * MEBIBYTE,
      Uint8Array.of(0xff, 0xd9),
    ),
    siegfried: '0.5',
  },
  'png 5 MB': {
    bytes: between(
      png,
      5 * MEBIBYTE,
      Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82),
    ),
    siegfried: '1.2',
  },
  'tif 20 MB': {
    bytes: between(Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0), 20 * MEBIBYTE, ''),
    siegfried: '11.6',
  },
  'unknown 4 GB': { bytes: noise(MEBIBYTE), size: 4096 * MEBIBYTE },
  'zip 1 GB': { bytes: between('PK\x03\x04', MEBIBYTE, ''), size: 1024 * MEBIBYTE },
  'pdf 10 MB, read throughout': {
    bytes: between('%PDF-1.4\n', 10 * MEBIBYTE, '\n%%EOF\n'),
    siegfried: '4.2',
  },
};

function open(path: string, size: number): { source: ByteSource; close: () => void } {
  const file = openSync(path, 'r');
  const read = (offset: number, length: number) => {
    const bytes = new Uint8Array(length);
    return bytes.subarray(0, readSync(file, bytes, 0, length, offset));
  };
  return { source: { size, read }, close: () => closeSync(file) };
}

const folder = await mkdtemp(join(tmpdir(), 'chartrier-pronom-'));
const report = (kind: string, milliseconds: number, found: string, siegfried = '') =>
  console.log(
    `${kind.padEnd(28)} ${milliseconds.toFixed(3).padStart(9)} ms  ${siegfried.padStart(5)}  ${found}`,
  );
try {
  console.log(`${'kind'.padEnd(28)} ${'CPU a file'.padStart(12)}  sf     found`);
  let all = 0;
  for (const [runs, files] of [
    [SMALL_RUNS, small],
    [LARGE_RUNS, large],
  ] as const) {
    for (const [kind, file] of Object.entries<{ bytes: Uint8Array; size?: number; siegfried?: string }>(
      files,
    )) {
      const name = `a.${kind.split(' ')[0]}`;
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
      report(kind, milliseconds / runs, found, file.siegfried);
      if (runs === SMALL_RUNS) all += milliseconds / runs;
    }
  }
  const each = all / Object.keys(small).length;
  console.log(
    `small files: ${Math.round(1_000 / each)} a second on one core, ${(each * 160).toFixed(1)} s for 160,000`,
  );
  const streamed = noise(64 * MEBIBYTE);
  const passed = await cpuOf(() => {
    const stream = createStreamIdentifier(signatures, { name: 'a.bin' });
    for (let at = 0; at < streamed.length; at += MEBIBYTE)
      stream.update(streamed.subarray(at, at + MEBIBYTE));
    return stream.finish();
  });
  console.log(`a stream: ${((64 * MEBIBYTE) / 1e3 / passed.milliseconds).toFixed(0)} MB a second`);
} finally {
  await rm(folder, { recursive: true });
}
