import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import yazl from 'yazl';
import { compileSignatures, createIdentifier, type Identifier } from '../src/index.ts';
import { writeOle2 } from './support/write-ole2.ts';

/** What archivists reported of other tools, with PRONOM's signature files 118 and 20240501. */
const PRONOM = join(import.meta.dirname, '../../../../shared/pronom');

/** Each character as a byte. */
const ascii = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

let identifier: Identifier;
beforeAll(async () => {
  if (!existsSync(PRONOM)) return;
  identifier = createIdentifier(
    compileSignatures(
      await readFile(join(PRONOM, 'DROID_SignatureFile_V118.xml')),
      await readFile(join(PRONOM, 'container-signature-20240501.xml')),
    ),
  );
});

const puids = (bytes: Uint8Array, name?: string) =>
  identifier.identifyBytes(bytes, name).matches.map((match) => match.puid);
const warnings = (bytes: Uint8Array, name?: string) =>
  identifier.identifyBytes(bytes, name).warnings.map(({ code }) => code);

describe.skipIf(!existsSync(PRONOM))('cases of the field (shared/pronom)', () => {
  describe('a message with long technical headers', () => {
    const message = (offset: number, line: string, end: string) => {
      let text = [
        'Received: from a',
        'From: a@b.fr',
        'To: c@d.fr',
        'Content-Type: text/plain',
        'Date: 1 Jan 2020',
        '',
      ].join(end);
      while (text.length < offset - 80) text += `X-Spam: ${'a'.repeat(30)}${end}`;
      text += `X-Pad: ${'b'.repeat(offset - text.length - 7 - end.length)}${end}`;
      return ascii(`${text}${line}${end}${end}texte`);
    };

    it.each(['\n', '\r\n'])(
      'is known as MIME where the line is in the window of the signature (%j)',
      (end) => {
        for (const line of ['MIME-Version: 1.0', 'Mime-Version: 1.0'])
          expect(puids(message(19_900, line, end))).toEqual(['fmt/950']);
      },
    );

    it('is known by its extension only where the line comes after the window', () => {
      const late = message(20_100, 'MIME-Version: 1.0', '\r\n');
      expect(puids(late)).not.toContain('fmt/950');
      expect(puids(late, 'a.eml')).not.toContain('fmt/950');
    });
  });

  describe('a text with an unusual name', () => {
    const text = 'La commission permanente, réunie en séance. '.repeat(45);
    const encodings = {
      'UTF-8': new Uint8Array(Buffer.from(text)),
      'UTF-16LE': new Uint8Array(Buffer.from(`\ufeff${text}`, 'utf16le')),
      'Latin-1': new Uint8Array(Buffer.from(text, 'latin1')),
    };

    it.each(Object.entries(encodings))('is text whatever it is called, in %s', (_, bytes) => {
      expect(puids(bytes, 'a.txt')).toEqual(['x-fmt/111']);
      expect(puids(bytes, 'a')).toEqual(['x-fmt/111']);
      expect(puids(bytes, 'a.inconnu')).toEqual(['x-fmt/111']);
      expect(puids(bytes, 'a.log')).toEqual(['x-fmt/62']);
    });
  });

  it.each([
    ['fmt/478', '2', 'U'],
    ['fmt/480', '3', 'B'],
  ])('a PDF/A whose declaration lies deep is %s', (puid, part, level) => {
    const padding = '% un commentaire de remplissage\n'.repeat(10_000);
    const packet = `<rdf:Description xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"><pdfaid:part>${part}</pdfaid:part><pdfaid:conformance>${level}</pdfaid:conformance>`;
    expect(puids(ascii(`%PDF-1.7\n${padding}${packet}${padding}\n%%EOF\n`), 'a.pdf')).toEqual([puid]);
  });

  it('a large presentation whose directory comes last is not a workbook', () => {
    const pictures = { path: 'Pictures', bytes: ascii('x'.repeat(5_000_000)) };
    const slides = { path: 'PowerPoint Document', bytes: ascii('p'.repeat(5_000)) };
    const sheet = { path: 'Workbook', bytes: ascii(`\x09\x08\x10\0\0\x06\x05\0${'\0'.repeat(600)}`) };
    expect(puids(writeOle2([pictures, slides]), 'a.ppt')).toEqual(['fmt/126']);
    expect(puids(writeOle2([pictures, sheet]), 'a.xls')).toEqual(['fmt/61']);
    expect(puids(writeOle2([pictures, sheet, slides])).toSorted()).toEqual(['fmt/126', 'fmt/61']);
  }, 60_000);

  it('a ZIP that stores a PDF, or LaTeX, as it is stays a ZIP', async () => {
    const stored = async (name: string, content: string) => {
      const zip = new yazl.ZipFile();
      zip.addBuffer(Buffer.from(content), name, { compress: false });
      zip.end();
      return new Uint8Array(await buffer(zip.outputStream));
    };
    const xmp = '<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>';
    expect(puids(await stored('a.pdf', `%PDF-1.7\n${xmp}\n%%EOF\n`), 'a.zip')).toContain('x-fmt/263');
    const latex = await stored('a.tex', '\\documentclass{article}\n\\begin{document}\n\\end{document}\n');
    expect(puids(latex, 'a.zip')).toContain('x-fmt/263');
    expect(warnings(latex, 'a.zip')).toEqual(['several-answers']);
  });

  it.each([
    ['heic', '\0\0\0\x18ftypheic\0\0\0\0mif1heic\0\0\0\x08mdat', 'fmt/1101'],
    ['mp4', '\0\0\0\x18ftypdash\0\0\0\0isommp41\0\0\0\x08moov', 'fmt/199'],
    ['webp', 'RIFF\x40\0\0\0WEBPVP8L\0\0\0\0', 'fmt/567'],
    ['webp', 'RIFF\x40\0\0\0WEBPVP8X\x0a\0\0\0\x02\0\0\0ANIM', 'fmt/568'],
    ['nef', 'II*\0\x08\0\0\0\0\0', 'fmt/353'],
    ['db', 'SQLite format 3\0\x10\0\x01\x01', 'fmt/729'],
    ['warc.gz', '\x1f\x8b\x08\0\0\0\0\0\0\x03', 'x-fmt/266'],
    ['cdx', 'CDX N b a m s k r M S V g\n', 'fmt/869'],
    ['wp4', 'text \x80 text', 'fmt/949'],
    ['csv', '\xff\xfea\0;\0b\0\n\0', 'x-fmt/18'],
  ])('a .%s file (%j) is %s', (extension, text, puid) => {
    expect(puids(ascii(text), `a.${extension}`)).toEqual([puid]);
  });

  it('a bomb is identified, never expanded', () => {
    const entities = Array.from(
      { length: 30 },
      (_, index) => `<!ENTITY b${index} "&b${index - 1};&b${index - 1};">`,
    );
    const laughs = `<?xml version="1.0"?><!DOCTYPE l [<!ENTITY b-1 "ha">${entities.join('')}]><l>&b29;</l>`;
    expect(puids(ascii(laughs), 'a.xml')).toEqual(['fmt/101']);
    expect(puids(ascii(`<?xml version="1.0"?>${'<a>'.repeat(500_000)}`), 'a.xml')).toEqual(['fmt/101']);
    const pages = ascii(`%PDF-1.4\n${'1 0 obj<</Type/Page>>endobj\n'.repeat(1_000_000)}%%EOF`);
    expect(puids(pages, 'a.pdf')).toEqual(['fmt/18']);
  });
});
