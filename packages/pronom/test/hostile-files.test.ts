import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import {
  compileSignatures,
  createIdentifier,
  type Identification,
  SignatureFileError,
} from '../src/index.ts';
import { ascii, SMALL_DROID_FILE, smallSignatures } from './support/small-signatures.ts';
import { writeOle2 } from './support/write-ole2.ts';
import { writeZip } from './support/write-zip.ts';

/** Seconds of fuzzing in all: twenty in CI; CHARTRIER_FUZZ_SECONDS for a longer one. */
const SECONDS = Number(process.env['CHARTRIER_FUZZ_SECONDS'] ?? (process.env['CI'] === 'true' ? 20 : 12));
const SHARE = (SECONDS * 1_000) / 4;
const TIMEOUT = SECONDS * 1_000 + 20_000;
/** No file of these tests may take longer, even on a crowded machine. */
const SLOWEST = 10_000;

const { identifyBytes } = createIdentifier(smallSignatures());

let files = 0;
let slowest = 0;
/** Of a long run: what it went through. */
afterAll(() => {
  if (process.env['CHARTRIER_FUZZ_SECONDS'] === undefined) return;
  const { rss } = process.memoryUsage();
  console.log(
    `${files} hostile files, the slowest ${slowest.toFixed(0)} ms, memory ${(rss / 2 ** 20).toFixed(0)} MiB`,
  );
});

/** Identifies and checks that it ends in time, with an answer that can be written. */
function survive(bytes: Uint8Array, name?: string): Identification {
  const started = performance.now();
  const found = identifyBytes(bytes, name);
  const milliseconds = performance.now() - started;
  files += 1;
  slowest = Math.max(slowest, milliseconds);
  expect(milliseconds).toBeLessThan(SLOWEST);
  expect(JSON.parse(JSON.stringify(found))).toEqual(found);
  return found;
}

/** A file with some of its bytes or words changed, cut anywhere. */
function damaged(file: Uint8Array): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    at: fc.nat(file.length - 1),
    word: fc.oneof(fc.constantFrom(0, 1, 2, 0xffffffff, 0xfffffffe, 0x7fffffff), fc.nat(64), fc.nat()),
  });
  return fc
    .tuple(fc.array(change, { maxLength: 12 }), fc.option(fc.nat(file.length)))
    .map(([changes, end]) => {
      const copy = file.slice();
      const data = new DataView(copy.buffer);
      for (const { at, word } of changes) {
        if (at + 4 <= copy.length) data.setUint32(at, word >>> 0, true);
        else copy[at] = word & 0xff;
      }
      return copy.subarray(0, end ?? copy.length);
    });
}

const fuzz = <T>(arbitrary: fc.Arbitrary<T>, test: (value: T) => void) =>
  fc.assert(fc.property(arbitrary, test), {
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: SHARE,
    markInterruptAsFailure: false,
  });

const ole2 = writeOle2([
  { path: 'WordDocument', bytes: new Uint8Array(5_000) },
  { path: '\x01CompObj', bytes: ascii(`${'\0'.repeat(60)}\x10\0\0\0Word.Document.8\0`) },
  { path: 'Store/Page', bytes: ascii('EODF') },
]);

describe('hostile files end in time, with an answer', () => {
  it('random bytes, behind any magic number', { timeout: TIMEOUT }, () => {
    const magic = fc.constantFrom(
      '',
      '%PDF-1.',
      'PK\x03\x04',
      '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1',
      '<?xml ',
      '\xff\xfe',
    );
    fuzz(fc.tuple(magic, fc.uint8Array({ maxLength: 3_000 }), fc.string()), ([start, bytes, name]) => {
      survive(Uint8Array.from([...ascii(start), ...bytes]), name);
    });
  });

  it('OLE2, damaged', { timeout: TIMEOUT }, () => {
    fuzz(damaged(ole2), (bytes) => {
      survive(bytes);
    });
  });

  it('ZIP, damaged', { timeout: TIMEOUT }, async () => {
    const zip = await writeZip({
      '[Content_Types].xml': 'wordprocessingml.document.',
      'word/document.xml': 'x',
    });
    const zip64 = await writeZip({ '[Content_Types].xml': 'x', 'word/document.xml': 'x' }, { zip64: true });
    fuzz(fc.oneof(damaged(zip), damaged(zip64)), (bytes) => {
      survive(bytes);
    });
  });

  it('signature files, damaged', { timeout: TIMEOUT }, () => {
    const piece = fc.constantFrom(
      '<',
      '>',
      '"',
      '&',
      '(',
      '{',
      '*',
      '[',
      '</Sequence>',
      '{0-99999}',
      '\0',
      '<a>',
    );
    const cut = fc.tuple(fc.nat(SMALL_DROID_FILE.length), fc.nat(40), piece);
    fuzz(fc.array(cut, { minLength: 1, maxLength: 4 }), (cuts) => {
      let xml = SMALL_DROID_FILE;
      for (const [at, length, put] of cuts) xml = xml.slice(0, at) + put + xml.slice(at + length);
      try {
        expect(compileSignatures(xml).set.formats.length).toBeLessThanOrEqual(10);
      } catch (error) {
        expect(error).toBeInstanceOf(SignatureFileError);
      }
    });
  });
});

describe('one by one', { timeout: TIMEOUT }, () => {
  const word = (file: Uint8Array, at: number, value: number) => {
    const copy = file.slice();
    new DataView(copy.buffer).setUint32(at, value, true);
    return copy;
  };
  const directory = (new DataView(ole2.buffer).getUint32(48, true) + 1) * 512;
  const table = (new DataView(ole2.buffer).getUint32(76, true) + 1) * 512;

  it('an OLE2 allocation table that turns in circles', () => {
    let circles = ole2;
    for (let sector = 0; sector < 20; sector++)
      circles = word(circles, table + sector * 4, sector === 0 ? 1 : 0);
    survive(circles);
  });

  it('an OLE2 directory whose entries are their own children and neighbours', () => {
    let circles = ole2;
    for (let entry = 0; entry < 4; entry++) {
      for (const field of [68, 72, 76]) circles = word(circles, directory + entry * 128 + field, entry);
    }
    expect(survive(circles).matches.map((match) => match.puid)).toEqual(['fmt/111']);
  });

  it('an OLE2 header with sectors of any size, and a DIFAT that turns in circles', () => {
    for (let shift = 0; shift < 64; shift++) survive(word(ole2, 30, shift | (shift << 16)));
    survive(word(word(ole2, 30, 0xffff), 32, 0xffff));
    const circles = word(word(ole2, 68, 0), 512 + 508, 0);
    survive(circles);
    survive(Uint8Array.from([...circles, ...new Uint8Array(2_000_000)]));
  });

  it('an OLE2 stream that declares gigabytes', () => {
    for (let entry = 0; entry < 4; entry++) survive(word(ole2, directory + entry * 128 + 120, 0xffffffff));
  });

  it('a ZIP bomb, of which no more is inflated than its limit', async () => {
    const zip = await writeZip({
      '[Content_Types].xml': new Uint8Array(60_000_000),
      'word/document.xml': 'x',
    });
    expect(zip.length).toBeLessThan(100_000);
    expect(survive(zip).matches.map((match) => match.puid)).toEqual(['x-fmt/263']);
  });

  it('a ZIP whose entries are all the same bytes, again and again', async () => {
    const inflated = deflateRawSync(new Uint8Array(1_000_000)).length;
    const files = Object.fromEntries(
      Array.from({ length: 500 }, (_, at) => [`${at}`, new Uint8Array(1_000)]),
    );
    survive(await writeZip({ ...files, '[Content_Types].xml': 'x' }));
    expect(inflated).toBeLessThan(2_000);
  });

  it('XML nested a hundred thousand times', () => {
    survive(ascii('<a>'.repeat(100_000)), 'a.xml');
    survive(ascii(`${'<a>'.repeat(100_000)}${'</a>'.repeat(100_000)}`), 'a.xml');
    survive(ascii(`<!-- ${'<!-- -->'.repeat(100_000)}`), 'a.xml');
    survive(ascii(`<a ${' '.repeat(8_000)}`), 'a.xml');
  });

  it('bytes that begin a signature at each place', () => {
    survive(ascii(`%PDF-1.4${'pdfaid:part'.repeat(300_000)}`));
    survive(new Uint8Array(4_000_000).fill(0x25));
  });

  it('bytes that cost more comparisons than the limit, with a warning', () => {
    const limited = createIdentifier(smallSignatures(), { limits: { comparisons: 1_000 } });
    const { warnings } = limited.identifyBytes(ascii(`%PDF-1.4${'pdfaid:part'.repeat(30_000)}`));
    expect(warnings).toContainEqual({ code: 'limit-reached', limit: 'comparisons' });
  });
});
