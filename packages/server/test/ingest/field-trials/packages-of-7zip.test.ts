import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { refusedDeposit } from '../bad-input/refused-deposit.ts';
import { loadSampleReferentials, sampleManifest } from '../sample-sip.ts';
import { startIngest } from '../start-ingest.ts';

/** Packages as 7-Zip makes them: what it compresses as others do is read, the rest refused before anything else is done. */

const has7zip = spawnSync('7z', ['i']).status === 0;
const bench = await startIngest();
let folder: string;
beforeAll(async () => {
  await loadSampleReferentials(bench);
  folder = await mkdtemp(join(tmpdir(), 'chartrier-7zip-'));
});
afterAll(() => rm(folder, { recursive: true }));

/** Long enough for 7-Zip to compress it. */
const LETTER = 'Monsieur le maire, '.repeat(2_000);
const files = { 'content/letter.txt': LETTER };

async function by7zip(name: string, ...options: readonly string[]): Promise<Buffer> {
  const place = join(folder, name);
  for (const [path, text] of Object.entries({ 'manifest.xml': await sampleManifest({ files }), ...files })) {
    await mkdir(dirname(join(place, path)), { recursive: true });
    await writeFile(join(place, path), text);
  }
  const archive = join(folder, `${name}.archive`);
  const made = spawnSync('7z', ['a', ...options, archive, 'manifest.xml', 'content'], { cwd: place });
  if (made.status !== 0) throw new Error(String(made.stderr));
  return await readFile(archive);
}

describe.skipIf(!has7zip)('a package of 7-Zip, where it is installed', () => {
  it.each([
    ['Deflate', ['-tzip', '-mm=Deflate']],
    ['Copy', ['-tzip', '-mm=Copy']],
    ['tar', ['-ttar']],
  ])('made by %s is archived', async (name, options) => {
    const deposited = await bench.deposit(await by7zip(name, ...options));
    expect([deposited.status, deposited.events.filter((one) => one.includes('KO'))]).toEqual(['OK', []]);
  });

  it.each([
    ['Deflate64', ['-tzip', '-mm=Deflate64'], 'INGEST_ENTRY_METHOD', 'Deflate64'],
    ['LZMA', ['-tzip', '-mm=LZMA'], 'INGEST_ENTRY_METHOD', 'LZMA'],
    ['BZip2', ['-tzip', '-mm=BZip2'], 'INGEST_ENTRY_METHOD', 'bzip2'],
    ['PPMd', ['-tzip', '-mm=PPMd'], 'INGEST_ENTRY_METHOD', 'PPMd'],
    ['AES', ['-tzip', '-mem=AES256', '-psecret'], 'INGEST_ENTRY_ENCRYPTED', ''],
    ['ZipCrypto', ['-tzip', '-mem=ZipCrypto', '-psecret'], 'INGEST_ENTRY_ENCRYPTED', ''],
  ])(
    'made by %s is refused at once, with the file, the method and the remedy',
    async (name, options, code, told) => {
      const { faults, deposited } = await refusedDeposit(
        bench,
        await by7zip(name, ...options),
        'CHECK_CONTAINER.KO',
      );
      const fault = faults.find(({ entry }) => entry === 'content/letter.txt');
      expect(fault?.fr.toLowerCase()).toContain(told.toLowerCase());
      expect(fault?.remedyEn).toMatch(/\S/);
      expect(fault?.code).toBe(code);
      // neither a virus nor a format that could not be told
      expect(deposited.events).toContain('SANITY_CHECK_SIP.OK');
    },
  );

  it('made as .7z is refused, as no archive of those that are taken', async () => {
    const { faults } = await refusedDeposit(bench, await by7zip('seven', '-t7z'), 'CHECK_CONTAINER.KO');
    expect(faults).toMatchObject([{ code: 'INGEST_PACKAGE_NOT_ARCHIVE' }]);
  });
});
