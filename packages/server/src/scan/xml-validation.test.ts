import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { libxml2WasmValidator } from './libxml2-wasm.ts';
import { findXmllint } from './open-xml-validator.ts';
import type { XmlValidationLimits, XmlValidator } from './xml-validation.ts';
import { xmllintValidator } from './xmllint.ts';

const LIMITS = { timeoutMs: 60_000, memoryBytes: 512 * 2 ** 20, wholeDocumentBytes: 2 ** 20 };
const RNG = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t"><start><element name="box">
  <oneOrMore><element name="Title"><value>good</value></element></oneOrMore></element></start></grammar>`;
const XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="urn:t" elementFormDefault="qualified">
  <xs:element name="box"><xs:complexType><xs:sequence><xs:element name="Title" maxOccurs="unbounded"><xs:simpleType>
  <xs:restriction base="xs:string"><xs:enumeration value="good"/></xs:restriction></xs:simpleType></xs:element>
  </xs:sequence></xs:complexType></xs:element></xs:schema>`;

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'chartrier-xml-'));
});
afterAll(() => rm(directory, { recursive: true }));

function documentOf(text: string) {
  const bytes = Buffer.from(text);
  return {
    bytes: bytes.length,
    open: async () =>
      (async function* () {
        yield bytes;
      })(),
  };
}

async function schemaOf(text: string, format: 'XSD' | 'RNG') {
  const path = join(directory, `schema.${format.toLowerCase()}`);
  await writeFile(path, text);
  return { path, format };
}

const box = (...titles: readonly string[]) =>
  `<box xmlns="urn:t">${titles.map((title) => `\n<Title>${title}</Title>`).join('')}</box>`;

const xmllint = findXmllint();
const validators: readonly (readonly [
  string,
  ((limits: XmlValidationLimits) => XmlValidator) | undefined,
])[] = [
  ['xmllint', xmllint === undefined ? undefined : (limits) => xmllintValidator(xmllint, limits)],
  ['libxml2-wasm', libxml2WasmValidator],
];

for (const [name, open] of validators) {
  describe.skipIf(open === undefined)(`${name}, where it is installed,`, () => {
    const validator = (limits: Partial<XmlValidationLimits> = {}) => {
      if (open === undefined) throw new Error(`${name} is not installed`);
      return open({ ...LIMITS, ...limits });
    };

    it.each([
      ['RNG', RNG],
      ['XSD', XSD],
    ] as const)('accepts and refuses by %s, with the line of each fault', async (format, text) => {
      const schema = await schemaOf(text, format);
      expect(await validator().validate(schema, documentOf(box('good', 'good')))).toEqual({ kind: 'valid' });
      const verdict = await validator().validate(schema, documentOf(box('good', 'bad', 'worse')));
      if (verdict.kind !== 'invalid') throw new Error(verdict.kind);
      expect([...new Set(verdict.faults.map(({ line }) => line))]).toEqual([3, 4]);
      expect(verdict.faults.map(({ element }) => element)).toContain('Title');
    });

    it('counts the faults that it does not list', async () => {
      const schema = await schemaOf(XSD, 'XSD');
      const titles = Array.from({ length: 300 }, () => 'bad');
      const verdict = await validator().validate(schema, documentOf(box(...titles)));
      if (verdict.kind !== 'invalid') throw new Error(verdict.kind);
      expect(verdict.faults.length).toBe(100);
      expect(verdict.total).toBeGreaterThanOrEqual(300);
      expect(verdict.faults[0]?.message).toContain('Title');
    });

    it('says that a schema cannot be used, and opens no other file for it', async () => {
      const broken = await schemaOf(RNG.replace('<start>', '<start><ref name="nowhere"/>'), 'RNG');
      expect(await validator().validate(broken, documentOf(box('good')))).toMatchObject({
        kind: 'stopped',
        obstacle: 'schema',
      });
      const missing = await schemaOf(
        '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><include href="http://127.0.0.1:9/x.rng"/></grammar>',
        'RNG',
      );
      expect(await validator().validate(missing, documentOf(box('good')))).toMatchObject({
        kind: 'stopped',
        obstacle: 'schema',
      });
    });

    it('stops a schema that is a trap, by its memory or by its time', async () => {
      // Each definition names the one before twice: two to the thirtieth elements.
      const doubled = Array.from(
        { length: 30 },
        (_, n) => `<define name="d${n + 1}"><ref name="d${n}"/><ref name="d${n}"/></define>`,
      );
      const trap = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t">
        <start><element name="box"><ref name="d30"/></element></start>
        <define name="d0"><element name="Title"><text/></element></define>${doubled.join('')}</grammar>`;
      const schema = await schemaOf(trap, 'RNG');
      const limits = { timeoutMs: 2_000, memoryBytes: 200 * 2 ** 20 };
      const verdict = await validator(limits).validate(schema, documentOf(box('good')));
      expect(verdict).toMatchObject({ kind: 'stopped' });
      expect(['memory', 'time']).toContain(verdict.kind === 'stopped' ? verdict.obstacle : verdict.kind);
    });

    it('judges in its time, or stops, whatever patterns say', async () => {
      const pattern = `<element name="box" xmlns="http://relaxng.org/ns/structure/1.0" ns="urn:t"
        datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes"><zeroOrMore><element name="Title">
        <data type="string"><param name="pattern">((a+)+|(a|aa)+|(a*)*b)+</param></data></element></zeroOrMore></element>`;
      const schema = await schemaOf(pattern, 'RNG');
      const begun = performance.now();
      const verdict = await validator({ timeoutMs: 5_000 }).validate(
        schema,
        documentOf(box(`${'a'.repeat(5_000)}!`)),
      );
      expect(['invalid', 'stopped']).toContain(verdict.kind);
      expect(performance.now() - begun).toBeLessThan(60_000);
    });

    it('stops when its caller does', async () => {
      const schema = await schemaOf(RNG, 'RNG');
      const stop = new AbortController();
      stop.abort(new Error('enough'));
      await expect(validator().validate(schema, documentOf(box('good')), stop.signal)).rejects.toThrow(
        'enough',
      );
    });
  });
}

describe('the size of documents', () => {
  it('is limited where trees are made, and said', async () => {
    const schema = await schemaOf(RNG, 'RNG');
    const validator = libxml2WasmValidator({ ...LIMITS, wholeDocumentBytes: 10 });
    expect(await validator.validate(schema, documentOf(box('good')))).toEqual({
      kind: 'stopped',
      obstacle: 'size',
      detail: expect.stringContaining('> 10'),
    });
  });

  it.skipIf(xmllint === undefined)('is not limited where xmllint streams', async () => {
    const schema = await schemaOf(RNG, 'RNG');
    const validator = xmllintValidator(xmllint ?? '', { ...LIMITS, memoryBytes: 128 * 2 ** 20 });
    const piece = Buffer.from('<Title>good</Title>\n'.repeat(50_000));
    const document = {
      bytes: piece.length * 100,
      open: async () =>
        (async function* () {
          yield Buffer.from('<box xmlns="urn:t">');
          for (let time = 0; time < 100; time++) yield piece;
          yield Buffer.from('</box>');
        })(),
    };
    expect(await validator.validate(schema, document)).toEqual({ kind: 'valid' });
  });
});
