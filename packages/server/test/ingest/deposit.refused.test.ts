import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeTar, makeZip } from '../../src/operations/ingest/package/package-fixtures.ts';
import { binary, loadSampleReferentials, sampleManifest, sampleSip, unit } from './sample-sip.ts';
import { type Deposited, startIngest } from './start-ingest.ts';

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

interface Fault {
  readonly code: string;
  readonly line?: number;
  readonly unit?: string;
  readonly titlePath?: readonly string[];
  readonly entry?: string;
  readonly fr: string;
  readonly en: string;
  readonly remedyFr: string;
  readonly remedyEn: string;
}

function faultsOf(deposited: Deposited, outDetail: string): readonly Fault[] {
  return (deposited.data(outDetail).faults ?? []) as Fault[];
}

/** Refused: the codes there, a reply in KO, and nothing else than journal and reply anywhere. */
async function refused(
  content: Buffer,
  outDetail: string,
  workflow = 'DEFAULT_WORKFLOW',
): Promise<Deposited> {
  const deposited = await bench.deposit(content, { workflow });
  expect(deposited.events).toContain(outDetail);
  expect(deposited.status).toBe('KO');
  expect(deposited.events.filter((detail) => detail.includes('FATAL'))).toEqual([]);
  const { operationId } = deposited;
  const { rows } = await bench.database.query<{ what: string; count: number }>(
    `select 'unit' what, count(*) count from unit where opi = $1
     union all select 'group', count(*) from object_group where opi = $1
     union all select 'register', count(*) from accession_register_detail where opi = $1
     union all select 'deposit', count(*) from ingest_deposit where operation_id = $1
     union all select 'staged', count(*) from ingest_unit
     union all select 'objects', count(*) from ingest_object_content
     union all select 'graph', count(*) from graph_node`,
    [operationId],
  );
  expect(rows.filter(({ count }) => count > 0)).toEqual([]);
  expect(await filesOf(operationId)).toEqual(['journal.jsonl', 'operation.json', 'reply.xml']);
  expect(await deposited.reply()).toContain('<ReplyCode>KO</ReplyCode>');
  return deposited;
}

/** What the operation left on the first offer. */
async function filesOf(operationId: string): Promise<readonly string[]> {
  const [offer] = bench.storage.offers.values();
  if (offer === undefined) throw new Error('no offer');
  const names: string[] = [];
  const { rows } = await bench.database.query<{ day: string }>(
    `select to_char(created_at at time zone 'UTC', 'YYYY/MM/DD') as day from operation where tenant = 0 and id = $1`,
    [operationId],
  );
  const day = rows[0]?.day ?? '';
  for await (const { key } of offer.list(`0/${day}/${operationId}/`)) names.push(key.split('/').at(-1) ?? '');
  return names.toSorted();
}

async function sipWith(manifest: string): Promise<Buffer> {
  return await makeZip({ 'manifest.xml': manifest, 'content/a.txt': 'alpha' });
}

describe('a package is refused', () => {
  it('CHECK_CONTAINER, when it is no archive, is damaged or cannot be read', async () => {
    const notArchive = await refused(Buffer.from('%PDF-1.4'), 'CHECK_CONTAINER.KO');
    expect(faultsOf(notArchive, 'CHECK_CONTAINER.KO')).toMatchObject([
      { code: 'INGEST_PACKAGE_NOT_ARCHIVE' },
    ]);
    const zip = await sampleSip();
    const cut = await refused(zip.subarray(0, zip.length - 40), 'CHECK_CONTAINER.KO');
    expect(faultsOf(cut, 'CHECK_CONTAINER.KO')).toMatchObject([{ code: 'INGEST_PACKAGE_DAMAGED' }]);
    const altered = await makeZip(
      { 'manifest.xml': await sampleManifest(), 'content/a.txt': 'alpha' },
      false,
    );
    altered.write('ALPHA', altered.lastIndexOf('alpha'));
    const corrupted = await refused(altered, 'CHECK_CONTAINER.KO');
    expect(faultsOf(corrupted, 'CHECK_CONTAINER.KO')).toMatchObject([
      { code: 'INGEST_ENTRY_CORRUPTED', entry: 'content/a.txt' },
    ]);
  });

  it('MANIFEST_FILE_NAME_CHECK, with the folder when the folder itself was archived', async () => {
    const manifest = await sampleManifest();
    const deposited = await refused(
      await makeZip({ 'MonSIP/manifest.xml': manifest, 'MonSIP/content/a.txt': 'alpha' }),
      'MANIFEST_FILE_NAME_CHECK.KO',
    );
    expect(deposited.data('MANIFEST_FILE_NAME_CHECK')).toMatchObject({
      FileName: '',
      faults: [{ code: 'INGEST_MANIFEST_IN_FOLDER', entry: 'MonSIP/manifest.xml' }],
    });
    const other = await refused(await makeZip({ 'bordereau.xml': manifest }), 'MANIFEST_FILE_NAME_CHECK.KO');
    expect(other.data('MANIFEST_FILE_NAME_CHECK')).toMatchObject({ FileName: 'bordereau.xml' });
  });

  it('MANIFEST_DIGEST_CHECK, when the manifest is not the one announced', async () => {
    const content = await sampleSip();
    const check = async (manifestDigestAlgorithm?: string, manifestDigestValue?: string) => {
      const deposited = await bench.deposit(content, {
        ...(manifestDigestAlgorithm === undefined ? {} : { manifestDigestAlgorithm }),
        ...(manifestDigestValue === undefined ? {} : { manifestDigestValue }),
      });
      return deposited.status === 'OK' ? 'OK' : faultsOf(deposited, 'MANIFEST_DIGEST_CHECK.KO')[0]?.code;
    };
    expect(await check('SHA-256', 'abc')).toBe('INGEST_MANIFEST_DIGEST_DIFFERS');
    expect(await check('SHA-256')).toBe('INGEST_MANIFEST_DIGEST_INCOMPLETE');
    expect(await check('CRC', 'abc')).toBe('INGEST_MANIFEST_DIGEST_ALGORITHM');
    const digest = createHash('sha256')
      .update(await sampleManifest())
      .digest('hex');
    expect(await check('SHA-256', digest.toUpperCase())).toBe('OK');
  });

  it('STP_UPLOAD_SIP, naming each file that may not be unpacked', async () => {
    const deposited = await refused(
      await makeTar({
        'manifest.xml': await sampleManifest(),
        'content/a.txt': 'alpha',
        'content/été.pdf': '1',
        'content/../../etc/passwd': '2',
      }),
      'STP_UPLOAD_SIP.KO',
    );
    expect(faultsOf(deposited, 'UPLOAD_SIP.KO').map(({ code, entry }) => [code, entry])).toEqual([
      ['INGEST_ENTRY_NAME', 'content/été.pdf'],
      ['INGEST_ENTRY_TRAVERSAL', 'content/../../etc/passwd'],
    ]);
    const litter = await refused(
      await makeZip({ 'manifest.xml': await sampleManifest(), 'content/a.txt': 'alpha', '.DS_Store': 'x' }),
      'STP_UPLOAD_SIP.KO',
    );
    expect(faultsOf(litter, 'UPLOAD_SIP.KO')).toMatchObject([{ code: 'INGEST_SYSTEM_FILES' }]);
  });
});

describe('a manifest is refused', () => {
  it('CHECK_SEDA.NOT_XSD_VALID, with every fault, its line, its unit and a remedy in both languages', async () => {
    const manifest = (await sampleManifest()).replace(
      '<DescriptionLevel>Item</DescriptionLevel>',
      '<DescriptionLevel>Box</DescriptionLevel>',
    );
    const deposited = await refused(await sipWith(manifest), 'CHECK_SEDA.NOT_XSD_VALID.KO');
    const [fault] = faultsOf(deposited, 'CHECK_SEDA.NOT_XSD_VALID.KO');
    expect(fault?.line).toBeGreaterThan(0);
    for (const text of [fault?.fr, fault?.en, fault?.remedyFr, fault?.remedyEn]) expect(text).toMatch(/\S/);
  });

  it('CHECK_SEDA.NOT_XSD_VALID, for an id declared twice or not at all', async () => {
    const twice = await refused(
      await sampleSip({ units: [unit('U1', { objectReference: { to: 'group', id: 'G1' } }), unit('U1')] }),
      'CHECK_SEDA.NOT_XSD_VALID.KO',
    );
    expect(twice.data('CHECK_SEDA.NOT_XSD_VALID')).toMatchObject({
      faultCount: 1,
      faults: [{ rule: 'id-duplicate', found: 'U1' }],
    });
    const dangling = await refused(
      await sampleSip({ units: [unit('U1', { objectReference: { to: 'group', id: 'G9' } })] }),
      'CHECK_SEDA.NOT_XSD_VALID.KO',
    );
    expect(dangling.data('CHECK_SEDA.NOT_XSD_VALID')).toMatchObject({
      faults: [{ rule: 'id-unknown', found: 'G9' }],
    });
  });

  it('CHECK_SEDA without sub-code for a DOCTYPE, NOT_XML_FILE for what is no XML, UNSUPPORTED_SEDA_VERSION for 2.0', async () => {
    const manifest = await sampleManifest();
    const doctype = manifest.replace(
      '<ArchiveTransfer',
      '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><ArchiveTransfer',
    );
    await refused(await sipWith(doctype), 'CHECK_SEDA.KO');
    await refused(await sipWith(manifest.slice(0, -20)), 'CHECK_SEDA.NOT_XML_FILE.KO');
    await refused(
      await sipWith(manifest.replaceAll('seda:v2.3', 'seda:v2.0')),
      'CHECK_SEDA.UNSUPPORTED_SEDA_VERSION.KO',
    );
    const empty = await refused(await sipWith(''), 'CHECK_SEDA.NOT_XML_FILE.KO');
    expect(empty.events).not.toContain('CHECK_HEADER.OK');
  });

  it('CHECK_SEDA.CONTAINER_FORMAT, for another file or folder at the root', async () => {
    const files = await refused(
      await sampleSip({ extra: { 'readme.txt': 'x' } }),
      'CHECK_SEDA.CONTAINER_FORMAT.FILE.KO',
    );
    expect(faultsOf(files, 'CHECK_SEDA.CONTAINER_FORMAT.FILE')).toMatchObject([
      { code: 'INGEST_ROOT_FILES' },
    ]);
    const folders = await refused(
      await sampleSip({ extra: { 'other/b.txt': 'x' } }),
      'CHECK_SEDA.CONTAINER_FORMAT.DIRECTORY.KO',
    );
    expect(faultsOf(folders, 'CHECK_SEDA.CONTAINER_FORMAT.DIRECTORY')[0]?.fr).toContain('other');
  });

  it('CHECK_HEADER, for its agency and its contract', async () => {
    const withAgency = (originatingAgencyIdentifier?: string) =>
      sampleSip({
        manifest: {
          managementMetadata:
            originatingAgencyIdentifier === undefined ? {} : { originatingAgencyIdentifier },
        },
      });
    await refused(await withAgency(), 'CHECK_HEADER.CHECK_AGENT.EMPTY_REQUIRED_FIELD.KO');
    await refused(await withAgency('NOBODY'), 'CHECK_HEADER.CHECK_AGENT.UNKNOWN.KO');
    await refused(
      await sampleSip({ manifest: { archivalAgreement: 'NONE' } }),
      'CHECK_HEADER.CHECK_CONTRACT_INGEST.CONTRACT_UNKNOWN.KO',
    );
    await refused(
      await sampleSip({ manifest: { archivalAgreement: 'IC-INACTIVE' } }),
      'CHECK_HEADER.CHECK_CONTRACT_INGEST.CONTRACT_INACTIVE.KO',
    );
  });

  it('CHECK_DATAOBJECTPACKAGE, when files and objects differ', async () => {
    const groups = [{ id: 'G1', objects: [binary('O1', 'content/b.txt', 'alpha')] }];
    const deposited = await refused(
      await sampleSip({ groups }),
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_OBJECTNUMBER.INVALID_URI.KO',
    );
    expect(JSON.parse(String(deposited.data('CHECK_DATAOBJECTPACKAGE.INVALID_URI').evDetTechData))).toEqual({
      manifestError: ['content/b.txt'],
      contentError: ['content/a.txt'],
    });
    await refused(
      await sampleSip({
        files: { 'content/a.txt': 'alpha', 'content/b.txt': 'b' },
        groups: [{ id: 'G1', objects: [binary('O1', 'content/a.txt', 'alpha')] }],
        units: [unit('U1', { objectReference: { to: 'group', id: 'G1' } })],
      }),
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_OBJECTNUMBER.MANIFEST_INFERIOR_BDO.KO',
    );
  });

  it('CHECK_DATAOBJECTPACKAGE, for groups without first version, without original, or twice the same', async () => {
    const sip = (version: string, more: readonly string[] = []) =>
      sampleSip({
        files: Object.fromEntries([version, ...more].map((_, i) => [`content/${i}`, `${i}`])),
        groups: [
          {
            id: 'G1',
            objects: [version, ...more].map((one, i) =>
              binary(`O${i}`, `content/${i}`, `${i}`, { DataObjectVersion: one }),
            ),
          },
        ],
      });
    await refused(
      await sip('BinaryMaster_2'),
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.EXPECTED_MANDATORY_VERSION_1.KO',
    );
    await refused(
      await sip('Thumbnail_1'),
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.MASTER_MANDATORY_REQUIRED.KO',
    );
    await refused(await sip('BinaryMaster_1', ['BinaryMaster']), 'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.KO');
  });

  it('CHECK_DATAOBJECTPACKAGE.CHECK_CONSISTENCY, for a group that no unit designates', async () => {
    const deposited = await refused(
      await sampleSip({ units: [unit('U1')] }),
      'CHECK_DATAOBJECTPACKAGE.CHECK_CONSISTENCY.CHECK_CONSISTENCY_ORPHAN_OBJECT.KO',
    );
    expect(faultsOf(deposited, 'CHECK_DATAOBJECTPACKAGE.CHECK_CONSISTENCY_ORPHAN_OBJECT')).toMatchObject([
      { code: 'INGEST_GROUP_ORPHAN' },
    ]);
  });

  it('CHECK_MANIFEST, for an event of its journal dated in the future', async () => {
    await refused(
      await sampleSip({
        units: [
          unit('U1', {
            objectReference: { to: 'group', id: 'G1' },
            events: [{ evDateTime: '2999-01-01T00:00:00', evType: 'X' }],
          }),
        ],
      }),
      'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST.CHECK_MANIFEST_MALFORMED_DATA.KO',
    );
  });
});

describe('objects and units are refused', () => {
  it('CHECK_DIGEST, when a file is not the one declared; upper case and base 64 are accepted', async () => {
    const hex = createHash('sha256').update('alpha').digest('hex');
    const base64 = createHash('sha256').update('alpha').digest('base64');
    const sip = (MessageDigest: string) =>
      sampleSip({
        groups: [
          {
            id: 'G1',
            objects: [binary('O1', 'content/a.txt', 'alpha', { MessageDigest, Algorithm: 'SHA-256' })],
          },
        ],
      });
    expect((await bench.deposit(await sip(hex.toUpperCase()))).status).toBe('OK');
    expect((await bench.deposit(await sip(base64))).status).toBe('OK');
    const deposited = await refused(
      await sip(hex.replace(/^./, (c) => (c === '0' ? '1' : '0'))),
      'CHECK_DIGEST.KO',
    );
    const reply = await deposited.reply();
    expect(reply).toContain('<OutcomeDetail>LFC.CHECK_DIGEST.CALC_CHECK.INVALID.KO</OutcomeDetail>');
    expect(reply.split('</Event>').length - 1).toBe(4);
    expect(reply).toContain('<DataObjectReferenceId>O1</DataObjectReferenceId>');
  });

  it('CHECK_OBJECT_SIZE is a warning, and the real size is kept', async () => {
    const groups = [{ id: 'G1', objects: [{ ...binary('O1', 'content/a.txt', 'alpha'), size: 12 }] }];
    const deposited = await bench.deposit(await sampleSip({ groups }));
    expect(deposited.status).toBe('WARNING');
    expect(deposited.events).toContain('CHECK_OBJECT_SIZE.WARNING');
  });

  it('CHECK_UNIT_SCHEMA, every faulty unit with its own reasons and path, the others without', async () => {
    const deposited = await refused(
      await sampleSip({
        units: [
          unit('U1', {
            content: { Title: 'Boîte' },
            objectReference: { to: 'group', id: 'G1' },
            children: [
              unit('ok', { content: { Title: 'Bonne' } }),
              unit('bad', { content: { Title: 'Mauvaise', StartDate: '1914-08-01', EndDate: '1913-01-01' } }),
              unit('html', { content: { Title: 'Page', Description: '<script>x</script>' } }),
              unit('partial', { content: { Title: 'Partielle', CreatedDate: '1914-08' } }),
            ],
          }),
        ],
      }),
      'STP_UNIT_CHECK_AND_PROCESS.KO',
    );
    const reply = await deposited.reply();
    const events = [...reply.matchAll(/<ArchiveUnit id="(?<id>[^"]+)">(?<body>.*?)<\/ArchiveUnit>/g)]
      .filter(({ groups }) => groups?.body?.includes('<Event>'))
      .map(({ groups }) => groups?.id);
    expect(events).toEqual(['bad', 'html', 'partial']);
    expect(reply).toContain('Boîte / Mauvaise');
    expect(reply).toContain('INGEST_FIELD_ENDS_BEFORE_START');
    expect(reply).toContain('LFC.CHECK_UNIT_SCHEMA.KO');
  });

  it('UNITS_RULES_COMPUTE, for rules unknown or of another category', async () => {
    const sip = (management: Record<string, unknown>) =>
      sampleSip({
        units: [unit('U1', { objectReference: { to: 'group', id: 'G1' }, management: management as never })],
      });
    await refused(
      await sip({ AccessRule: { Rules: [{ Rule: 'ACC-99999' }] } }),
      'UNITS_RULES_COMPUTE.UNKNOWN.KO',
    );
    await refused(
      await sip({ AccessRule: { Rules: [{ Rule: 'APP-00001' }] } }),
      'UNITS_RULES_COMPUTE.CONSISTENCY.KO',
    );
    const prevented = await refused(
      await sip({ AccessRule: { Inheritance: { PreventRulesId: ['APP-00001'] } } }),
      'UNITS_RULES_COMPUTE.REF_INCONSISTENCY.KO',
    );
    expect(await prevented.reply()).toContain('LFC.UNITS_RULES_COMPUTE.REF_INCONSISTENCY.KO');
  });

  it('CHECK_CLASSIFICATION_LEVEL, for a level that the platform does not hold', async () => {
    const management = {
      ClassificationRule: { ClassificationLevel: 'Ultra secret', ClassificationOwner: 'X' },
    };
    await refused(
      await sampleSip({ units: [unit('U1', { objectReference: { to: 'group', id: 'G1' }, management })] }),
      'CHECK_CLASSIFICATION_LEVEL.KO',
    );
  });

  it('CHECK_NO_OBJECT, for a filing plan with objects', async () => {
    await refused(await sampleSip(), 'CHECK_DATAOBJECTPACKAGE.CHECK_NO_OBJECT.KO', 'FILING_SCHEME');
  });
});

describe('a blank test', () => {
  it('judges and keeps nothing but its journal and its reply', async () => {
    const deposited = await bench.deposit(await sampleSip(), { workflow: 'BLANK_TEST' });
    expect(deposited.status).toBe('OK');
    expect(deposited.events.at(-1)).toBe('PROCESS_SIP_UNITARY_TEST.OK');
    expect(deposited.events).toContain('CHECK_DIGEST.OK');
    expect(deposited.events).not.toContain('OBJ_STORAGE.OK');
    const reply = await deposited.reply();
    expect(reply).toContain('<ReplyCode>Test OK</ReplyCode>');
    expect(reply).not.toContain('GrantDate');
    expect(await filesOf(deposited.operationId)).toEqual(['journal.jsonl', 'operation.json', 'reply.xml']);
    const { rows } = await bench.database.query('select from unit where opi = $1', [deposited.operationId]);
    expect(rows.length).toBe(0);
  });
});
