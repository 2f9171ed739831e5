import { describe, expect, it } from 'vitest';
import { SEDA_VERSIONS } from '../version.ts';
import type { ArchiveTransferReplyInput, ReplyEvent, ReplyGroup, ReplyUnit } from './reply-input.ts';
import { writeRefusalReply } from './write-refusal-reply.ts';
import { writeArchiveTransferReply } from './write-reply.ts';

async function write(input: ArchiveTransferReplyInput): Promise<string> {
  let reply = '';
  for await (const piece of writeArchiveTransferReply(input)) reply += piece;
  return reply;
}

function event(evType: string, outcome: string, more: Partial<ReplyEvent> = {}): ReplyEvent {
  return {
    evType,
    label: `Libellé de ${evType}`,
    evDateTime: '2024-02-29T10:00:00.000',
    outcome,
    outDetail: `${evType}.${outcome}`,
    outMessg: 'Message & "détail"',
    ...more,
  };
}

const group: ReplyGroup = {
  id: 'ID010',
  objects: [
    { kind: 'binaryDataObject', id: 'ID018', systemId: 'obj', groupSystemId: 'grp', version: 'BinaryMaster' },
    {
      kind: 'physicalDataObject',
      id: 'ID101',
      systemId: 'phy',
      groupSystemId: 'grp',
      version: 'PhysicalMaster',
    },
  ],
  events: [
    event('LFC.CHECK_MANIFEST', 'OK'),
    event('LFC.CHECK_DIGEST.CALC_CHECK', 'KO', {
      dataObjectReferenceId: 'ID018',
      evDetData: { MessageDigest: 'x' },
    }),
    event('LFC.CHECK_DIGEST', 'KO', { evDetData: { evDetTechData: 'a "b" <c>' } }),
    event('LFC.OG_OBJECTS_FORMAT_CHECK', 'WARNING'),
  ],
};
const unit: ReplyUnit = { id: 'ID019', systemId: 'aeaq', events: [event('LFC.CHECK_UNIT_SCHEMA', 'OK')] };
const base: ArchiveTransferReplyInput = {
  version: '2.2',
  date: '2024-02-29T10:00:00.123+01:00',
  messageIdentifier: 'op-guid',
  header: {
    archivalAgreement: 'IC-1',
    messageDigestAlgorithmCodeListVersion: 'M0',
    messageIdentifier: 'MI',
    archivalAgency: 'Identifier4',
    transferringAgency: 'Identifier5',
  },
  status: 'OK',
  operationEvents: [
    event('STP_INGEST', 'OK'),
    event('CHECK_DIGEST', 'KO'),
    event('STP_X', 'FATAL'),
    event('STP_Y', 'WARNING'),
  ],
  groups: [group],
  units: [unit],
};

const objects =
  '<BinaryDataObject id="ID018"><DataObjectSystemId>obj</DataObjectSystemId><DataObjectGroupSystemId>grp</DataObjectGroupSystemId><DataObjectVersion>BinaryMaster</DataObjectVersion></BinaryDataObject>' +
  '<PhysicalDataObject id="ID101"><DataObjectSystemId>phy</DataObjectSystemId><DataObjectGroupSystemId>grp</DataObjectGroupSystemId><DataObjectVersion>PhysicalMaster</DataObjectVersion></PhysicalDataObject>';

describe('the reply to a transfer', () => {
  it('lists what was archived, on one line, element after element', async () => {
    expect(await write({ ...base, archivalProfile: 'PR-1' })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?>' +
        '<ArchiveTransferReply xmlns="fr:gouv:culture:archivesdefrance:seda:v2.2" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="fr:gouv:culture:archivesdefrance:seda:v2.2 seda-2.2/seda-2.2-main.xsd">' +
        '<Date>2024-02-29T10:00:00.123+01:00</Date><MessageIdentifier>op-guid</MessageIdentifier><ArchivalAgreement>IC-1</ArchivalAgreement>' +
        '<CodeListVersions><ReplyCodeListVersion/><MessageDigestAlgorithmCodeListVersion>M0</MessageDigestAlgorithmCodeListVersion><FileFormatCodeListVersion/></CodeListVersions>' +
        `<DataObjectPackage><DataObjectGroup id="ID010">${objects}</DataObjectGroup>` +
        '<DescriptiveMetadata><ArchiveUnit id="ID019"><Content><SystemId>aeaq</SystemId></Content></ArchiveUnit></DescriptiveMetadata>' +
        '<ManagementMetadata><ArchivalProfile>PR-1</ArchivalProfile></ManagementMetadata></DataObjectPackage>' +
        '<ReplyCode>OK</ReplyCode><MessageRequestIdentifier>MI</MessageRequestIdentifier><GrantDate>2024-02-29T10:00:00.123+01:00</GrantDate>' +
        '<ArchivalAgency><Identifier>Identifier4</Identifier></ArchivalAgency><TransferringAgency><Identifier>Identifier5</Identifier></TransferringAgency>' +
        '</ArchiveTransferReply>',
    );
  });

  it('tells what failed, in the operation, the groups and the units', async () => {
    const reply = await write({ ...base, status: 'KO' });
    const told = [...reply.matchAll(/<EventTypeCode>([^<]*)<\/EventTypeCode>/g)].map((match) => match[1]);
    expect(told).toEqual(['LFC.CHECK_DIGEST.CALC_CHECK', 'LFC.CHECK_DIGEST', 'CHECK_DIGEST', 'STP_X']);
    expect(reply).toContain(
      '<Event><EventTypeCode>LFC.CHECK_DIGEST.CALC_CHECK</EventTypeCode><EventType>Libellé de LFC.CHECK_DIGEST.CALC_CHECK</EventType><EventDateTime>2024-02-29T10:00:00.000</EventDateTime><Outcome>KO</Outcome><OutcomeDetail>LFC.CHECK_DIGEST.CALC_CHECK.KO</OutcomeDetail><OutcomeDetailMessage>Message &amp; "détail"</OutcomeDetailMessage><DataObjectReferenceId>ID018</DataObjectReferenceId></Event>',
    );
    expect(reply).toContain('<EventDetailData>{"evDetTechData":"a \\"b\\" &lt;c&gt;"}</EventDetailData>');
    expect(reply).toContain('<ArchiveUnit id="ID019"><Management/><Content>');
    expect(reply.indexOf('</ReplyCode><Operation><Event>')).toBeGreaterThan(0);
  });

  it('tells warnings only in a reply with warnings, and an empty journal where a group has none', async () => {
    const reply = await write({ ...base, status: 'WARNING', groups: [group, { objects: [], events: [] }] });
    const told = [...reply.matchAll(/<EventTypeCode>([^<]*)<\/EventTypeCode>/g)].map((match) => match[1]);
    expect(told).toEqual(['LFC.OG_OBJECTS_FORMAT_CHECK', 'STP_Y']);
    expect(reply).toContain('<DataObjectGroup><LogBook/></DataObjectGroup>');
  });

  it('leaves out what the header would give when it was not read', async () => {
    const { header: _, ...unread } = base;
    const reply = await write({ ...unread, status: 'KO', groups: [], units: [] });
    expect(reply).toContain(
      '<MessageIdentifier>op-guid</MessageIdentifier><CodeListVersions><ReplyCodeListVersion/><MessageDigestAlgorithmCodeListVersion/><FileFormatCodeListVersion/></CodeListVersions><DataObjectPackage><DescriptiveMetadata/><ManagementMetadata/></DataObjectPackage><ReplyCode>KO</ReplyCode><Operation>',
    );
    expect(reply).toMatch(
      /<MessageRequestIdentifier\/><GrantDate>[^<]*<\/GrantDate><\/ArchiveTransferReply>$/,
    );
    expect(reply).not.toContain('Agency');
    expect(reply).not.toContain('ArchivalAgreement');
  });

  it('says that a blank test is one, and grants nothing', async () => {
    const reply = await write({ ...base, status: 'WARNING', blankTest: true });
    expect(reply).toContain('<ReplyCode>Test WARNING</ReplyCode>');
    expect(reply).not.toContain('GrantDate');
  });

  it.each(SEDA_VERSIONS)('is in the namespace of SEDA %s', async (version) => {
    expect(await write({ ...base, version })).toContain(
      `xsi:schemaLocation="fr:gouv:culture:archivesdefrance:seda:v${version} seda-${version}/seda-${version}-main.xsd"`,
    );
  });

  it('takes groups and units as they come, and gives them as they go', async () => {
    let asked = 0;
    async function* units(): AsyncGenerator<ReplyUnit> {
      for (; asked < 1_000; asked++) yield { id: `U${asked}`, systemId: `s${asked}`, events: [] };
    }
    const pieces = writeArchiveTransferReply({ ...base, groups: [], units: units() });
    for (let piece = 0; piece < 10; piece++) await pieces.next();
    expect(asked).toBeLessThan(20);
    await pieces.return();
  });
});

describe('the reply to a request that could not begin', () => {
  it('is KO, in SEDA 2.1, with what it does not know to be defined', () => {
    const reply = writeRefusalReply('req-1', '2024-02-29T10:00:00.123+01:00');
    expect(reply).toMatch(
      /^<\?xml version="1.0" encoding="UTF-8"\?><ArchiveTransferReply xmlns="[^"]*v2\.1"/,
    );
    expect(reply).toContain(
      '<Date>2024-02-29T10:00:00.123+01:00</Date><MessageIdentifier>req-1</MessageIdentifier><ArchivalAgreement>ArchivalAgreementToBeDefined</ArchivalAgreement><CodeListVersions>',
    );
    expect(reply).toContain(
      '<ReplyCode>KO</ReplyCode><MessageRequestIdentifier>Unknown</MessageRequestIdentifier><ArchivalAgency><Identifier>ArchivalAgencyToBeDefined</Identifier></ArchivalAgency><TransferringAgency><Identifier>TransferringAgencyToBeDefined</Identifier></TransferringAgency></ArchiveTransferReply>',
    );
  });
});
