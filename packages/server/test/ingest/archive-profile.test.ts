import { Readable } from 'node:stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../../src/operations/ingest/package/package-fixtures.ts';
import { attachProfileFile } from '../../src/operations/referential-import/index.ts';
import { openXmlValidator } from '../../src/scan/index.ts';
import { newOperationId } from '../engine/toy-engine.ts';
import { profileIdentifiers } from './profile-identifiers.ts';
import { AGENCY, loadSampleReferentials, sampleManifest, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

const LIMITS = { timeoutMs: 20_000, memoryBytes: 2 ** 29, wholeDocumentBytes: 2 ** 25 };
const validator = openXmlValidator(LIMITS);
/** Stops validations when a test says so, as a limit does. */
let stopped = false;
const bench = await startIngest({
  xmlValidator: {
    name: validator.name,
    validate: (schema, document, signal) =>
      openXmlValidator(stopped ? { ...LIMITS, timeoutMs: 1 } : LIMITS).validate(schema, document, signal),
  },
});

const SEDA = 'fr:gouv:culture:archivesdefrance:seda:v2.3';
const ANY = '<ref name="any"/>';
const anyBut = (name: string) =>
  `<zeroOrMore><element><anyName><except><name>${name}</name></except></anyName>${ANY}</element></zeroOrMore>`;
/** Titles of at most twenty characters; the rest as it comes. */
const RNG = `<grammar xmlns="http://relaxng.org/ns/structure/1.0" ns="${SEDA}"
  datatypeLibrary="http://www.w3.org/2001/XMLSchema-datatypes">
  <start><element name="ArchiveTransfer"><ref name="attributes"/>${anyBut('DataObjectPackage')}
    <element name="DataObjectPackage"><ref name="attributes"/>${anyBut('DescriptiveMetadata')}
      <element name="DescriptiveMetadata"><zeroOrMore><ref name="unit"/></zeroOrMore></element>
      ${anyBut('DescriptiveMetadata')}</element>
    ${anyBut('DataObjectPackage')}</element></start>
  <define name="unit"><element name="ArchiveUnit"><attribute name="id"/>${anyBut('Content')}
    <element name="Content"><element name="DescriptionLevel"><text/></element>
      <element name="Title"><data type="string"><param name="maxLength">20</param></data></element>
      ${anyBut('Title')}</element>
    <zeroOrMore><ref name="unit"/></zeroOrMore>${anyBut('ArchiveUnit')}</element></define>
  <define name="attributes"><zeroOrMore><attribute><anyName/></attribute></zeroOrMore></define>
  <define name="any"><zeroOrMore><choice><text/><attribute><anyName/></attribute>
    <element><anyName/>${ANY}</element></choice></zeroOrMore></define></grammar>`;
/** One comment is the only one allowed. */
const XSD = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" targetNamespace="${SEDA}" elementFormDefault="qualified">
  <xs:element name="ArchiveTransfer"><xs:complexType><xs:sequence>
    <xs:element name="Comment"><xs:simpleType><xs:restriction base="xs:string">
      <xs:enumeration value="Versement de test"/></xs:restriction></xs:simpleType></xs:element>
    <xs:any minOccurs="0" maxOccurs="unbounded" processContents="skip"/></xs:sequence>
    <xs:anyAttribute processContents="skip"/></xs:complexType></xs:element></xs:schema>`;

let profiles: ReadonlyMap<string, string> = new Map();

async function attach(identifier: string, content: string) {
  return await attachProfileFile(bench.services, {
    tenant: 0,
    operationId: newOperationId(0),
    caller: {},
    identifier,
    file: Readable.from([Buffer.from(content)], { objectMode: false }),
  });
}

beforeAll(async () => {
  await loadSampleReferentials(bench);
  await bench.importJson('Profile', [
    { Name: 'rng', Format: 'RNG', Status: 'ACTIVE' },
    { Name: 'xsd', Format: 'XSD', Status: 'ACTIVE' },
    { Name: 'without file', Format: 'RNG', Status: 'ACTIVE' },
    { Name: 'inactive', Format: 'RNG', Status: 'INACTIVE' },
  ]);
  profiles = await profileIdentifiers(bench);
  expect((await attach(idOf('rng'), RNG)).status).toBe('OK');
  expect((await attach(idOf('xsd'), XSD)).status).toBe('OK');
  await bench.importJson('IngestContract', [
    {
      Identifier: 'IC-PROFILES',
      Name: 'Avec profils',
      Status: 'ACTIVE',
      ArchiveProfiles: [idOf('rng'), idOf('inactive')],
    },
  ]);
});

function idOf(name: string): string {
  return profiles.get(name) ?? name;
}

interface Variant {
  readonly profile?: string;
  readonly contract?: string;
  readonly title?: string;
  readonly comment?: string;
}

async function deposit({ profile, contract, title = 'Court', comment = 'Versement de test' }: Variant) {
  const manifest = await sampleManifest({
    manifest: {
      comments: [{ text: comment }],
      ...(contract === undefined ? {} : { archivalAgreement: contract }),
      managementMetadata: {
        originatingAgencyIdentifier: AGENCY,
        ...(profile === undefined ? {} : { archivalProfile: profile }),
      },
    },
    units: [
      unit('U1', {
        content: { Title: 'Dossier' },
        children: [unit('U2', { content: { Title: title }, objectReference: { to: 'group', id: 'G1' } })],
      }),
    ],
  });
  // An element a line, as people see manifests.
  const lines = manifest.replaceAll('><', '>\n<');
  return await bench.deposit(await makeZip({ 'manifest.xml': lines, 'content/a.txt': 'alpha' }));
}

describe('an archive profile', () => {
  it.each(['rng', 'xsd'])('accepts a manifest that conforms to its file (%s)', async (name) => {
    const deposited = await deposit({ profile: idOf(name) });
    expect(deposited.status).toBe('OK');
    expect(deposited.events).toContain('CHECK_HEADER.CHECK_ARCHIVEPROFILE.OK');
  });

  it('is not looked at when the manifest names none', async () => {
    const deposited = await deposit({ title: 'Un titre de bien plus de vingt caractères' });
    expect(deposited.status).toBe('OK');
    expect(deposited.events.join()).not.toContain('CHECK_ARCHIVEPROFILE');
  });

  it('refuses one that departs from its RNG, with the place, the unit and the remedy of each fault', async () => {
    const deposited = await deposit({
      profile: idOf('rng'),
      title: 'Un titre de bien plus de vingt caractères',
    });
    expect(deposited.status).toBe('KO');
    expect(deposited.events).toContain('CHECK_HEADER.KO');
    expect(deposited.events).toContain('CHECK_HEADER.CHECK_ARCHIVEPROFILE.KO');
    const data = deposited.data('CHECK_HEADER.KO');
    expect(data).toMatchObject({ ArchivalProfile: idOf('rng') });
    const faults = data.faults as readonly Record<string, unknown>[];
    const fault = faults.find(({ element }) => element === 'Title');
    expect(fault).toMatchObject({ code: 'INGEST_ARCHIVE_PROFILE_FAULT', unit: 'U2' });
    expect(fault?.titlePath).toEqual(['Dossier', 'Un titre de bien plus de vingt caractères']);
    expect(Number(fault?.line)).toBeGreaterThan(0);
    expect(Number(fault?.column)).toBeGreaterThan(0);
    for (const text of ['fr', 'en', 'remedyFr', 'remedyEn']) expect(fault?.[text]).toMatch(/\S/);
    const reply = await deposited.reply();
    expect(reply).toContain('<OutcomeDetail>CHECK_HEADER.CHECK_ARCHIVEPROFILE.KO</OutcomeDetail>');
    expect(reply).toContain('Un titre de bien plus');
  });

  it('refuses one that departs from its XSD', async () => {
    const deposited = await deposit({ profile: idOf('xsd'), comment: 'Autre chose' });
    expect(deposited.events).toContain('CHECK_HEADER.CHECK_ARCHIVEPROFILE.KO');
    expect(deposited.data('CHECK_HEADER.KO').faults).toMatchObject([
      {
        code: 'INGEST_ARCHIVE_PROFILE_FAULT',
        element: 'Comment',
        fr: expect.stringContaining('Autre chose'),
      },
    ]);
  });

  it('refuses every manifest when it has no file, or is not there', async () => {
    const without = await deposit({ profile: idOf('without file') });
    expect(without.data('CHECK_HEADER.KO').faults).toMatchObject([
      { code: 'INGEST_ARCHIVE_PROFILE_WITHOUT_FILE', element: 'ArchivalProfile', line: expect.any(Number) },
    ]);
    const unknown = await deposit({ profile: 'PR-NONE' });
    expect(unknown.data('CHECK_HEADER.KO').faults).toMatchObject([{ code: 'INGEST_PROFILE_UNKNOWN' }]);
  });

  it('stops at the limits of validation, and names them', async () => {
    stopped = true;
    const deposited = await deposit({ profile: idOf('rng') }).finally(() => {
      stopped = false;
    });
    expect(deposited.data('CHECK_HEADER.KO').faults).toMatchObject([
      { code: 'INGEST_ARCHIVE_PROFILE_LIMIT', fr: expect.stringContaining('ingest.profiles.timeoutSeconds') },
    ]);
  });

  it('is validated as the manifest was deposited: another encoding does not matter', async () => {
    const manifest = (
      await sampleManifest({
        manifest: {
          managementMetadata: { originatingAgencyIdentifier: AGENCY, archivalProfile: idOf('rng') },
        },
      })
    ).replace(/^<\?xml[^>]*\?>/, '<?xml version="1.0" encoding="UTF-16"?>');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(manifest, 'utf16le')]);
    const deposited = await bench.deposit(await makeZip({ 'manifest.xml': utf16, 'content/a.txt': 'alpha' }));
    expect(deposited.status).toBe('OK');
  });
});

describe('the profiles of an ingest contract', () => {
  it.each([
    ['one of them', 'rng', 'CHECK_HEADER.CHECK_IC_AP_RELATION.OK'],
    ['an inactive one', 'inactive', 'CHECK_HEADER.CHECK_IC_AP_RELATION.INACTIVE.KO'],
    ['another one', 'xsd', 'CHECK_HEADER.CHECK_IC_AP_RELATION.DIFF.KO'],
    ['an unknown one', 'PR-NONE', 'CHECK_HEADER.CHECK_IC_AP_RELATION.UNKNOWN.KO'],
    ['none', undefined, 'CHECK_HEADER.CHECK_IC_AP_RELATION.DIFF.KO'],
  ])('are compared with the manifest\u2019s: %s', async (_what, profile, outDetail) => {
    const named = profile === undefined ? {} : { profile: idOf(profile) };
    const deposited = await deposit({ ...named, contract: 'IC-PROFILES' });
    expect(deposited.events).toContain(outDetail);
    expect(deposited.status).toBe(outDetail.endsWith('OK') ? 'OK' : 'KO');
  });
});
