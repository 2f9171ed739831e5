import { describe, expect, it } from 'vitest';
import { endOf, inPieces, ofKind, only, readRecords } from '../../test/support/read-records.ts';
import { binary, managed, smallManifest, UNIT_CONTENT, unit } from '../../test/support/small-manifest.ts';
import type { ManifestRecord } from '../records.ts';
import { SEDA_VERSIONS } from '../version.ts';

describe('reading a manifest', () => {
  it.each(SEDA_VERSIONS)('accepts a small manifest of SEDA %s', async (version) => {
    const records = await readRecords(smallManifest({ version }));
    expect(only(records, 'root')).toMatchObject({ version, line: 2, column: 1 });
    expect(endOf(records)).toMatchObject({ refusedFor: undefined, faultCount: 0 });
    expect(endOf(records).counts).toMatchObject({ archiveUnits: 1, elements: 17 });
    expect(records.at(-1)?.kind).toBe('end');
  });

  it('gives the header field by field, with languages and lists of codes', async () => {
    const records = await readRecords(
      smallManifest({
        header:
          '<Comment xml:lang="fr">Un</Comment><Comment>Deux</Comment><Date>2024-02-29T10:00:00</Date><MessageIdentifier> M 1 </MessageIdentifier><Signature/><ArchivalAgreement schemeID="x">IC-1</ArchivalAgreement>',
        codeLists:
          '<CodeListVersions><ReplyCodeListVersion listID="l">R1</ReplyCodeListVersion><HoldRuleCodeListVersion>H1</HoldRuleCodeListVersion></CodeListVersions>',
        afterPackage:
          '<RelatedTransferReference>R</RelatedTransferReference><TransferRequestReplyIdentifier>Q</TransferRequestReplyIdentifier><ArchivalAgency><Identifier>A</Identifier><OrganizationDescriptiveMetadata><Name>Mairie</Name></OrganizationDescriptiveMetadata></ArchivalAgency><TransferringAgency xml:id="ag"><Identifier>T</Identifier></TransferringAgency>',
      }),
    );
    expect(endOf(records).faultCount).toBe(0);
    const fields = ofKind(records, 'header').map(({ field, value, lang, name, organization }) => ({
      field,
      value,
      ...(lang === undefined ? {} : { lang }),
      ...(name === undefined ? {} : { name }),
      ...(organization === undefined ? {} : { organization }),
    }));
    expect(fields).toEqual([
      { field: 'Comment', value: 'Un', lang: 'fr' },
      { field: 'Comment', value: 'Deux' },
      { field: 'Date', value: '2024-02-29T10:00:00' },
      { field: 'MessageIdentifier', value: 'M 1' },
      { field: 'ArchivalAgreement', value: 'IC-1' },
      { field: 'CodeListVersion', value: 'R1', name: 'ReplyCodeListVersion' },
      { field: 'CodeListVersion', value: 'H1', name: 'HoldRuleCodeListVersion' },
      { field: 'RelatedTransferReference', value: 'R' },
      { field: 'TransferRequestReplyIdentifier', value: 'Q' },
      { field: 'ArchivalAgency', value: 'A', organization: { Name: ['Mairie'] } },
      { field: 'TransferringAgency', value: 'T' },
    ]);
    expect(ofKind(records, 'identifier').map(({ id }) => id)).toEqual(['U1', 'ag']);
  });

  it('gives units with their place in the tree, links apart, ranks by opening tag', async () => {
    const records = await readRecords(
      smallManifest({
        units:
          unit(
            'U1',
            '<Title>Fonds</Title>',
            `${unit('U2', '<Title xml:lang="en">Series</Title>', unit('U3', UNIT_CONTENT))}<ArchiveUnit id="L1"><ArchiveUnitRefId>U4</ArchiveUnitRefId></ArchiveUnit>`,
          ) + unit('U4', UNIT_CONTENT),
      }),
    );
    expect(endOf(records).faultCount).toBe(0);
    const units = ofKind(records, 'archiveUnit').map(({ id, ordinal, parentId, titlePath }) => [
      id,
      ordinal,
      parentId,
      titlePath,
    ]);
    expect(units).toEqual([
      ['U3', 3, 'U2', ['Fonds', 'Series', 'Titre']],
      ['U2', 2, 'U1', ['Fonds', 'Series']],
      ['U1', 1, undefined, ['Fonds']],
      ['U4', 4, undefined, ['Titre']],
    ]);
    expect(only(records, 'archiveUnitReference')).toMatchObject({
      id: 'L1',
      parentId: 'U1',
      targetId: 'U4',
      malformed: false,
      line: 8,
    });
    expect(ofKind(records, 'reference')).toMatchObject([{ id: 'U4', element: 'ArchiveUnitRefId', line: 8 }]);
    expect(ofKind(records, 'identifier').map(({ id }) => id)).toEqual(['U1', 'U2', 'U3', 'L1', 'U4']);
  });

  it('says when a link holds blanks around its id', async () => {
    const records = await readRecords(
      smallManifest({
        units: `${unit('U1', UNIT_CONTENT)}<ArchiveUnit id="L"><ArchiveUnitRefId> U1
 </ArchiveUnitRefId></ArchiveUnit>`,
      }),
    );
    expect(endOf(records).faultCount).toBe(0);
    expect(only(records, 'archiveUnitReference')).toMatchObject({ targetId: 'U1', malformed: true });
  });

  it('gives what a unit refers to: objects, groups, existing groups, profile, existing unit', async () => {
    const records = await readRecords(
      smallManifest({
        objects: binary('B1', ''),
        units:
          unit(
            'U1',
            UNIT_CONTENT,
            '<DataObjectReference><DataObjectReferenceId>B1</DataObjectReferenceId></DataObjectReference>',
          ) +
          unit(
            'U2',
            UNIT_CONTENT,
            '<DataObjectGroup><DataObjectGroupExistingReferenceId>aeba</DataObjectGroupExistingReferenceId></DataObjectGroup>',
          ) +
          `<ArchiveUnit id="U3"><ArchiveUnitProfile>AUP-1</ArchiveUnitProfile><Management><UpdateOperation><SystemId>guid</SystemId></UpdateOperation></Management><Content>${UNIT_CONTENT}</Content></ArchiveUnit>` +
          managed(
            'U4',
            '<UpdateOperation><ArchiveUnitIdentifierKey><MetadataName>Title</MetadataName><MetadataValue>T</MetadataValue></ArchiveUnitIdentifierKey></UpdateOperation>',
          ),
      }),
    );
    expect(endOf(records).faultCount).toBe(0);
    const [u1, u2, u3, u4] = ofKind(records, 'archiveUnit');
    expect(u1?.objectReferences).toMatchObject([{ to: 'object', id: 'B1', line: 8 }]);
    expect(u2?.objectReferences).toMatchObject([{ to: 'existingGroup', id: 'aeba' }]);
    expect(u3).toMatchObject({
      archiveUnitProfile: 'AUP-1',
      updateOperation: { systemId: 'guid' },
      management: { UpdateOperation: { SystemId: 'guid' } },
    });
    expect(u4?.updateOperation).toEqual({ metadataName: 'Title', metadataValue: 'T' });
    expect(ofKind(records, 'reference').map(({ id }) => id)).toEqual(['B1']);
  });

  it('gives the management of the whole transfer', async () => {
    const records = await readRecords(
      smallManifest({
        managementMetadata:
          '<ManagementMetadata><ArchivalProfile>P</ArchivalProfile><ServiceLevel>S</ServiceLevel><AcquisitionInformation>Versement</AcquisitionInformation><LegalStatus>Public Archive</LegalStatus><OriginatingAgencyIdentifier>O</OriginatingAgencyIdentifier><SubmissionAgencyIdentifier>V</SubmissionAgencyIdentifier><AppraisalRule><Rule>APP-1</Rule><FinalAction>Keep</FinalAction></AppraisalRule><LogBook><Event><EventType>T</EventType><EventDateTime>2024-02-29</EventDateTime></Event></LogBook><NeedAuthorization>true</NeedAuthorization></ManagementMetadata>',
      }),
    );
    expect(endOf(records).faultCount).toBe(0);
    expect(only(records, 'managementMetadata')).toEqual({
      kind: 'managementMetadata',
      archivalProfile: 'P',
      serviceLevel: 'S',
      acquisitionInformation: 'Versement',
      legalStatus: 'Public Archive',
      originatingAgencyIdentifier: 'O',
      submissionAgencyIdentifier: 'V',
      management: {
        AppraisalRule: { Rules: [{ Rule: 'APP-1' }], FinalAction: 'Keep' },
        NeedAuthorization: true,
      },
      events: [{ evType: 'T', evDateTime: '2024-02-29' }],
      line: 10,
      column: 1,
    });
  });

  it('gives the same records however the bytes are cut', async () => {
    const manifest = smallManifest({
      objects: binary('B1', '<Uri>Content/é.txt</Uri><MessageDigest algorithm="MD5">ab</MessageDigest>'),
      units: unit('U1', '<Title>Délibération — 東京 &amp; 🗄️</Title>'),
    });
    const whole = await readRecords(manifest);
    expect(endOf(whole).faultCount).toBe(0);
    for (const pieces of [1, 2, 3, 7, 64]) expect(await readRecords(manifest, { pieces })).toEqual(whole);
  });

  it('gives batches of some hundreds of records, not the whole document', async () => {
    const units = Array.from({ length: 5_000 }, (_, index) => unit(`U${index}`, UNIT_CONTENT)).join('\n');
    const { readManifest } = await import('../index.ts');
    const sizes: number[] = [];
    const bytes = new TextEncoder().encode(smallManifest({ units }));
    for await (const batch of readManifest(
      (async function* () {
        yield bytes;
      })(),
    ))
      sizes.push(batch.length);
    expect(sizes.length).toBeGreaterThan(10);
    expect(Math.max(...sizes)).toBeLessThan(1_000);
  });

  it('lets its source reuse one buffer', async () => {
    const { readManifest } = await import('../index.ts');
    const manifest = smallManifest({ units: unit('U1', '<Title>Délibération — 東京</Title>') });
    const buffer = Buffer.alloc(3);
    async function* reusing(): AsyncGenerator<Uint8Array> {
      for await (const piece of inPieces(manifest, 3)) {
        buffer.set(piece);
        yield buffer.subarray(0, piece.length);
        buffer.fill(0);
      }
    }
    const records: ManifestRecord[] = [];
    for await (const batch of readManifest(reusing())) records.push(...batch);
    expect(records).toEqual(await readRecords(manifest));
    expect(only(records, 'archiveUnit').content).toEqual({ Title: 'Délibération — 東京' });
  });

  it('lets an error of its source through', async () => {
    const { readManifest } = await import('../index.ts');
    const broken = (async function* () {
      yield new TextEncoder().encode('<ArchiveTransfer');
      throw new Error('disk gone');
    })();
    const read = async () => {
      for await (const _ of readManifest(broken));
    };
    await expect(read()).rejects.toThrow('disk gone');
  });
});
