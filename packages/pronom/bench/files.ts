/** Files of the bench: small office files as they are in deposits, larger ones, and kinds that are read throughout. */
import { writeOle2 } from '../test/support/write-ole2.ts';
import { writeZip } from '../test/support/write-zip.ts';

export interface BenchFile {
  /** `docx 30 kB`: the first word is the extension. */
  readonly kind: string;
  readonly bytes: Uint8Array;
  /** Of a file that is made longer than its bytes, by a hole. */
  readonly size?: number;
  /** Milliseconds that siegfried published for this kind (2016, 4 cores, one file at a time). */
  readonly siegfried?: string;
  /** Signatures of its kind go through the file. */
  readonly throughout?: true;
}

const MEBIBYTE = 1024 * 1024;

const bytesOf = (value: string) => new TextEncoder().encode(value);
const text = (length: number) => 'La commission permanente, réunie en séance, délibère. '.repeat(length / 50);

/** Bytes that do not repeat, as compressed data. */
export function noise(length: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length);
  for (let at = 0, seed = 1; at < length; at++) {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
    bytes[at] = seed >>> 16;
  }
  return bytes;
}

function between(start: string | Uint8Array, length: number, end: string | Uint8Array): Uint8Array {
  const bytes = noise(length);
  const last = typeof end === 'string' ? bytesOf(end) : end;
  bytes.set(typeof start === 'string' ? bytesOf(start) : start);
  bytes.set(last, length - last.length);
  return bytes;
}

const contentTypes = (main: string) =>
  `<?xml version="1.0"?><Types><Override PartName="/x" ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`;

export async function smallFiles(): Promise<readonly BenchFile[]> {
  return [
    {
      kind: 'docx 30 kB',
      bytes: await writeZip({
        '[Content_Types].xml': contentTypes('wordprocessingml.document'),
        'word/document.xml': text(40_000),
        'word/media/image1.png': noise(28_000),
      }),
      siegfried: '0.12',
    },
    {
      kind: 'xlsx 20 kB',
      bytes: await writeZip({
        '[Content_Types].xml': contentTypes('spreadsheetml.sheet'),
        'xl/workbook.xml': text(20_000),
        'xl/sheet.bin': noise(18_000),
      }),
      siegfried: '0.12',
    },
    {
      kind: 'odt 25 kB',
      bytes: await writeZip({
        mimetype: 'application/vnd.oasis.opendocument.text',
        'META-INF/manifest.xml':
          '<manifest:manifest><manifest:file-entry manifest:media-type="application/vnd.oasis.opendocument.text"/></manifest:manifest>',
        'content.xml': `<office:document-content office:version="1.2">${text(60_000)}`,
        'Pictures/1.png': noise(20_000),
      }),
      siegfried: '4.0',
    },
    {
      kind: 'doc 40 kB',
      bytes: writeOle2([
        { path: 'WordDocument', bytes: bytesOf(text(34_000)) },
        { path: '\x01CompObj', bytes: bytesOf(`${'\0'.repeat(60)}\x10\0\0\0Word.Document.8\0`) },
      ]),
    },
    {
      kind: 'msg 20 kB',
      bytes: writeOle2([
        { path: '__properties_version1.0', bytes: bytesOf(text(500)) },
        { path: '__nameid_version1.0', bytes: bytesOf(text(16_000)) },
      ]),
      siegfried: '0.08',
    },
    { kind: 'pdf 60 kB', bytes: between('%PDF-1.4\n', 60_000, '\n%%EOF\n'), siegfried: '4.2' },
    { kind: 'rtf 20 kB', bytes: bytesOf(`{\\rtf1\\ansi ${text(20_000)}}`), siegfried: '13.0' },
    { kind: 'txt 10 kB', bytes: bytesOf(text(10_000)) },
    {
      kind: 'eml 8 kB',
      bytes: bytesOf(
        `From: a@b.fr\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\nTo: c@d.fr\r\nDate: x\r\n\r\n${text(8_000)}`,
      ),
    },
    { kind: 'xml 5 kB', bytes: bytesOf(`<?xml version="1.0" encoding="UTF-8"?><a>${text(5_000)}</a>`) },
  ];
}

const PNG = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52);
const JPEG = Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 1);
const PNG_END = Uint8Array.of(0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82);

export function largeFiles(): readonly BenchFile[] {
  return [
    {
      kind: 'jpg 5 MB',
      bytes: between(JPEG, 5 * MEBIBYTE, Uint8Array.of(0xff, 0xd9)),
      siegfried: '0.5',
    },
    {
      kind: 'mp4 1 GB',
      bytes: between('\0\0\0\x18ftypisom\0\0\x02\0isommp41\0\0\0\x08moov', MEBIBYTE, ''),
      size: 1024 * MEBIBYTE,
    },
    { kind: 'zip 1 GB', bytes: between('PK\x03\x04', MEBIBYTE, ''), size: 1024 * MEBIBYTE },
    { kind: 'unknown 4 GB', bytes: noise(MEBIBYTE), size: 4096 * MEBIBYTE },
    { kind: 'png 5 MB', bytes: between(PNG, 5 * MEBIBYTE, PNG_END), siegfried: '1.2', throughout: true },
    {
      kind: 'tif 20 MB',
      bytes: between(Uint8Array.of(0x49, 0x49, 0x2a, 0, 8, 0, 0, 0), 20 * MEBIBYTE, ''),
      siegfried: '11.6',
      throughout: true,
    },
    {
      kind: 'pdf 10 MB',
      bytes: between('%PDF-1.4\n', 10 * MEBIBYTE, '\n%%EOF\n'),
      siegfried: '4.2',
      throughout: true,
    },
  ];
}
