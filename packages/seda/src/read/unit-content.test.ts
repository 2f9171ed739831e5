import { describe, expect, it } from 'vitest';
import { endOf, only, readRecords } from '../../test/support/read-records.ts';
import { managed, smallManifest, unit } from '../../test/support/small-manifest.ts';
import type { ArchiveUnitRecord, SedaVersion } from '../index.ts';

async function readUnit(markup: string, version: SedaVersion = '2.2'): Promise<ArchiveUnitRecord> {
  const records = await readRecords(smallManifest({ version, units: markup }));
  expect(endOf(records).faultCount, JSON.stringify(records.filter((r) => r.kind === 'fault'))).toBe(0);
  return only(records, 'archiveUnit');
}

async function contentOf(content: string, version: SedaVersion = '2.2') {
  return (await readUnit(unit('U1', content), version)).content;
}

describe('the description of a unit', () => {
  it('keeps titles and descriptions by language', async () => {
    expect(
      await contentOf(
        '<Title xml:lang="en">Minutes</Title><Title>Délibérations</Title><Title>Autre</Title><Title xml:lang="fr">PV</Title><Description xml:lang="fr"> Texte </Description>',
      ),
    ).toEqual({
      Title_: { en: 'Minutes', fr: 'PV' },
      Title: 'Délibérations',
      Description_: { fr: ' Texte ' },
    });
  });

  it('keeps repeatable identifiers, tags and languages as arrays even when single', async () => {
    expect(
      await contentOf(
        '<FilePlanPosition>1.2</FilePlanPosition><SystemId>S</SystemId><OriginatingSystemId> O 1 </OriginatingSystemId><ArchivalAgencyArchiveUnitIdentifier>A</ArchivalAgencyArchiveUnitIdentifier><OriginatingAgencyArchiveUnitIdentifier>B</OriginatingAgencyArchiveUnitIdentifier><TransferringAgencyArchiveUnitIdentifier>C</TransferringAgencyArchiveUnitIdentifier><Type xml:lang="fr">T</Type><DocumentType>D</DocumentType><Language>fra</Language><DescriptionLanguage>fra</DescriptionLanguage><Status>S</Status><Version>v 1</Version><Tag>a</Tag><Tag>b</Tag>',
      ),
    ).toEqual({
      FilePlanPosition: ['1.2'],
      SystemId: ['S'],
      OriginatingSystemId: ['O 1'],
      ArchivalAgencyArchiveUnitIdentifier: ['A'],
      OriginatingAgencyArchiveUnitIdentifier: ['B'],
      TransferringAgencyArchiveUnitIdentifier: ['C'],
      Type: 'T',
      DocumentType: 'D',
      Language: ['fra'],
      DescriptionLanguage: 'fra',
      Status: 'S',
      Version: 'v 1',
      Tag: ['a', 'b'],
    });
  });

  it('maps history of custody, keywords, coverage, agencies', async () => {
    const read = await readUnit(
      unit(
        'U1',
        '<CustodialHistory><CustodialHistoryItem when="1914">Un</CustodialHistoryItem><CustodialHistoryItem>Deux</CustodialHistoryItem><CustodialHistoryFile><DataObjectGroupReferenceId>G1</DataObjectGroupReferenceId></CustodialHistoryFile></CustodialHistory><Keyword id="k1"><KeywordContent>Urbanisme</KeywordContent><KeywordReference>ref</KeywordReference><KeywordType listVersionID="x">subject</KeywordType></Keyword><Coverage><Spatial>Paris</Spatial><Temporal>1914</Temporal><Juridictional>75</Juridictional></Coverage><OriginatingAgency><Identifier>O</Identifier><OrganizationDescriptiveMetadata><Nom>Mairie</Nom><Nom>Ville</Nom></OrganizationDescriptiveMetadata></OriginatingAgency><SubmissionAgency><Identifier>S</Identifier></SubmissionAgency>',
      ),
    );
    expect(read.content).toEqual({
      CustodialHistory: {
        CustodialHistoryItem: ['Un', 'Deux'],
        CustodialHistoryFile: { DataObjectGroupReferenceId: 'G1' },
      },
      Keyword: [{ KeywordContent: 'Urbanisme', KeywordReference: 'ref', KeywordType: 'subject' }],
      Coverage: { Spatial: ['Paris'], Temporal: ['1914'], Juridictional: ['75'] },
      OriginatingAgency: { Identifier: 'O', OrganizationDescriptiveMetadata: { Nom: ['Mairie', 'Ville'] } },
      SubmissionAgency: { Identifier: 'S' },
    });
    expect(read.contentReferences).toEqual([
      {
        path: ['CustodialHistory', 'CustodialHistoryFile', 'DataObjectGroupReferenceId'],
        id: 'G1',
        to: 'group',
      },
    ]);
  });

  it('maps agents in every role', async () => {
    expect(
      await contentOf(
        '<Agent><Role>r</Role></Agent><AuthorizedAgent><Corpname>C</Corpname><Identifier>1</Identifier><Identifier>2</Identifier></AuthorizedAgent><Writer><FirstName>F</FirstName><BirthName>B</BirthName><BirthDate>2016-09-26Z</BirthDate><BirthPlace><City>Pella</City><Geogname>G</Geogname></BirthPlace><DeathDate>2020-01-01</DeathDate><Nationality>N</Nationality><Function>f</Function><Activity>a</Activity><Position>p</Position><Mandate>m</Mandate></Writer><Addressee/><Recipient><FullName>X</FullName></Recipient><Transmitter><GivenName>Y</GivenName></Transmitter><Sender><Gender>M</Gender></Sender>',
      ),
    ).toEqual({
      Agent: [{ Role: ['r'] }],
      AuthorizedAgent: [{ Corpname: 'C', Identifier: ['1', '2'] }],
      Writer: [
        {
          FirstName: 'F',
          BirthName: 'B',
          BirthDate: '2016-09-26Z',
          BirthPlace: { City: 'Pella', Geogname: 'G' },
          DeathDate: '2020-01-01',
          Nationality: ['N'],
          Function: ['f'],
          Activity: ['a'],
          Position: ['p'],
          Mandate: ['m'],
        },
      ],
      Addressee: [{}],
      Recipient: [{ FullName: 'X' }],
      Transmitter: [{ GivenName: 'Y' }],
      Sender: [{ Gender: 'M' }],
    });
  });

  it('tells the manifest ids that related objects hold, with their place', async () => {
    const read = await readUnit(
      unit(
        'U1',
        '<RelatedObjectReference><Replaces><ExternalReference>E</ExternalReference></Replaces><Replaces><ArchiveUnitRefId>U1</ArchiveUnitRefId></Replaces><References><DataObjectReference><DataObjectReferenceId>B1</DataObjectReferenceId></DataObjectReference></References><References><RepositoryArchiveUnitPID>ark:/1</RepositoryArchiveUnitPID></References></RelatedObjectReference>',
      ),
    );
    expect(read.content).toEqual({
      RelatedObjectReference: {
        Replaces: [{ ExternalReference: 'E' }, { ArchiveUnitRefId: 'U1' }],
        References: [
          { DataObjectReference: { DataObjectReferenceId: 'B1' } },
          { RepositoryArchiveUnitPID: 'ark:/1' },
        ],
      },
    });
    expect(read.contentReferences).toEqual([
      { path: ['RelatedObjectReference', 'Replaces', 1, 'ArchiveUnitRefId'], id: 'U1', to: 'unit' },
      {
        path: ['RelatedObjectReference', 'References', 0, 'DataObjectReference', 'DataObjectReferenceId'],
        id: 'B1',
        to: 'object',
      },
      {
        path: ['RelatedObjectReference', 'References', 1, 'RepositoryArchiveUnitPID'],
        id: 'ark:/1',
        to: 'any',
      },
    ]);
  });

  it('gives midnight to dates with an offset and no time, but for EndDate', async () => {
    expect(
      await contentOf(
        '<CreatedDate>2016-09-26Z</CreatedDate><TransactedDate>2016-09-26+02:00</TransactedDate><AcquiredDate>2016-09-26</AcquiredDate><SentDate>1914</SentDate><ReceivedDate>2016-09-26T10:00:00+02:00</ReceivedDate><RegisteredDate>2016-09-26-05:00</RegisteredDate><StartDate>2016-09-26Z</StartDate><EndDate>2016-09-26Z</EndDate><DateLitteral>vers 1914</DateLitteral>',
      ),
    ).toEqual({
      CreatedDate: '2016-09-26T00:00:00Z',
      TransactedDate: '2016-09-26T00:00:00+02:00',
      AcquiredDate: '2016-09-26',
      SentDate: '1914',
      ReceivedDate: '2016-09-26T10:00:00+02:00',
      RegisteredDate: '2016-09-26T00:00:00-05:00',
      StartDate: '2016-09-26T00:00:00Z',
      EndDate: '2016-09-26Z',
      DateLitteral: 'vers 1914',
    });
  });

  it('gives events the names of the logbook, without their extensions', async () => {
    expect(
      await contentOf(
        '<Event><EventIdentifier>i</EventIdentifier><EventTypeCode>c</EventTypeCode><EventType>t</EventType><EventDateTime>2016-06-03T15:28:00</EventDateTime><EventDetail>d</EventDetail><Outcome>o</Outcome><OutcomeDetail>od</OutcomeDetail><OutcomeDetailMessage>om</OutcomeDetailMessage><EventDetailData>ed</EventDetailData><LinkingAgentIdentifier><LinkingAgentIdentifierType>lt</LinkingAgentIdentifierType><LinkingAgentIdentifierValue>lv</LinkingAgentIdentifierValue><LinkingAgentRole>lr</LinkingAgentRole></LinkingAgentIdentifier><Autre>x</Autre></Event>',
      ),
    ).toEqual({
      Event: [
        {
          evId: 'i',
          evTypeProc: 'c',
          evType: 't',
          evDateTime: '2016-06-03T15:28:00',
          evTypeDetail: 'd',
          outcome: 'o',
          outDetail: 'od',
          outMessg: 'om',
          evDetData: 'ed',
          linkingAgentIdentifier: [
            { LinkingAgentIdentifierType: 'lt', LinkingAgentIdentifierValue: 'lv', LinkingAgentRole: 'lr' },
          ],
        },
      ],
    });
  });

  it('maps signatures, and what SEDA 2.3 says of them', async () => {
    const signed = await readUnit(
      unit(
        'U1',
        '<Signature><Signer><FullName>S</FullName><SigningTime>2016-06-03T15:28:00</SigningTime></Signer><Validator><ValidationTime>2016-06-03T15:28:00</ValidationTime></Validator><Masterdata listID="L">M</Masterdata><ReferencedObject><SignedObjectId>B1</SignedObjectId><SignedObjectDigest algorithm="SHA-512">a b</SignedObjectDigest></ReferencedObject></Signature><Gps><GpsAltitude>12</GpsAltitude><GpsLatitude>48</GpsLatitude></Gps>',
      ).replace('a b', 'abcd'),
      '2.1',
    );
    expect(signed.content).toEqual({
      Signature: [
        {
          Signer: [{ FullName: 'S', SigningTime: '2016-06-03T15:28:00' }],
          Validator: { ValidationTime: '2016-06-03T15:28:00' },
          Masterdata: { value: 'M', listID: 'L' },
          ReferencedObject: {
            SignedObjectId: 'B1',
            SignedObjectDigest: { MessageDigest: 'abcd', Algorithm: 'SHA-512' },
          },
        },
      ],
      Gps: { GpsAltitude: 12, GpsLatitude: '48' },
    });
    expect(signed.contentReferences).toEqual([
      { path: ['Signature', 0, 'ReferencedObject', 'SignedObjectId'], id: 'B1', to: 'object' },
    ]);
    expect(
      await contentOf(
        '<SigningInformation><SigningRole>Signature</SigningRole><DetachedSigningRole>Timestamp</DetachedSigningRole><SignedDocumentReferenceId>U1</SignedDocumentReferenceId><SignatureDescription><SigningType>T</SigningType></SignatureDescription><TimestampingInformation><TimeStamp>2016-06-03T15:28:00</TimeStamp></TimestampingInformation><AdditionalProof><AdditionalProofInformation>a</AdditionalProofInformation></AdditionalProof><Extended><F>1</F><F>2</F></Extended></SigningInformation><Gps><GpsVersionID>1</GpsVersionID></Gps><OriginatingSystemIdReplyTo>R</OriginatingSystemIdReplyTo><TextContent>c</TextContent><PersistentIdentifier><PersistentIdentifierType>ark</PersistentIdentifierType><PersistentIdentifierContent>ark:/1/2</PersistentIdentifierContent></PersistentIdentifier>',
        '2.3',
      ),
    ).toEqual({
      SigningInformation: {
        SigningRole: ['Signature'],
        DetachedSigningRole: ['Timestamp'],
        SignatureDescription: [{ SigningType: 'T' }],
        TimestampingInformation: [{ TimeStamp: '2016-06-03T15:28:00' }],
        AdditionalProof: [{ AdditionalProofInformation: ['a'] }],
        Extended: { F: ['1', '2'] },
      },
      Gps: { GpsVersionID: '1' },
      OriginatingSystemIdReplyTo: 'R',
      TextContent: ['c'],
      PersistentIdentifier: [{ PersistentIdentifierType: 'ark', PersistentIdentifierContent: 'ark:/1/2' }],
    });
  });

  it('keeps the history of management', async () => {
    expect(
      await contentOf(
        '<History><UpdateDate>2020-01-01T00:00:00</UpdateDate><Data><Version>3</Version><Management><AccessRule><Rule>ACC-1</Rule></AccessRule></Management></Data></History>',
      ),
    ).toEqual({
      _history: [
        {
          ud: '2020-01-01T00:00:00',
          data: { _v: '3', _mgt: { AccessRule: { Rules: [{ Rule: 'ACC-1' }] } } },
        },
      ],
    });
  });

  it('turns extensions into arrays, of whatever namespace', async () => {
    expect(
      await contentOf(
        '<Ext><A>1</A><A>2</A></Ext><x:Autre xmlns:x="urn:x" a="b"> gardé </x:Autre><Ext><B><C>3</C></B></Ext><Mixte>texte <b>perdu</b></Mixte><Vide/><Blanc> </Blanc><VideDedans><V/></VideDedans><constructor>c</constructor>',
      ),
    ).toEqual({
      Ext: [{ A: ['1', '2'] }, { B: [{ C: ['3'] }] }],
      Autre: [' gardé '],
      Mixte: ['texte '],
      constructor: ['c'],
    });
  });

  it('maps by its name a field that another version of SEDA has, at the place for extensions', async () => {
    expect(
      await contentOf(
        '<Title>T</Title><TextContent>x</TextContent><x:Source xmlns:x="urn:x">s</x:Source>',
        '2.1',
      ),
    ).toEqual({ Title: 'T', TextContent: ['x'], Source: 's' });
  });

  it('leaves empty texts out', async () => {
    expect(
      await contentOf(
        '<Title></Title><Description/><CustodialHistory><CustodialHistoryItem/></CustodialHistory><Source></Source>',
      ),
    ).toEqual({
      CustodialHistory: { CustodialHistoryItem: [''] },
    });
  });
});

describe('the management of a unit', () => {
  it('maps every category of rules', async () => {
    const { management, events } = await readUnit(
      managed(
        'U1',
        '<StorageRule><Rule>STO-1</Rule><StartDate>2000-01-01</StartDate><Rule>STO-2</Rule><PreventInheritance>true</PreventInheritance><FinalAction>Copy</FinalAction></StorageRule><AppraisalRule><FinalAction>Destroy</FinalAction></AppraisalRule><AccessRule><Rule id="r1">ACC-1</Rule><StartDate xsi:nil="true"/><RefNonRuleId>ACC-2</RefNonRuleId><RefNonRuleId>ACC-3</RefNonRuleId></AccessRule><DisseminationRule><PreventInheritance>0</PreventInheritance></DisseminationRule><ReuseRule/><ClassificationRule><Rule>CLA-1</Rule><ClassificationAudience>A</ClassificationAudience><ClassificationLevel>Secret</ClassificationLevel><ClassificationOwner>O</ClassificationOwner><ClassificationReassessingDate>2030-01-01</ClassificationReassessingDate><NeedReassessingAuthorization>true</NeedReassessingAuthorization></ClassificationRule><LogBook><Event><EventIdentifier>e</EventIdentifier><EventDateTime>2020-01-01</EventDateTime><AgentIdentifier>ag</AgentIdentifier><ObjectIdentifier>ob</ObjectIdentifier></Event></LogBook><NeedAuthorization>false</NeedAuthorization><HoldRule><Rule>HOL-1</Rule><StartDate>2000-01-01</StartDate><HoldEndDate>2010-01-01</HoldEndDate><HoldOwner>Ow</HoldOwner><HoldReassessingDate>2005-01-01</HoldReassessingDate><HoldReason>Re</HoldReason><PreventRearrangement>true</PreventRearrangement><Rule>HOL-2</Rule><HoldOwner>Ow2</HoldOwner></HoldRule>',
      ),
    );
    expect(management).toEqual({
      StorageRule: {
        Rules: [{ Rule: 'STO-1', StartDate: '2000-01-01' }, { Rule: 'STO-2' }],
        Inheritance: { PreventInheritance: true, PreventRulesId: [] },
        FinalAction: 'Copy',
      },
      AppraisalRule: { FinalAction: 'Destroy' },
      AccessRule: { Rules: [{ Rule: 'ACC-1' }], Inheritance: { PreventRulesId: ['ACC-2', 'ACC-3'] } },
      DisseminationRule: { Inheritance: { PreventInheritance: false, PreventRulesId: [] } },
      ClassificationRule: {
        Rules: [{ Rule: 'CLA-1' }],
        ClassificationAudience: 'A',
        ClassificationLevel: 'Secret',
        ClassificationOwner: 'O',
        ClassificationReassessingDate: '2030-01-01',
        NeedReassessingAuthorization: true,
      },
      NeedAuthorization: false,
      HoldRule: {
        Rules: [
          {
            Rule: 'HOL-1',
            StartDate: '2000-01-01',
            HoldEndDate: '2010-01-01',
            HoldOwner: 'Ow',
            HoldReassessingDate: '2005-01-01',
            HoldReason: 'Re',
            PreventRearrangement: true,
          },
          { Rule: 'HOL-2', HoldOwner: 'Ow2' },
        ],
      },
    });
    expect(events).toEqual([{ evId: 'e', evDateTime: '2020-01-01', agId: 'ag', obId: 'ob' }]);
  });
});
