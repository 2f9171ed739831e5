import { buffer } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import tar from 'tar-stream';
import { beforeAll, describe, expect, it } from 'vitest';
import { DEFAULT_PACKAGE_LIMITS } from '../../../src/operations/ingest/index.ts';
import { makeTar, makeZip } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { binary, loadSampleReferentials, sampleManifest, sampleSip, unit } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';
import { refusedDeposit } from './refused-deposit.ts';
import { offsetOf, patchDirectory, renameEntry } from './zip-records.ts';

const MEBIBYTE = 2 ** 20;
const bench = await startIngest({
  limits: {
    ...DEFAULT_PACKAGE_LIMITS,
    maxEntries: 1_000,
    maxEntryBytes: 4 * MEBIBYTE,
    maxTotalBytes: 8 * MEBIBYTE,
    maxCompressionRatio: 50,
    compressionRatioFloorBytes: MEBIBYTE,
    maxManifestBytes: 2 * MEBIBYTE,
  },
});
beforeAll(() => loadSampleReferentials(bench));

const manifest = await sampleManifest();
const good = { 'manifest.xml': manifest, 'content/a.txt': 'alpha' };

/** A tar of the good files and of one more entry, as its header says. */
async function tarWith(header: Parameters<tar.Pack['entry']>[0], content?: string): Promise<Buffer> {
  const pack = tar.pack();
  for (const [name, text] of Object.entries(good)) pack.entry({ name }, text);
  pack.entry(header, content ?? '');
  pack.finalize();
  return await buffer(pack);
}

describe('a package that cannot be read', () => {
  it.each([
    ['nothing', () => Buffer.alloc(0), 'INGEST_PACKAGE_NOT_ARCHIVE'],
    ['a text', () => Buffer.from('Bonjour'), 'INGEST_PACKAGE_NOT_ARCHIVE'],
    [
      'a zip cut before its directory',
      async () => (await makeZip(good)).subarray(0, -60),
      'INGEST_PACKAGE_DAMAGED',
    ],
    [
      'a tar cut in a file',
      async () => (await makeTar({ ...good, 'content/b': 'b'.repeat(9_000) })).subarray(0, -4_000),
      'INGEST_PACKAGE_DAMAGED',
    ],
    ['a tar.gz cut', async () => gzipSync(await makeTar(good)).subarray(0, -20), 'INGEST_PACKAGE_DAMAGED'],
  ])('%s: CHECK_CONTAINER', async (_what, make, code) => {
    const { faults } = await refusedDeposit(bench, await make(), 'CHECK_CONTAINER.KO');
    expect(faults).toMatchObject([{ code }]);
  });

  it.each([
    ['checksum', (record: Buffer) => record.writeUInt32LE(1, 16)],
    ['length', (record: Buffer) => record.writeUInt32LE(record.readUInt32LE(24) + 1, 24)],
    ['place', (record: Buffer) => record.writeUInt32LE(7, 42)],
  ])('a zip with another %s of its manifest: CHECK_CONTAINER, naming it', async (_what, patch) => {
    const zip = patchDirectory(await makeZip(good), 'manifest.xml', patch);
    const { faults } = await refusedDeposit(bench, zip, 'CHECK_CONTAINER.KO');
    expect(faults[0]?.fr).toContain('manifest.xml');
  });

  it.each([
    ['encrypted', (record: Buffer) => record.writeUInt16LE(1, 8), 'INGEST_ENTRY_ENCRYPTED', ''],
    ['by AES', (record: Buffer) => record.writeUInt16LE(99, 10), 'INGEST_ENTRY_METHOD', 'AES'],
    ['by Deflate64', (record: Buffer) => record.writeUInt16LE(9, 10), 'INGEST_ENTRY_METHOD', 'Deflate64'],
    ['by LZMA', (record: Buffer) => record.writeUInt16LE(14, 10), 'INGEST_ENTRY_METHOD', 'LZMA'],
  ])('a zip with a file %s: CHECK_CONTAINER, naming the file', async (_what, patch, code, told) => {
    const zip = patchDirectory(await makeZip(good), 'content/a.txt', patch);
    const { faults } = await refusedDeposit(bench, zip, 'CHECK_CONTAINER.KO');
    expect(faults).toMatchObject([{ code, entry: 'content/a.txt', fr: expect.stringContaining(told) }]);
  });
});

describe('a bomb', () => {
  it('by its ratio, of one file or of the whole: CHECK_CONTAINER, naming the limit', async () => {
    const zip = await makeZip({ ...good, 'content/zeros': Buffer.alloc(2 * MEBIBYTE) });
    const one = await refusedDeposit(bench, zip, 'CHECK_CONTAINER.KO');
    expect(one.faults[0]?.remedyEn).toContain('ingest.limits.maxCompressionRatio');
    const gzip = gzipSync(await makeTar({ ...good, zeros: Buffer.alloc(3 * MEBIBYTE) }));
    const whole = await refusedDeposit(bench, gzip, 'CHECK_CONTAINER.KO');
    expect(whole.faults).toMatchObject([{ code: 'INGEST_PACKAGE_RATIO' }]);
  });

  it('by its size, of one file or of the whole', async () => {
    const noise = (bytes: number) =>
      Buffer.from(Array.from({ length: bytes }, (_, i) => (i * i * 31 + i) & 255));
    const large = await makeZip({ ...good, 'content/large': noise(5 * MEBIBYTE) }, false);
    const one = await refusedDeposit(bench, large, 'CHECK_CONTAINER.KO');
    expect(one.faults).toMatchObject([{ code: 'INGEST_ENTRY_TOO_LARGE', entry: 'content/large' }]);
    const parts = Object.fromEntries([1, 2, 3].map((n) => [`content/${n}`, noise(3 * MEBIBYTE)]));
    const total = await refusedDeposit(bench, await makeTar({ ...good, ...parts }), 'CHECK_CONTAINER.KO');
    expect(total.faults).toMatchObject([
      { code: 'INGEST_PACKAGE_TOO_LARGE', remedyEn: expect.stringContaining('maxTotalBytes') },
    ]);
  });

  it('by its number of files', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_001 }, (_, n) => [`content/${n}`, '']));
    const { faults } = await refusedDeposit(bench, await makeTar({ ...good, ...many }), 'CHECK_CONTAINER.KO');
    expect(faults).toMatchObject([
      { code: 'INGEST_PACKAGE_TOO_MANY_ENTRIES', remedyEn: expect.stringContaining('maxEntries') },
    ]);
  });

  it('by its manifest', async () => {
    const zip = await makeZip({ ...good, 'manifest.xml': `${manifest}${' '.repeat(2 * MEBIBYTE)}` }, false);
    const { faults } = await refusedDeposit(bench, zip, 'CHECK_CONTAINER.KO');
    expect(faults).toMatchObject([{ code: 'INGEST_ENTRY_TOO_LARGE', entry: 'manifest.xml' }]);
  });

  it('by files that lie over one another', async () => {
    const zip = await makeZip({ ...good, 'content/b.txt': 'alpha' }, false);
    const at = offsetOf(zip, 'content/a.txt');
    const overlapping = patchDirectory(zip, 'content/b.txt', (record) => record.writeUInt32LE(at, 42));
    const { faults } = await refusedDeposit(bench, overlapping, 'CHECK_CONTAINER.KO');
    expect(faults.map(({ code }) => code)).toContain('INGEST_ENTRY_OVERLAPPING');
  });
});

describe('a name that is not allowed', () => {
  it.each([
    ['a way up', 'content/../../x', 'INGEST_ENTRY_TRAVERSAL'],
    ['an absolute path', '/etc/passwd', 'INGEST_ENTRY_TRAVERSAL'],
    ['a drive', 'C:\\x', 'INGEST_ENTRY_TRAVERSAL'],
    ['a way up in the other spelling', '..\\..\\x', 'INGEST_ENTRY_TRAVERSAL'],
    ['backslashes', 'content\\x.pdf', 'INGEST_ENTRY_BACKSLASH'],
    ['a space', 'content/a b.txt', 'INGEST_ENTRY_NAME'],
    ['a dot at its end', 'content/lettre.', 'INGEST_ENTRY_NAME'],
    ['a hidden file', 'content/.secret', 'INGEST_ENTRY_NAME'],
  ])('%s: UPLOAD_SIP, in tar and in zip', async (_what, name, code) => {
    const inTar = await refusedDeposit(bench, await makeTar({ ...good, [name]: 'x' }), 'STP_UPLOAD_SIP.KO');
    expect(inTar.faults).toMatchObject([{ code, entry: name }]);
    const placeholder = 'p'.repeat(name.length);
    const zip = renameEntry(await makeZip({ ...good, [placeholder]: 'x' }), placeholder, name);
    const inZip = await refusedDeposit(bench, zip, 'STP_UPLOAD_SIP.KO');
    expect(inZip.faults).toMatchObject([{ code, entry: name }]);
  });

  it.each([
    ['Latin-1', 'content/Th\xE9r\xE8se.pdf'],
    ['code page 437', 'content/Th\x82r\x8Ase.pdf'],
  ])('in %s is shown legibly', async (_encoding, name) => {
    const placeholder = 'p'.repeat(name.length);
    const zip = renameEntry(await makeZip({ ...good, [placeholder]: 'x' }), placeholder, name);
    const flagged = patchDirectory(zip, name, (record) => record.writeUInt16LE(0, 8));
    const { faults } = await refusedDeposit(bench, flagged, 'STP_UPLOAD_SIP.KO');
    expect(faults).toMatchObject([{ code: 'INGEST_ENTRY_NAME', entry: 'content/Thérèse.pdf' }]);
  });

  it('with a zero byte is shown with what stands for it', async () => {
    const zip = renameEntry(
      await makeZip({ ...good, 'content/b.txt': 'x' }),
      'content/b.txt',
      'content/\0.txt',
    );
    const { faults } = await refusedDeposit(bench, zip, 'STP_UPLOAD_SIP.KO');
    expect(faults).toMatchObject([{ code: 'INGEST_ENTRY_NAME', entry: 'content/\u2400.txt' }]);
  });

  it('twice the same', async () => {
    const zip = await makeZip({ ...good, 'content/b.txt': 'other' });
    const { faults } = await refusedDeposit(
      bench,
      renameEntry(zip, 'content/b.txt', 'content/a.txt'),
      'STP_UPLOAD_SIP.KO',
    );
    expect(faults).toMatchObject([{ code: 'INGEST_ENTRY_DUPLICATE', entry: 'content/a.txt' }]);
  });

  it.each([
    ['.DS_Store', 'STP_UPLOAD_SIP.KO'],
    ['__MACOSX/._manifest.xml', 'STP_UPLOAD_SIP.KO'],
    ['content/.DS_Store', 'STP_UPLOAD_SIP.KO'],
    ['Thumbs.db', 'CHECK_SEDA.CONTAINER_FORMAT.FILE.KO'],
    ['__MACOSX/manifest.xml', 'CHECK_SEDA.CONTAINER_FORMAT.DIRECTORY.KO'],
    ['content/Thumbs.db', 'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_OBJECTNUMBER.MANIFEST_INFERIOR_BDO.KO'],
    ['content/desktop.ini', 'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST_OBJECTNUMBER.MANIFEST_INFERIOR_BDO.KO'],
  ])('of a file that systems add by themselves (%s) is named as such', async (name, outDetail) => {
    const { faults } = await refusedDeposit(bench, await makeZip({ ...good, [name]: 'x' }), outDetail);
    const told = name === '__MACOSX/manifest.xml' ? '__MACOSX' : name;
    expect(faults).toMatchObject([{ code: 'INGEST_SYSTEM_FILES', en: expect.stringContaining(told) }]);
  });
});

describe('what is no ordinary file', () => {
  it.each([
    ['a symbolic link', { name: 'content/b', type: 'symlink', linkname: '/etc/passwd' }, 'INGEST_ENTRY_LINK'],
    ['a hard link', { name: 'content/b', type: 'link', linkname: 'content/a.txt' }, 'INGEST_ENTRY_LINK'],
    [
      'a device',
      { name: 'content/b', type: 'block-device', devmajor: 1, devminor: 1 },
      'INGEST_ENTRY_SPECIAL',
    ],
    ['a pipe', { name: 'content/b', type: 'fifo' }, 'INGEST_ENTRY_SPECIAL'],
  ] as const)('%s of a tar: UPLOAD_SIP', async (_what, header, code) => {
    const { faults } = await refusedDeposit(bench, await tarWith(header), 'STP_UPLOAD_SIP.KO');
    expect(faults).toMatchObject([{ code, entry: 'content/b' }]);
  });

  it('a symbolic link of a zip: UPLOAD_SIP', async () => {
    const zip = patchDirectory(await makeZip(good), 'content/a.txt', (record) => {
      record.writeUInt16LE(0x031e, 4);
      record.writeUInt32LE((0o120777 << 16) >>> 0, 38);
    });
    const { faults } = await refusedDeposit(bench, zip, 'STP_UPLOAD_SIP.KO');
    expect(faults).toMatchObject([{ code: 'INGEST_ENTRY_LINK', entry: 'content/a.txt' }]);
  });
});

describe('names that differ by their case', () => {
  it('of folders of contents are refused', async () => {
    const { faults } = await refusedDeposit(
      bench,
      await makeZip({ ...good, 'Content/b.txt': 'b' }),
      'CHECK_SEDA.CONTAINER_FORMAT.DIRECTORY.KO',
    );
    expect(faults[0]?.fr).toContain('Content');
  });

  it('of files are two files, each with its own bytes', async () => {
    const files = { 'content/a.txt': 'small', 'content/A.txt': 'CAPITAL' };
    const deposited = await bench.deposit(await sampleSip({ files }));
    expect(deposited.status).toBe('OK');
    const { rows } = await bench.database.query<{ uri: string; size: number }>(
      `select object ->> 'Uri' uri, (object ->> 'Size')::integer size
       from object_group, jsonb_path_query(document, '$._qualifiers[*].versions[*]') object
       where opi = $1 order by 1`,
      [deposited.operationId],
    );
    expect(rows).toEqual([
      { uri: 'content/A.txt', size: 7 },
      { uri: 'content/a.txt', size: 5 },
    ]);
  });
});

describe('an empty file', () => {
  const groups = (size?: number) => [
    {
      id: 'G1',
      objects: [{ ...binary('O1', 'content/a.txt', ''), ...(size === undefined ? {} : { size }) }],
    },
  ];
  const units = [unit('U1', { objectReference: { to: 'group', id: 'G1' } as const })];

  it('is archived, and told as empty', async () => {
    const { size: _, ...object } = binary('O1', 'content/a.txt', '');
    const deposited = await bench.deposit(
      await sampleSip({ files: { 'content/a.txt': '' }, groups: [{ id: 'G1', objects: [object] }], units }),
    );
    expect(deposited.status).toBe('OK');
  });

  it('with a Size of 0 is refused by the schema, which says so', async () => {
    const text = (await sampleManifest({ files: { 'content/a.txt': '' }, groups: groups(5), units })).replace(
      '<Size>5</Size>',
      '<Size>0</Size>',
    );
    const { faults } = await refusedDeposit(
      bench,
      await makeZip({ 'manifest.xml': text, 'content/a.txt': '' }),
      'CHECK_SEDA.NOT_XSD_VALID.KO',
    );
    expect(faults).toMatchObject([{ found: '0', line: expect.any(Number) }]);
  });
});
