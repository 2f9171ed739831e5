import { describe, expect, it } from 'vitest';
import { endOf, faultsOf, readRecords } from '../../test/support/read-records.ts';
import { binary, LINES, smallManifest, UNIT_CONTENT, unit } from '../../test/support/small-manifest.ts';

const digest = '<MessageDigest algorithm="MD5">ab</MessageDigest>';

describe('faults of the schema', () => {
  it('names the place: path of elements with ids, and the units around by their titles', async () => {
    const [fault] = await faultsOf(
      smallManifest({
        units: unit(
          'U1',
          '<Title>Fonds</Title>',
          `\n  ${unit('U2', '<Title>Dossier</Title><StartDate>hier</StartDate>')}`,
        ),
      }),
    );
    expect(fault).toMatchObject({
      line: LINES.units + 1,
      column: 3 + '<ArchiveUnit id="U2"><Content><Title>Dossier</Title>'.length,
      path: 'ArchiveTransfer/DataObjectPackage/DescriptiveMetadata/ArchiveUnit[U1]/ArchiveUnit[U2]/Content/StartDate',
      units: [
        { id: 'U1', title: 'Fonds' },
        { id: 'U2', title: 'Dossier' },
      ],
      found: 'hier',
    });
  });

  it('lists every fault of the document, each once', async () => {
    const faults = await faultsOf(
      smallManifest({
        objects: binary('1', `${digest}<Size>0</Size><Inconnu><Encore/></Inconnu><FileInfo/>`),
        units: [
          unit('U1', '<Inconnu/><Title>t</Title><Tag/><StartDate>x</StartDate>'),
          unit('U2', '<Title>t</Title>', '<DataObjectReference/>'),
        ].join('\n'),
        managementMetadata: '<ManagementMetadata><LegalStatus>x</LegalStatus></ManagementMetadata>',
      }),
    );
    expect(faults.map(({ rule, element }) => `${rule} ${element}`)).toEqual([
      'value-identifier BinaryDataObject',
      'value-positive-integer Size',
      'element-unknown Inconnu',
      'element-missing FileInfo',
      'extension-place Content',
      'value-empty Tag',
      'value-any-date StartDate',
      'element-missing DataObjectReference',
      'value-enumeration LegalStatus',
    ]);
  });

  it('says once that two elements are the wrong way round', async () => {
    const faults = await faultsOf(
      smallManifest({ header: '<MessageIdentifier>M</MessageIdentifier><Date>2024-02-29T10:00:00</Date>' }),
    );
    expect(faults.map(({ rule, expected }) => [rule, expected])).toEqual([['element-missing', ['<Date>']]]);
  });

  it('lists faults up to the limit, then counts', async () => {
    const units = Array.from({ length: 50 }, (_, index) => unit(`U${index}`, '<Tag/>')).join('\n');
    const records = await readRecords(smallManifest({ units }), { limits: { listedFaults: 10 } });
    expect(endOf(records)).toMatchObject({ faultCount: 50, faultsListed: 10, refusedFor: 'NOT_XSD_VALID' });
    expect(records.filter((record) => record.kind === 'fault')).toHaveLength(10);
  });

  it('accepts identifiers with accents, dots and dashes, and those that differ by case', async () => {
    const units = ['été', 'ID-1.2', 'id1', 'ID1'].map((id) => unit(id, UNIT_CONTENT)).join('');
    expect(await faultsOf(smallManifest({ units }))).toEqual([]);
  });
});
