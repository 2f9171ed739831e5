import { describe, expect, it } from 'vitest';
import { endOf, ofKind, only, readRecords } from '../../test/support/read-records.ts';
import { SEDA_VERSIONS } from '../version.ts';
import type { ArchiveUnitInput, ManifestInput } from './manifest-input.ts';
import { writeManifest } from './write-manifest.ts';

async function write(input: ManifestInput): Promise<string> {
  let manifest = '';
  for await (const piece of writeManifest(input)) manifest += piece;
  return manifest;
}

const input: ManifestInput = {
  version: '2.3',
  comments: [{ text: 'Versement', lang: 'fr' }, { text: 'x' }],
  date: '2024-02-29T10:00:00',
  messageIdentifier: 'M1',
  archivalAgreement: 'IC-1',
  codeListVersions: { HoldRuleCodeListVersion: 'H', ReplyCodeListVersion: 'R' },
  dataObjectGroups: [
    {
      id: 'G1',
      objects: [
        {
          kind: 'binaryDataObject',
          id: 'B1',
          version: {
            DataObjectVersion: 'BinaryMaster_1',
            Uri: 'Content/a.txt',
            MessageDigest: 'ab',
            Algorithm: 'SHA-512',
            Size: 5,
          },
          size: 5,
        },
        { kind: 'binaryDataObject', id: 'B2', version: { DataObjectVersion: 'Thumbnail_1' }, size: 0 },
      ],
      events: [{ evType: 'T', evDateTime: '2024-02-29', objectId: 'B1' }],
    },
  ],
  archiveUnits: [
    {
      id: 'U1',
      archiveUnitProfile: 'AUP',
      content: { Title: 'Fonds', _sps: ['x'], '#id': 'y', Ext: ['1', { A: [2, true] }] },
      management: {
        AccessRule: { Rules: [{ Rule: 'ACC-1', StartDate: '2020-01-01', EndDate: '2045-01-01' }] },
      },
      events: [{ evId: 'e', evDateTime: '2024-02-29', agId: 'ag' }],
      objectReference: { to: 'group', id: 'G1' },
      children: [
        { id: 'U2', content: { Title_: { fr: 'Dossier' } }, objectReference: { to: 'object', id: 'B1' } },
      ],
      links: [{ id: 'L1', targetId: 'U2' }],
    },
    { id: 'U3', content: { Title: 'Autre' }, objectReference: { to: 'existingGroup', id: 'aeba' } },
  ],
  managementMetadata: {
    archivalProfile: 'P',
    serviceLevel: 'S',
    acquisitionInformation: 'V',
    legalStatus: 'Private Archive',
    originatingAgencyIdentifier: 'O',
    submissionAgencyIdentifier: 'W',
    management: { NeedAuthorization: true, StorageRule: { FinalAction: 'Copy' } },
    events: [{ evDateTime: '2024-02-29' }],
  },
  relatedTransferReferences: ['R1'],
  transferRequestReplyIdentifier: 'Q1',
  archivalAgency: 'A',
  transferringAgency: 'T',
};

describe('writing a manifest', () => {
  it.each(SEDA_VERSIONS)('gives a valid manifest of SEDA %s that says what was given', async (version) => {
    const records = await readRecords(await write({ ...input, version }));
    expect(ofKind(records, 'fault')).toEqual([]);
    expect(endOf(records).counts).toMatchObject({
      archiveUnits: 3,
      archiveUnitReferences: 1,
      binaryDataObjects: 2,
      dataObjectGroups: 1,
    });
    const header = ofKind(records, 'header').map(({ field, value, lang }) => [field, value, lang]);
    expect(header).toContainEqual(['Comment', 'Versement', 'fr']);
    expect(header).toContainEqual(['RelatedTransferReference', 'R1', undefined]);
    const units = new Map(ofKind(records, 'archiveUnit').map((unit) => [unit.id, unit]));
    expect(units.get('U1')).toMatchObject({
      archiveUnitProfile: 'AUP',
      content: { Title: 'Fonds', Ext: ['1', { A: ['2', 'true'] }] },
      management: { AccessRule: { Rules: [{ Rule: 'ACC-1', StartDate: '2020-01-01' }] } },
      events: [{ evId: 'e', evDateTime: '2024-02-29', agId: 'ag' }],
      objectReferences: [{ to: 'group', id: 'G1' }],
    });
    expect(Object.keys(units.get('U1')?.content ?? {})).toEqual(['Title', 'Ext']);
    expect(units.get('U2')).toMatchObject({ parentId: 'U1', content: { Title_: { fr: 'Dossier' } } });
    expect(units.get('U3')?.objectReferences).toMatchObject([{ to: 'existingGroup', id: 'aeba' }]);
    expect(ofKind(records, 'binaryDataObject').map(({ id, declaredSize }) => [id, declaredSize])).toEqual([
      ['B1', 5],
      ['B2', undefined],
    ]);
    expect(only(records, 'groupEvent')).toMatchObject({
      groupId: 'G1',
      objectId: 'B1',
      event: { evType: 'T' },
    });
    expect(only(records, 'managementMetadata')).toMatchObject({
      legalStatus: 'Private Archive',
      management: { StorageRule: { FinalAction: 'Copy' }, NeedAuthorization: true },
    });
  });

  it('escapes what XML does not hold as it is', async () => {
    const title = 'A & B <c> ]]> "d"\r\n\u0001 🗄️ \ud800';
    const manifest = await write({
      ...input,
      archiveUnits: [{ id: 'U1', content: { Title: title, Title_: { 'x"y': '1' } } }],
    });
    const records = await readRecords(manifest);
    expect(ofKind(records, 'fault')).toEqual([]);
    expect(only(records, 'archiveUnit').content).toEqual({
      Title: 'A & B <c> ]]> "d"\r\n\ufffd 🗄️ \ufffd',
      Title_: { 'x"y': '1' },
    });
  });

  it('tells what a version has no place for', async () => {
    const leftOut: string[] = [];
    await write({
      ...input,
      version: '2.1',
      dataObjectGroups: [
        {
          id: 'G',
          objects: [
            { kind: 'binaryDataObject', id: 'B', version: { DataObjectProfile: 'x', DataObjectNumber: 1 } },
          ],
        },
      ],
      archiveUnits: [
        {
          id: 'U',
          content: { Gps: { GpsLatitude: '1' }, SigningInformation: { SigningRole: ['Signature'] } },
        },
      ],
      onLeftOut: (id, element) => leftOut.push(`${id} ${element}`),
    });
    expect(leftOut).toEqual(['B DataObjectProfile', 'B DataObjectNumber', 'U SigningInformation']);
  });

  it('asks for units one at a time', async () => {
    let asked = 0;
    async function* units(): AsyncGenerator<ArchiveUnitInput> {
      for (; asked < 1_000; asked++) yield { id: `U${asked}`, content: { Title: 't' } };
    }
    const pieces = writeManifest({ ...input, archiveUnits: units() });
    for (let piece = 0; piece < 20; piece++) await pieces.next();
    expect(asked).toBeLessThan(20);
    await pieces.return();
  });
});
