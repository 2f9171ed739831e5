import { describe, expect, it } from 'vitest';
import { endOf, readRecords } from '../../test/support/read-records.ts';
import { smallManifest, unit } from '../../test/support/small-manifest.ts';
import type { ManifestRecord } from '../index.ts';

const plain = smallManifest({
  prolog: '<?xml version="1.0" encoding="UTF-8"?>',
  units: unit('U1', '<Title>Délibération</Title><Description>à la séance</Description>'),
});

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const whole = mark ? `\ufeff${text}` : text;
  const view = new DataView(new ArrayBuffer(whole.length * 2));
  for (let at = 0; at < whole.length; at++) view.setUint16(at * 2, whole.charCodeAt(at), littleEndian);
  return new Uint8Array(view.buffer);
}

/** What the document says, without where it says it. */
function said(records: readonly ManifestRecord[]): unknown {
  return JSON.parse(
    JSON.stringify(records, (key, value) => (['line', 'column', 'bytes'].includes(key) ? undefined : value)),
  );
}

const declared = (encoding: string) => plain.replace('UTF-8', encoding);
const FORMS: readonly (readonly [string, Uint8Array | string])[] = [
  ['UTF-8 with a byte-order mark', new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(plain)])],
  ['UTF-8 without declaration', plain.replace(/^.*\n/, '\n')],
  ['UTF-16LE with a mark', utf16(declared('UTF-16'), true, true)],
  ['UTF-16BE with a mark', utf16(declared('UTF-16'), false, true)],
  ['UTF-16LE without mark', utf16(declared('UTF-16LE'), true, false)],
  ['UTF-16BE without mark', utf16(declared('UTF-16BE'), false, false)],
  ['Latin-1', latin1(declared('ISO-8859-1'))],
  ['windows-1252', latin1(declared('windows-1252'))],
  ['Latin-9, in apostrophes', latin1(plain.replace('"UTF-8"', "'iso-8859-15'"))],
  ['CRLF', plain.replaceAll('\n', '\r\n')],
  ['a comment and an instruction before the root', plain.replace('?>\n', '?>\n<!-- a --><?b c?>\n')],
  ['a comment inside a title', plain.replace('Délib', 'Dé<!-- x -->lib')],
  ['CDATA in a title', plain.replace('Délibération', 'Dé<![CDATA[libération]]>')],
  ['character references', plain.replace('Délibération', 'D&#233;lib&#xE9;ration')],
  ['a prefix on every element', plain.replace(/<(\/?)(?=[A-Z])/g, '<$1s:').replace('xmlns=', 'xmlns:s=')],
];

describe('the same manifest in other forms', () => {
  it.each(FORMS)('%s says the same', async (_title, document) => {
    const expected = await readRecords(plain);
    for (const pieces of [65_536, 5]) {
      const records = await readRecords(document, { pieces });
      expect(endOf(records).faultCount).toBe(0);
      const strip = (all: readonly ManifestRecord[]) =>
        said(all.map((r) => (r.kind === 'end' ? r.kind : r)) as ManifestRecord[]);
      expect(strip(records)).toEqual(strip(expected));
    }
  });

  it('reads Latin-1 as Latin-1, not as windows-1252', async () => {
    const bytes = latin1(declared('ISO-8859-1').replace('Délib', 'D\u0092lib'));
    const records = await readRecords(bytes);
    expect(records.find((record) => record.kind === 'archiveUnit')?.content.Title).toBe('D\u0092libération');
  });

  it('counts lines and columns from the first byte of text, mark or not', async () => {
    const marked = new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode(plain)]);
    for (const document of [plain, marked, plain.replaceAll('\n', '\r\n')]) {
      const records = await readRecords(document);
      expect(records.find((record) => record.kind === 'root')).toMatchObject({ line: 2, column: 1 });
      expect(records.find((record) => record.kind === 'archiveUnit')).toMatchObject({ line: 8, column: 1 });
    }
  });

  it('places a tag whose attributes are on other lines where it begins', async () => {
    const manifest = smallManifest({
      units: '  <ArchiveUnit\n    id="U1"\n  ><Content><Tag/></Content></ArchiveUnit>',
    });
    const records = await readRecords(manifest);
    expect(records.find((record) => record.kind === 'archiveUnit')).toMatchObject({ line: 8, column: 3 });
    expect(records.find((record) => record.kind === 'fault')).toMatchObject({ line: 10, column: 13 });
  });
});
