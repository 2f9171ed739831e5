import { describe, expect, it } from 'vitest';
import {
  type ByteSource,
  createIdentifier,
  describeWarning,
  type Identification,
  loadSignatures,
  saveSignatures,
} from '../src/index.ts';
import { ascii, smallSignatures } from './support/small-signatures.ts';
import { writeOle2 } from './support/write-ole2.ts';
import { writeZip } from './support/write-zip.ts';

const { identify, identifyBytes } = createIdentifier(smallSignatures());
const puids = ({ matches }: Identification) => matches.map((match) => match.puid);
const codes = ({ warnings }: Identification) => warnings.map((warning) => warning.code);

const COMPOBJ = `${'\0'.repeat(60)}\x10\0\0\0Word.Document.8\0`;
const TYPES = '<Types><Override ContentType="application/vnd.x.wordprocessingml.document.main+xml"/></Types>';

describe('bytes', () => {
  it('are identified by both ends, with positions', () => {
    const pdf = ascii(`%PDF-1.4${' '.repeat(500)}%%EOF\n`);
    const found = identifyBytes(pdf, 'a.pdf');
    expect(found).toEqual({
      matches: [
        {
          puid: 'fmt/18',
          name: 'Portable Document Format',
          version: '1.4',
          mimeTypes: ['application/pdf'],
          basis: [
            {
              method: 'signature',
              signature: '1',
              parts: [
                { offset: 0, length: 8 },
                { offset: 508, length: 5 },
              ],
            },
          ],
        },
      ],
      warnings: [],
    });
  });

  it('are read throughout where a signature asks, and the higher priority is kept', () => {
    const pdf = new Uint8Array(900_000).fill(0x20);
    pdf.set(ascii('%PDF-1.4'));
    pdf.set(ascii('pdfaid:part="1"'), 600_000);
    pdf.set(ascii('%%EOF'), pdf.length - 5);
    expect(puids(identifyBytes(pdf))).toEqual(['fmt/95']);
  });

  it('are found deep in the file without what lies before', async () => {
    const reads: [number, number][] = [];
    const image = new Uint8Array(50_000_000);
    image.set(ascii('CD001'), 40_000);
    const source: ByteSource = {
      size: image.length,
      read: async (offset, length) => {
        reads.push([offset, length]);
        return image.subarray(offset, offset + length);
      },
    };
    expect(puids(await identify(source, 'disk.iso'))).toEqual(['fmt/468']);
    expect(reads.reduce((sum, [, length]) => sum + length, 0)).toBeLessThan(100_000);
    expect(reads.every(([offset, length]) => offset >= 0 && offset + length <= image.length)).toBe(true);
  });

  it('of which no format is known are said so', () => {
    expect(identifyBytes(Uint8Array.of(1, 2, 3))).toEqual({ matches: [], warnings: [{ code: 'no-match' }] });
    expect(codes(identifyBytes(new Uint8Array(0)))).toEqual(['empty', 'no-match']);
  });

  it('that contradict the extension are said so', () => {
    const found = identifyBytes(ascii('%PDF-1.4 %%EOF'), 'C:\\x\\report.DOCX');
    expect(puids(found)).toEqual(['fmt/18']);
    expect(found.warnings).toEqual([
      { code: 'extension-mismatch', puid: 'fmt/18', extension: 'docx', expected: ['pdf'] },
    ]);
    expect(found.warnings.map((warning) => describeWarning(warning, 'en'))).toEqual([
      'the extension "docx" is none of those of fmt/18 (pdf)',
    ]);
  });

  it('beyond the limit are not searched, and the answer says so', () => {
    const pdf = new Uint8Array(900_000).fill(0x01);
    pdf.set(ascii('%PDF-1.4'));
    pdf.set(ascii('pdfaid:part="1"'), 600_000);
    const limited = createIdentifier(smallSignatures(), { limits: { wholeFile: 300_000 } });
    const found = limited.identifyBytes(pdf);
    expect(puids(found)).toEqual([]);
    expect(found.warnings).toContainEqual({ code: 'limit-reached', limit: 'wholeFile' });
  });
});

describe('a ZIP', () => {
  const files = { '[Content_Types].xml': TYPES, 'word/document.xml': '<w/>' };

  it.each([
    ['deflated', {}],
    ['stored', { stored: true }],
    ['of 64 bits', { zip64: true }],
    ['with a comment', { comment: 'a comment that ends the file' }],
  ])('%s is known by what it contains', async (_, options) => {
    const found = identifyBytes(await writeZip(files, options), 'a.docx');
    expect(puids(found)).toEqual(['fmt/412']);
    expect(found.warnings).toEqual([]);
    expect(found.matches[0]?.basis).toEqual([
      {
        method: 'container',
        kind: 'ZIP',
        signature: '1030',
        entries: [
          { path: '[Content_Types].xml', parts: [{ offset: TYPES.indexOf('wordproc'), length: 26 }] },
          { path: 'word/document.xml', parts: [] },
        ],
      },
    ]);
  });

  it('of which one file is missing is only a ZIP', async () => {
    expect(puids(identifyBytes(await writeZip({ '[Content_Types].xml': TYPES })))).toEqual(['x-fmt/263']);
  });

  it('cut before its directory is a ZIP that cannot be opened', async () => {
    const zip = await writeZip(files);
    const found = identifyBytes(zip.subarray(0, 200), 'a.zip');
    expect(puids(found)).toEqual(['x-fmt/263']);
    expect(found.warnings).toEqual([{ code: 'container-unread', kind: 'ZIP' }]);
  });

  it('may be inflated by the caller', async () => {
    const asked: number[] = [];
    const inflate = (bytes: Uint8Array, limit: number) => {
      asked.push(limit);
      return bytes.subarray(0, 0);
    };
    const own = createIdentifier(smallSignatures(), { inflate });
    expect(puids(own.identifyBytes(await writeZip(files)))).toEqual(['x-fmt/263']);
    expect(asked).toHaveLength(1);
  });
});

describe('an OLE2 file', () => {
  it('is known by its streams, small or large', () => {
    for (const size of [100, 6_000]) {
      const file = writeOle2([
        { path: 'WordDocument', bytes: new Uint8Array(5_000) },
        { path: '\x01CompObj', bytes: ascii(COMPOBJ.padEnd(size, '.')) },
      ]);
      const found = identifyBytes(file, 'a.doc');
      expect(puids(found)).toEqual(['fmt/40']);
      expect(found.warnings).toEqual([]);
    }
  });

  it('is known by a stream of a storage, from its end; its format may be of the container file only', () => {
    const file = writeOle2([{ path: 'Store/Page', bytes: ascii(`${'x'.repeat(300)}EODF....`) }]);
    expect(puids(identifyBytes(file))).toEqual(['fmt/9999']);
  });

  it('of other streams is only an OLE2 file', () => {
    expect(puids(identifyBytes(writeOle2([{ path: 'Page', bytes: ascii('EODF') }])))).toEqual(['fmt/111']);
  });
});

describe('without signature', () => {
  it('the extension speaks for formats that have none', () => {
    const found = identifyBytes(ascii('a;b\n1;2\n'), 'table.CSV');
    expect(puids(found)).toEqual(['x-fmt/18']);
    expect(found.warnings).toEqual([{ code: 'extension-only', extension: 'csv' }]);
  });

  it('the extension does not speak for formats that signatures would have found', () => {
    expect(puids(identifyBytes(Uint8Array.of(0, 1), 'a.pdf'))).toEqual([]);
  });

  it.each([
    ['US-ASCII', ascii('Bonjour.\r\n')],
    ['UTF-8', new TextEncoder().encode('Délibération')],
    ['UTF-8 (BOM)', Uint8Array.of(0xef, 0xbb, 0xbf, 0x61)],
    ['UTF-16LE', Uint8Array.of(0xff, 0xfe, 0x61, 0x00)],
    ['UTF-16BE', Uint8Array.of(0xfe, 0xff, 0x00, 0x61)],
    ['ISO-8859-1', ascii('D\xe9lib\xe9ration')],
    ['windows-1252', ascii('l\x92acte')],
  ])('text is text, in %s', (encoding, bytes) => {
    const found = identifyBytes(bytes);
    expect(puids(found)).toEqual(['x-fmt/111']);
    expect(found.matches[0]?.basis).toEqual([{ method: 'text', encoding }]);
  });

  it.each([
    ['a declaration in UTF-16', Uint8Array.from([0xff, 0xfe, ...utf16('<?xml version="1.0"?><a/>')])],
    ['a root that closes', ascii('<!-- c --> <note to="x"><b>1</b></note>\n')],
    ['an empty root', ascii('<note/>')],
  ])('XML is XML by %s', (_, bytes) => {
    expect(puids(identifyBytes(bytes))).toEqual(['fmt/101']);
  });

  it.each([
    ['HTML', ascii('<html><b>1</b></html>')],
    ['an open element', ascii('<note> and more')],
  ])('%s is not XML', (_, bytes) => {
    expect(puids(identifyBytes(bytes))).toEqual(['x-fmt/111']);
  });
});

describe('compiled signatures', () => {
  it('are kept and loaded with the same answers', async () => {
    const loaded = createIdentifier(loadSignatures(saveSignatures(smallSignatures())));
    const zip = await writeZip({ '[Content_Types].xml': TYPES, 'word/document.xml': '' });
    for (const bytes of [zip, ascii('%PDF-1.4 %%EOF'), ascii('text')]) {
      expect(loaded.identifyBytes(bytes)).toEqual(identifyBytes(bytes));
    }
  });

  it('say their versions and leave out signatures of no format', () => {
    const { set } = smallSignatures();
    expect([set.version, set.containerVersion]).toEqual(['7', '3']);
    expect(set.signatures.map((signature) => signature.id)).toEqual(['1', '2', '3', '4', '5']);
    expect(set.signatures[1]?.sequences[1]).toEqual({
      reference: 'variable',
      expression: '*7064666169643A70617274{1-4}(31|32)',
    });
  });
});

function utf16(text: string): number[] {
  return [...text].flatMap((character) => [character.charCodeAt(0), 0]);
}
