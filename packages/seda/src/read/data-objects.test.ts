import { describe, expect, it } from 'vitest';
import { endOf, ofKind, only, readRecords } from '../../test/support/read-records.ts';
import { binary, smallManifest } from '../../test/support/small-manifest.ts';
import type { SedaVersion } from '../index.ts';

async function read(objects: string, version: SedaVersion = '2.3') {
  const records = await readRecords(smallManifest({ objects, version }));
  expect(endOf(records).faultCount, JSON.stringify(records.filter((r) => r.kind === 'fault'))).toBe(0);
  return records;
}

describe('binary objects', () => {
  it('become a version of their group’s document', async () => {
    const records = await read(
      binary(
        'B1',
        '<DataObjectProfile>DP</DataObjectProfile><DataObjectSystemId>s</DataObjectSystemId><DataObjectGroupSystemId>gs</DataObjectGroupSystemId><Relationship target="B1" type="t"/><DataObjectGroupId>G1</DataObjectGroupId><DataObjectVersion>Dissemination_2</DataObjectVersion><PersistentIdentifier><PersistentIdentifierType>ark</PersistentIdentifierType><PersistentIdentifierContent>ark:/1</PersistentIdentifierContent></PersistentIdentifier><DataObjectUse>u</DataObjectUse><DataObjectNumber>40</DataObjectNumber><Uri>Content/a b.txt</Uri><MessageDigest algorithm="SHA-512">\n ABcd\n</MessageDigest><Size>12</Size><Compressed algorithm="gzip" uncompressedSize="3">x</Compressed><FormatIdentification><FormatLitteral>Text</FormatLitteral><MimeType>text/plain</MimeType><FormatId>x-fmt/111</FormatId><Encoding>utf-8</Encoding></FormatIdentification><FileInfo><Filename>a b.txt</Filename><CreatingApplicationName>n</CreatingApplicationName><CreatingApplicationVersion>v</CreatingApplicationVersion><DateCreatedByApplication>2016-10-18T21:03:30+02:00</DateCreatedByApplication><CreatingOs>os</CreatingOs><CreatingOsVersion>ov</CreatingOsVersion><LastModified>2016-10-18T21:03:30+02:00</LastModified></FileInfo><Metadata><Image><Width>1</Width><Width>2</Width></Image></Metadata><OtherMetadata><X><Y>1</Y></X></OtherMetadata>',
      ),
    );
    expect(only(records, 'dataObjectGroup')).toMatchObject({ id: 'G1', origin: 'declared', ordinal: 1 });
    expect(only(records, 'binaryDataObject')).toEqual({
      kind: 'binaryDataObject',
      id: 'B1',
      ordinal: 1,
      groupId: 'G1',
      groupOrigin: 'declared',
      declaredVersion: 'Dissemination_2',
      uri: 'Content/a b.txt',
      digest: { value: 'ABcd', algorithm: 'SHA-512' },
      declaredSize: 12,
      hasAttachment: false,
      systemId: 's',
      groupSystemId: 'gs',
      version: {
        DataObjectProfile: 'DP',
        PersistentIdentifier: [{ PersistentIdentifierType: 'ark', PersistentIdentifierContent: 'ark:/1' }],
        DataObjectUse: 'u',
        DataObjectNumber: 40,
        Uri: 'Content/a b.txt',
        FormatIdentification: {
          FormatLitteral: 'Text',
          MimeType: 'text/plain',
          FormatId: 'x-fmt/111',
          Encoding: 'utf-8',
        },
        FileInfo: {
          Filename: 'a b.txt',
          CreatingApplicationName: 'n',
          CreatingApplicationVersion: 'v',
          DateCreatedByApplication: '2016-10-18T21:03:30+02:00',
          CreatingOs: 'os',
          CreatingOsVersion: 'ov',
          LastModified: '2016-10-18T21:03:30+02:00',
        },
        Metadata: { Image: { Width: ['1', '2'] } },
        OtherMetadata: { X: [{ Y: ['1'] }] },
        DataObjectVersion: 'Dissemination_2',
        MessageDigest: 'ABcd',
        Algorithm: 'SHA-512',
      },
      line: 6,
      column: 1,
    });
    expect(ofKind(records, 'identifier').map(({ id }) => id)).toEqual(['B1', 'G1', 'U1']);
    expect(ofKind(records, 'reference').map(({ id }) => id)).toEqual(['B1']);
  });

  it('number their version when the manifest does not', async () => {
    const records = await read(
      `<DataObjectGroup id="G">${binary('B1', '')}${binary('B2', '<DataObjectVersion>Thumbnail</DataObjectVersion>')}<PhysicalDataObject id="P1"/></DataObjectGroup>`,
    );
    const versions = records
      .filter((record) => record.kind === 'binaryDataObject' || record.kind === 'physicalDataObject')
      .map(({ version, declaredVersion }) => [version.DataObjectVersion, declaredVersion]);
    expect(versions).toEqual([
      ['BinaryMaster_1', undefined],
      ['Thumbnail_1', 'Thumbnail'],
      ['PhysicalMaster_1', undefined],
    ]);
  });

  it('keep metadata of a kind that SEDA does not know, and say that they are attached', async () => {
    const records = await read(
      binary(
        'B1',
        '<Attachment filename="f">AQI=</Attachment><MessageDigest algorithm="MD5"/><Metadata><Code><L>1</L></Code></Metadata>',
      ),
    );
    const object = only(records, 'binaryDataObject');
    expect(object.hasAttachment).toBe(true);
    expect(object.digest).toEqual({ value: '', algorithm: 'MD5' });
    expect(object.version.Metadata).toEqual({ Code: { L: ['1'] } });
    expect(only(records, 'dataObjectGroup')).toMatchObject({ id: 'B1', origin: 'automatic' });
  });
});

describe('groups', () => {
  it('are those of the element around the object, of what it declares or joins, or its own', async () => {
    const records = await read(
      `${binary('B0', '<DataObjectGroupReferenceId>G1</DataObjectGroupReferenceId>')}<DataObjectGroup id="G1">${binary('B1', '<DataObjectGroupId>G9</DataObjectGroupId>')}</DataObjectGroup>${binary('B2', '<DataObjectGroupId>G2</DataObjectGroupId>')}${binary('B3', '')}`,
      '2.1',
    );
    const objects = ofKind(records, 'binaryDataObject').map(({ id, groupId, groupOrigin, otherGroupId }) => [
      id,
      groupId,
      groupOrigin,
      otherGroupId,
    ]);
    expect(objects).toEqual([
      ['B0', 'G1', 'referenced', undefined],
      ['B1', 'G1', 'element', 'G9'],
      ['B2', 'G2', 'declared', undefined],
      ['B3', 'B3', 'automatic', undefined],
    ]);
    expect(
      ofKind(records, 'dataObjectGroup').map(({ id, origin, ordinal }) => [id, origin, ordinal]),
    ).toEqual([
      ['G1', 'element', 1],
      ['G2', 'declared', 2],
      ['B3', 'automatic', 3],
    ]);
  });

  it('bring their journal, event by event', async () => {
    const records = await read(
      `<DataObjectGroup id="G1">${binary('B1', '')}<LogBook><Event><EventDateTime>2016-06-03</EventDateTime></Event><Event><EventType>t</EventType><EventDateTime>2016-06-03</EventDateTime><DataObjectReferenceId>B1</DataObjectReferenceId></Event></LogBook></DataObjectGroup>`,
    );
    expect(
      ofKind(records, 'groupEvent').map(({ groupId, event, objectId }) => [groupId, event, objectId]),
    ).toEqual([
      ['G1', { evDateTime: '2016-06-03' }, undefined],
      ['G1', { evType: 't', evDateTime: '2016-06-03' }, 'B1'],
    ]);
    expect(ofKind(records, 'reference').map(({ id }) => id)).toEqual(['B1']);
  });
});

describe('physical objects', () => {
  it('keep measures with their unit, and extensions among the dimensions', async () => {
    const records = await read(
      '<PhysicalDataObject id="P1"><DataObjectVersion>PhysicalMaster_1</DataObjectVersion><PhysicalId>12 W 3</PhysicalId><PhysicalDimensions><Width unit="centimetre">10.5</Width><Shape>O</Shape><Weight unit="KGM">1</Weight><NumberOfPage>12</NumberOfPage></PhysicalDimensions><Couleur>rouge</Couleur></PhysicalDataObject><PhysicalDataObject id="P2"><PhysicalId>x</PhysicalId><Couleur>bleu</Couleur></PhysicalDataObject>',
    );
    const [first, second] = ofKind(records, 'physicalDataObject');
    expect(first).toMatchObject({ id: 'P1', physicalId: '12 W 3' });
    expect(first?.version).toEqual({
      PhysicalId: '12 W 3',
      PhysicalDimensions: {
        Width: { dValue: 10.5, unit: 'centimetre' },
        Shape: 'O',
        Weight: { dValue: 1, unit: 'KGM' },
        NumberOfPage: 12,
        Couleur: ['rouge'],
      },
      DataObjectVersion: 'PhysicalMaster_1',
    });
    expect(second?.version).toEqual({ PhysicalId: 'x', DataObjectVersion: 'PhysicalMaster_1' });
  });
});
