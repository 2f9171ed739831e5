import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { makeZip } from '../../src/operations/ingest/package/package-fixtures.ts';
import { ADMINISTRATION_TENANT } from '../referential/start-referential.ts';
import { binary, CONTRACT, loadSampleReferentials, sampleSip } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

const PRONOM = join(import.meta.dirname, '../../../../../shared/pronom');
const NAMESPACE = 'http://www.nationalarchives.gov.uk/pronom/SignatureFile';

const bench = await startIngest();
beforeAll(async () => {
  await loadSampleReferentials(bench);
  const contracts = await bench.importJson('IngestContract', [
    { Identifier: 'IC-OPEN', Name: 'Tout format', Status: 'ACTIVE', FormatUnidentifiedAuthorized: true },
    {
      Identifier: 'IC-STRICT',
      Name: 'PDF seulement',
      Status: 'ACTIVE',
      FormatUnidentifiedAuthorized: true,
      EveryFormatType: false,
      FormatType: ['fmt/18'],
    },
  ]);
  expect(contracts.status).toBe('OK');
});

/** A signature file with these formats; each is told by its name at the beginning of the file. */
function signatureFile(version: number, puids: readonly string[]): string {
  const signatures = puids.map(
    (puid, index) => `<InternalSignature ID="${index}"><ByteSequence Reference="BOFoffset">
      <SubSequence Position="1" SubSeqMinOffset="0" SubSeqMaxOffset="0"><Sequence>'${puid}!'</Sequence></SubSequence>
    </ByteSequence></InternalSignature>`,
  );
  const formats = puids.map(
    (puid, index) => `<FileFormat ID="${index}" Name="Format ${puid}" PUID="${puid}" MIMEType="a/b, a/c">
      <InternalSignatureID>${index}</InternalSignatureID></FileFormat>`,
  );
  return `<FFSignatureFile DateCreated="2020-01-0${version}T00:00:00" Version="${version}" xmlns="${NAMESPACE}">
    <InternalSignatureCollection>${signatures.join('')}</InternalSignatureCollection>
    <FileFormatCollection>${formats.join('')}</FileFormatCollection></FFSignatureFile>`;
}

interface Declared {
  readonly FormatLitteral?: string;
  readonly MimeType?: string;
  readonly FormatId?: string;
  readonly Encoding?: string;
}

async function deposit(
  files: Readonly<Record<string, string | Buffer>>,
  declared: Declared | undefined,
  contract = CONTRACT,
) {
  const groups = Object.entries(files).map(([uri, content], index) => ({
    id: `G${index}`,
    objects: [
      binary(`O${index}`, uri, content, declared === undefined ? {} : { FormatIdentification: declared }),
    ],
  }));
  const deposited = await bench.deposit(
    await sampleSip({ files, groups, manifest: { archivalAgreement: contract } }),
  );
  const { rows } = await bench.database.query<{ id: string; version: Record<string, unknown> }>(
    `select id, document #> '{_qualifiers,0,versions,0}' "version" from object_group where opi = $1 order by id`,
    [deposited.operationId],
  );
  return { ...deposited, versions: rows.map(({ version }) => version) };
}

/** What the lifecycles of groups say of the check. */
async function facts(operationId: string): Promise<readonly Record<string, unknown>[]> {
  const { rows } = await bench.database.query<{ fact: Record<string, unknown> }>(
    `select fact from lifecycle_facts f, jsonb_each(f.facts) e, jsonb_array_elements(e.value) fact
     where f.operation_id = $1 and f.action = 'OG_OBJECTS_FORMAT_CHECK'`,
    [operationId],
  );
  return rows.map(({ fact }) => fact);
}

describe('before any signature file is imported', () => {
  it('the starter set identifies, and its formats are those in force', async () => {
    const { status, versions } = await deposit({ 'content/a.bin': '%PDF-1.4\n%%EOF\n' }, undefined);
    expect(status).toBe('OK');
    expect(versions).toMatchObject([
      {
        FormatIdentification: {
          FormatLitteral: 'Acrobat PDF 1.4 - Portable Document Format',
          MimeType: 'application/pdf',
          FormatId: 'fmt/18',
        },
        _formatSource: { signatures: 'starter-1', basis: 'signature' },
      },
    ]);
  });
});

describe('CHECK_CONTAINER', () => {
  it('refuses an office document, which is a ZIP too', async () => {
    const docx = await makeZip({
      '[Content_Types].xml':
        '<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
    });
    const { status, events, data } = await bench.deposit(docx);
    expect(status).toBe('KO');
    expect(events).toContain('CHECK_CONTAINER.KO');
    expect(data('CHECK_CONTAINER.KO')).toMatchObject({ faults: [{ code: 'INGEST_PACKAGE_OTHER_FORMAT' }] });
  });
});

describe('OG_OBJECTS_FORMAT_CHECK', () => {
  it('is a warning when another format is declared: the one recognised replaces it', async () => {
    const declared = {
      FormatLitteral: 'JPEG',
      MimeType: 'image/jpeg',
      FormatId: 'fmt/43',
      Encoding: 'UTF-8',
    };
    const { status, events, versions, operationId, reply } = await deposit(
      { 'content/a.jpg': '%PDF-1.4\n%%EOF\n' },
      declared,
    );
    expect(status).toBe('WARNING');
    expect(events).toContain('OG_OBJECTS_FORMAT_CHECK.WARNING');
    expect(versions[0]?.FormatIdentification).toEqual({
      FormatLitteral: 'Acrobat PDF 1.4 - Portable Document Format',
      MimeType: 'application/pdf',
      FormatId: 'fmt/18',
      Encoding: 'UTF-8',
    });
    const [fact] = await facts(operationId);
    expect(fact).toMatchObject({ k: 'FILE_FORMAT', s: 'WARNING' });
    expect(JSON.parse(String(fact?.d))).toMatchObject({
      diff: {
        '- PUID': 'fmt/43',
        '+ PUID': 'fmt/18',
        '- MimeType': 'image/jpeg',
        '+ MimeType': 'application/pdf',
      },
      Doubts: ['extension-mismatch'],
      faults: [{ code: 'INGEST_FORMAT_DIFFERENT', entry: 'content/a.jpg' }],
    });
    expect(await reply()).toContain('LFC.OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.WARNING');
  });

  it('is OK when only the name or the media type differ', async () => {
    const { status, versions } = await deposit(
      { 'content/a.pdf': '%PDF-1.4\n%%EOF\n' },
      { FormatLitteral: 'PDF', FormatId: 'fmt/18' },
    );
    expect(status).toBe('OK');
    expect(versions[0]?.FormatIdentification).toMatchObject({ MimeType: 'application/pdf' });
  });

  it('UNKNOWN refuses, in each group, what is not recognised', async () => {
    const unknown = Buffer.from([1, 0, 2, 255, 254, 3]);
    const { status, events, reply } = await deposit(
      Object.fromEntries([0, 1, 2, 3].map((index) => [`content/${index}.qqq`, unknown])),
      undefined,
    );
    expect(status).toBe('KO');
    expect(events).toContain('OG_OBJECTS_FORMAT_CHECK.KO');
    const text = await reply();
    expect(text).toContain('LFC.OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.UNKNOWN.KO');
    expect(text).toContain('n’est pas reconnu (signatures starter-1)');
    // Two of the operation, then two a group.
    expect(text.match(/<Event>/g)).toHaveLength(10);
  });

  it('warns of it where the contract accepts what is not identified', async () => {
    const { status, versions } = await deposit(
      { 'content/a.qqq': Buffer.from([1, 0, 2, 255, 254, 3]) },
      { FormatLitteral: 'Plan de 1987', FormatId: 'fmt/18' },
      'IC-OPEN',
    );
    expect(status).toBe('WARNING');
    expect(versions[0]?.FormatIdentification).toEqual({
      FormatLitteral: 'Plan de 1987',
      FormatId: 'unknown',
    });
  });

  it('REJECTED_FORMAT, when the contract does not accept the format declared, or none is', async () => {
    const pdf = { 'content/a.pdf': '%PDF-1.4\n%%EOF\n' };
    const accepted = await deposit(pdf, { FormatId: 'fmt/18' }, 'IC-STRICT');
    expect(accepted.status).toBe('OK');
    for (const declared of [{ FormatId: 'fmt/19' }, undefined]) {
      const { status, events, reply } = await deposit(pdf, declared, 'IC-STRICT');
      expect(status).toBe('KO');
      expect(events).toContain('OG_OBJECTS_FORMAT_CHECK.REJECTED_FORMAT.KO');
      expect(await reply()).toContain('LFC.OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.REJECTED.KO');
    }
    const unidentified = await deposit(
      { 'content/a.pdf': Buffer.from([0, 1]) },
      { FormatId: 'fmt/18' },
      'IC-STRICT',
    );
    expect(unidentified.status).toBe('KO');
  });

  it('opens a container that is too large to be held while it passes by', async () => {
    const docx = await makeZip(
      {
        '[Content_Types].xml':
          '<Override ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>',
        'word/media/image.bin': Buffer.alloc(20 * 2 ** 20, 'no two of these bytes tell a format '),
      },
      false,
    );
    expect(docx.length).toBeGreaterThan(16 * 2 ** 20);
    const { status, versions } = await deposit({ 'content/large.docx': docx }, { FormatId: 'fmt/412' });
    expect(status).toBe('OK');
    expect(versions).toMatchObject([{ _formatSource: { basis: 'container' } }]);
  });
});

describe('signature files that are imported while the server runs', () => {
  const importIt = (file: string | Buffer) => bench.importFile('FileFormat', file, ADMINISTRATION_TENANT);

  it('identify the next deposits, and say so', async () => {
    expect((await importIt(signatureFile(5, ['fmt/1', 'fmt/2']))).status).toBe('OK');
    const { status, versions } = await deposit({ 'content/a': 'fmt/2! and more' }, undefined);
    expect(status).toBe('OK');
    expect(versions).toMatchObject([
      {
        FormatIdentification: { FormatLitteral: 'Format fmt/2', MimeType: 'a/b;a/c', FormatId: 'fmt/2' },
        _formatSource: { signatures: 'DROID 5, containers starter-1' },
      },
    ]);
  });

  it('the newest one ever imported identifies; the list in force says what is charted', async () => {
    expect((await importIt(signatureFile(4, ['fmt/1']))).status).toBe('WARNING');
    const uncharted = await deposit({ 'content/a': 'fmt/2! and more' }, undefined, 'IC-OPEN');
    expect(uncharted.status).toBe('KO');
    const reply = await uncharted.reply();
    expect(reply).toContain('LFC.OG_OBJECTS_FORMAT_CHECK.FILE_FORMAT.UNCHARTED.KO');
    expect(reply.match(/<Event>/g)).toHaveLength(4);
    expect((await deposit({ 'content/a': 'fmt/1! and more' }, undefined)).versions).toMatchObject([
      { _formatSource: { signatures: 'DROID 5, containers starter-1' } },
    ]);
  });

  it('refuse a file of which a signature cannot be read', async () => {
    const broken = signatureFile(6, ['fmt/1']).replace("'fmt/1!'", '[!');
    expect(await importIt(broken)).toMatchObject({
      status: 'KO',
      findings: [{ code: 'SIGNATURE_FILE_INVALID' }],
    });
  });

  it('container signatures stand beside, and leave the formats as they are', async () => {
    const containers = `<ContainerSignatureMapping signatureVersion="12"><ContainerSignatures>
      <ContainerSignature Id="1" ContainerType="ZIP"><Files><File><Path>seul.txt</Path></File></Files></ContainerSignature>
      </ContainerSignatures><FileFormatMappings><FileFormatMapping signatureId="1" Puid="fmt/1"/></FileFormatMappings>
      <TriggerPuids><TriggerPuid ContainerType="ZIP" Puid="x-fmt/263"/></TriggerPuids></ContainerSignatureMapping>`;
    const before = await bench.snapshot().all('FileFormat');
    const result = await importIt(containers);
    expect(result.status).toBe('OK');
    expect((await bench.journal(result, ADMINISTRATION_TENANT)).data).toMatchObject({
      ContainerSignatureVersion: '12',
    });
    expect(await bench.snapshot().all('FileFormat')).toEqual(before);
    expect((await importIt(containers.replace('"12"', '"11"'))).status).toBe('WARNING');
    const { versions } = await deposit({ 'content/a': 'fmt/1! and more' }, undefined);
    expect(versions).toMatchObject([{ _formatSource: { signatures: 'DROID 5, containers 12' } }]);
  });

  it.skipIf(!existsSync(PRONOM))(
    'PRONOM’s own files (shared/pronom)',
    async () => {
      for (const name of ['DROID_SignatureFile_V118.xml', 'container-signature-20240501.xml'])
        expect((await importIt(await readFile(join(PRONOM, name)))).status).not.toBe('KO');
      const text = await readFile(join(PRONOM, 'README.md'));
      const { status, versions } = await deposit({ 'content/lisezmoi.txt': text }, undefined);
      expect(status).toBe('OK');
      expect(versions).toMatchObject([
        {
          FormatIdentification: { FormatId: 'x-fmt/111', MimeType: 'text/plain' },
          _formatSource: { signatures: 'DROID 118, containers 37', basis: 'extension' },
        },
      ]);
    },
    120_000,
  );
});
