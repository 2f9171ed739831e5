import { describe, expect, it } from 'vitest';
import {
  checkSignatureFile,
  compileSignatures,
  createIdentifier,
  loadSignatures,
  STARTER_VERSION,
  saveSignatures,
  signatureFileKind,
  starterContainers,
  starterSignatures,
} from '../src/index.ts';
import { ascii, SMALL_CONTAINER_FILE, SMALL_DROID_FILE } from './support/small-signatures.ts';
import { writeOle2 } from './support/write-ole2.ts';
import { writeZip } from './support/write-zip.ts';

const { identifyBytes } = createIdentifier(starterSignatures());
const puids = (bytes: Uint8Array, name?: string) =>
  identifyBytes(bytes, name).matches.map((match) => match.puid);
const contentTypes = (main: string) =>
  `<Types><Override ContentType="application/vnd.openxmlformats-officedocument.${main}.main+xml"/></Types>`;
const odt = (version: string) =>
  writeZip({
    mimetype: 'application/vnd.oasis.opendocument.text',
    'content.xml': `<office:document-content office:version="${version}">`,
  });
const compObj = (name: string) =>
  ascii(`${'\0'.repeat(60)}${String.fromCharCode(name.length + 1)}\0\0\0${name}\0`);
const xmp = (part: string, level: string) =>
  `<pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>${level}</pdfaid:conformance>`;

const FILES: readonly (readonly [puid: string, name: string, bytes: Uint8Array])[] = [
  ['fmt/18', 'a.pdf', ascii('%PDF-1.4\n1 0 obj\n%%EOF\n')],
  ['fmt/1129', 'a.pdf', ascii('%PDF-2.0\n1 0 obj\n%%EOF\n')],
  ['fmt/478', 'a.pdf', ascii(`%PDF-1.7\n${' '.repeat(300_000)}${xmp('2', 'U')}${' '.repeat(300_000)}%%EOF`)],
  ['fmt/354', 'a.pdf', ascii('%PDF-1.4 <x pdfaid:part="1" pdfaid:conformance="B"/> %%EOF')],
  ['fmt/412', 'a.docx', await writeZip({ '[Content_Types].xml': contentTypes('wordprocessingml.document') })],
  ['fmt/214', 'a.xlsx', await writeZip({ '[Content_Types].xml': contentTypes('spreadsheetml.sheet') })],
  ['fmt/291', 'a.odt', await odt('1.2')],
  ['fmt/1756', 'a.odt', await odt('1.3')],
  ['fmt/483', 'a.epub', await writeZip({ mimetype: 'application/epub+zip' })],
  ['x-fmt/263', 'a.zip', await writeZip({ 'a.txt': 'a' })],
  [
    'fmt/40',
    'a.doc',
    writeOle2([
      { path: 'WordDocument', bytes: ascii('a'.repeat(5_000)) },
      { path: '\x01CompObj', bytes: compObj('Word.Document.8') },
    ]),
  ],
  ['fmt/61', 'a.xls', writeOle2([{ path: 'Workbook', bytes: ascii('a'.repeat(5_000)) }])],
  ['fmt/126', 'a.ppt', writeOle2([{ path: 'PowerPoint Document', bytes: ascii('a'.repeat(5_000)) }])],
  ['x-fmt/430', 'a.msg', writeOle2([{ path: '__properties_version1.0', bytes: ascii('a'.repeat(50)) }])],
  ['fmt/45', 'a.rtf', ascii('{\\rtf1\\ansi texte}')],
  ['x-fmt/111', 'a.txt', ascii('La commission permanente')],
  ['x-fmt/111', 'a', ascii('La commission permanente')],
  ['x-fmt/18', 'a.csv', ascii('a;b\n1;2\n')],
  ['fmt/101', 'a.xml', ascii('<?xml version="1.0"?><a/>')],
  ['fmt/471', 'a.html', ascii('<!DOCTYPE html><html lang="fr"></html>')],
  ['fmt/950', 'a.eml', ascii('From: a@b.fr\r\nMIME-Version: 1.0\r\n\r\ntexte')],
  ['fmt/278', 'a.eml', ascii('Received: from b\r\n\r\ntexte')],
  ['fmt/43', 'a.jpg', ascii('\xff\xd8\xff\xe0\x00\x10JFIF\x00\x01\x01')],
  ['x-fmt/391', 'a.jpg', ascii('\xff\xd8\xff\xe1\x00\x10Exif\0\0II\x2a\0\0\0\0\x90\x07\0\x04\0\0\x000220')],
  ['fmt/11', 'a.png', ascii('\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR\0\0')],
  ['fmt/353', 'a.tif', ascii('MM\0\x2a\0\0\0\x08')],
  ['fmt/568', 'a.webp', ascii('RIFF\x10\0\0\0WEBPVP8X')],
  ['fmt/1101', 'a.heic', ascii('\0\0\0\x18ftypheic')],
  ['fmt/92', 'a.svg', ascii('<?xml version="1.0"?><svg width="1" version="1.1"/>')],
  ['fmt/134', 'a.mp3', ascii('ID3\x03\0\0')],
  ['fmt/141', 'a.wav', ascii('RIFF\x10\0\0\0WAVEfmt \x10\0\0\0\x01\0')],
  ['fmt/199', 'a.mp4', ascii('\0\0\0\x18ftypisom')],
  ['x-fmt/386', 'a.mpg', ascii('\0\0\x01\xba\x44\0')],
  ['fmt/569', 'a.mkv', ascii('\x1a\x45\xdf\xa3\xa3\x42\x86\x81\x01\x42\x82\x88matroska')],
  ['x-fmt/265', 'a.tar', ascii(`a.txt${'\0'.repeat(252)}ustar\0`)],
  ['x-fmt/266', 'a.gz', ascii('\x1f\x8b\x08\0')],
  ['fmt/484', 'a.7z', ascii('7z\xbc\xaf\x27\x1c')],
  ['fmt/468', 'a.iso', ascii(`${'\0'.repeat(32_769)}CD001`)],
  ['fmt/729', 'a.db', ascii('SQLite format 3\0')],
];

describe('the starter set', () => {
  it('says its name, and is kept as any other', () => {
    expect(starterSignatures().set).toMatchObject({
      version: STARTER_VERSION,
      containerVersion: STARTER_VERSION,
    });
    expect(loadSignatures(saveSignatures(starterSignatures())).set).toEqual(starterSignatures().set);
  });

  it.each(FILES)('knows %s (%s)', (puid, name, bytes) => {
    expect(puids(bytes, name)).toEqual([puid]);
  });

  it('leaves unknown what it does not know', () => {
    expect(puids(ascii('\x01\x02\x03\xfe\0\0\x13'), 'a.bin')).toEqual([]);
  });

  it('opens containers for a DROID file that comes alone', async () => {
    const { identifyBytes: identify } = createIdentifier(
      compileSignatures(SMALL_DROID_FILE, starterContainers()),
    );
    const docx = await writeZip({ '[Content_Types].xml': contentTypes('wordprocessingml.document') });
    expect(identify(docx, 'a.docx').matches).toMatchObject([{ puid: 'fmt/412', name: 'Word OOXML' }]);
  });
});

describe('a signature file', () => {
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('is told by its root', () => {
    expect(signatureFileKind(bytes(SMALL_DROID_FILE))).toBe('droid');
    expect(signatureFileKind(bytes(SMALL_CONTAINER_FILE))).toBe('containers');
  });

  it('is checked, whichever it is', () => {
    expect(checkSignatureFile(bytes(SMALL_DROID_FILE))).toEqual({
      kind: 'droid',
      version: '7',
      created: '2024-01-01T00:00:00',
      formats: 10,
    });
    expect(checkSignatureFile(bytes(SMALL_CONTAINER_FILE))).toEqual({
      kind: 'containers',
      version: '3',
      signatures: 3,
    });
    expect(() => checkSignatureFile(bytes('<a/>'))).toThrow('a DROID signature file has FFSignatureFile');
  });
});
