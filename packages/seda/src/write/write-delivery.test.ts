import { describe, expect, it } from 'vitest';
import { endOf, ofKind, readRecords } from '../../test/support/read-records.ts';
import { SEDA_VERSIONS, type SedaVersion } from '../version.ts';
import { type DeliveryInput, type DeliveryMessage, writeDelivery } from './write-delivery.ts';

async function write(input: DeliveryInput): Promise<string> {
  let manifest = '';
  for await (const piece of writeDelivery(input)) manifest += piece;
  return manifest;
}

async function* links() {
  yield { id: 'ID1', targetId: 'U2' };
}

const delivered = (version: SedaVersion): DeliveryInput => ({
  version,
  dataObjectGroups: [
    {
      id: 'G1',
      objects: [
        {
          kind: 'binaryDataObject',
          id: 'B1',
          size: 5,
          version: {
            DataObjectVersion: 'BinaryMaster_1',
            Uri: 'Content/B1.txt',
            MessageDigest: 'ab',
            Algorithm: 'SHA-512',
            FileInfo: { Filename: 'a.txt' },
          },
        },
        {
          kind: 'physicalDataObject',
          id: 'P1',
          version: { DataObjectVersion: 'PhysicalMaster_1', PhysicalId: '1 J 3' },
        },
      ],
      events: [{ evType: 'LFC.OBJ_STORAGE', evDateTime: '2024-02-29T10:00:00.000', objectId: 'B1' }],
    },
  ],
  archiveUnits: [
    {
      id: 'U1',
      content: { DescriptionLevel: 'Fonds', Title: 'Fonds' },
      events: [{ evId: 'e', evType: 'LFC.CHECK_UNIT_SCHEMA', evDateTime: '2024-02-29T10:00:00.000' }],
      links: links(),
    },
    {
      id: 'U2',
      content: { DescriptionLevel: 'Item', Title: 'Pièce' },
      objectReference: { to: 'group', id: 'G1' },
    },
  ],
  managementMetadata: { originatingAgencyIdentifier: 'SP', submissionAgencyIdentifier: 'SV' },
});

const message: DeliveryMessage = {
  comments: [{ text: 'À consulter' }],
  date: '2024-03-01T08:00:00',
  messageIdentifier: 'op',
  archivalAgreement: 'CA-1',
  codeListVersions: { ReplyCodeListVersion: 'ReplyCodeListVersion0' },
  messageRequestIdentifier: 'REQ-1',
  authorizationRequestReplyIdentifier: 'AUT-1',
  unitIdentifier: 'U',
  archivalAgency: 'SA',
  requester: 'DEM',
};

/** What a delivery has in common with a transfer is what the standard's schema of a transfer says of it. */
function asTransfer(manifest: string): string {
  const head = '<Date>2024-03-01T08:00:00</Date><MessageIdentifier>M</MessageIdentifier><CodeListVersions/>';
  const parts =
    '<ArchivalAgency><Identifier>A</Identifier></ArchivalAgency><TransferringAgency><Identifier>T</Identifier></TransferringAgency>';
  const whole = /<DataObjectPackage>.*<\/DataObjectPackage>/s.exec(manifest)?.[0] ?? '';
  const header = /<ArchiveDeliveryRequestReply[^>]*>(.*?)<DataObjectPackage>/s.exec(manifest)?.[1] || head;
  const namespace = /xmlns="([^"]*)"/.exec(manifest)?.[1] ?? '';
  return `<ArchiveTransfer xmlns="${namespace}">${header}${whole}${parts}</ArchiveTransfer>`;
}

describe.each(SEDA_VERSIONS)('a delivery in SEDA %s', (version) => {
  it('is a package alone when it is minimal, valid where it is the same as a transfer', async () => {
    const manifest = await write(delivered(version));
    const namespace = `fr:gouv:culture:archivesdefrance:seda:v${version}`;
    expect(manifest).toContain(
      `<ArchiveDeliveryRequestReply xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} seda-${version}/seda-${version}-main.xsd"><DataObjectPackage>`,
    );
    expect(manifest.endsWith('</DataObjectPackage></ArchiveDeliveryRequestReply>')).toBe(true);
    const records = await readRecords(asTransfer(manifest));
    expect(ofKind(records, 'fault')).toEqual([]);
    expect(endOf(records).counts).toMatchObject({
      archiveUnits: 2,
      archiveUnitReferences: 1,
      binaryDataObjects: 1,
      physicalDataObjects: 1,
    });
    expect(ofKind(records, 'archiveUnitReference')).toMatchObject([{ parentId: 'U1', targetId: 'U2' }]);
    expect(ofKind(records, 'groupEvent')).toMatchObject([{ groupId: 'G1', objectId: 'B1' }]);
  });

  it('tells which request it answers when it is full', async () => {
    const manifest = await write({ ...delivered(version), message });
    expect(manifest).toContain(
      '<Comment>À consulter</Comment><Date>2024-03-01T08:00:00</Date><MessageIdentifier>op</MessageIdentifier><ArchivalAgreement>CA-1</ArchivalAgreement><CodeListVersions><ReplyCodeListVersion>ReplyCodeListVersion0</ReplyCodeListVersion></CodeListVersions><DataObjectPackage>',
    );
    expect(manifest).toContain(
      '</DataObjectPackage><MessageRequestIdentifier>REQ-1</MessageRequestIdentifier><AuthorizationRequestReplyIdentifier>AUT-1</AuthorizationRequestReplyIdentifier><UnitIdentifier>U</UnitIdentifier><ArchivalAgency><Identifier>SA</Identifier></ArchivalAgency><Requester><Identifier>DEM</Identifier></Requester></ArchiveDeliveryRequestReply>',
    );
    expect(ofKind(await readRecords(asTransfer(manifest)), 'fault')).toEqual([]);
  });
});
