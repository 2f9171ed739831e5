import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cp, mkdir, readdir, rename, rm, statfs, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { requestAction } from '../../../src/operations/engine/index.ts';
import { makeTar } from '../../../src/operations/ingest/package/package-fixtures.ts';
import { createLogger } from '../../../src/platform/index.ts';
import type { Scanner } from '../../../src/scan/index.ts';
import { startToyWorker } from '../../engine/toy-engine.ts';
import { composeIngest } from '../compose-ingest.ts';
import { expectNothingElse } from '../nothing-else.ts';
import { loadSampleReferentials, sampleManifest, sampleSip, unit } from '../sample-sip.ts';
import { type Deposited, startIngest } from '../start-ingest.ts';

const MEBIBYTE = 2 ** 20;
/** For a machine that does other things. */
const TIMEOUT = 180_000;
/** Done once, while a deposit's files are read. */
let meanwhile: (() => Promise<void>) | undefined;
const scanner: Scanner = {
  name: 'toy',
  async scan(source) {
    if (!Buffer.isBuffer(source)) for await (const _ of source);
    const once = meanwhile;
    meanwhile = undefined;
    await once?.();
    return { verdict: 'clean' };
  },
  version: async () => 'toy',
  close: async () => {},
};
const bench = await startIngest({ scanner });
beforeAll(() => loadSampleReferentials(bench));

const offer = (name: string) => join(bench.folder, name);
const away = () => join(bench.folder, 'away');

async function resume({ operationId }: Deposited): Promise<Deposited> {
  await requestAction(bench.database, { tenant: 0, id: operationId }, 'RESUME');
  return await bench.outcome(operationId);
}

async function unitsOf(operationId: string): Promise<number> {
  const { rows } = await bench.database.query<{ count: number }>(
    'select count(*)::integer count from unit where opi = $1',
    [operationId],
  );
  return rows[0]?.count ?? 0;
}

async function registered(operationId: string): Promise<number> {
  const { rows } = await bench.database.query<{ count: number }>(
    'select count(*)::integer count from accession_register_detail where opi = $1',
    [operationId],
  );
  return rows[0]?.count ?? 0;
}

/** Waits for a person, with what is wrong and the remedy; nothing of it is visible; no reply says that it was taken. */
async function expectPaused(deposited: Deposited, code: string, offerName: string): Promise<void> {
  expect([deposited.state, deposited.status]).toEqual(['PAUSE', 'FATAL']);
  const told = deposited.operation.events.map(({ evDetData }) => JSON.parse(evDetData ?? '{}'));
  expect(told).toContainEqual(
    expect.objectContaining({
      code,
      message: expect.stringContaining(offerName),
      remedy: expect.stringMatching(/\S/),
    }),
  );
  expect(await unitsOf(deposited.operationId)).toBe(0);
  expect(await registered(deposited.operationId)).toBe(0);
  expect(deposited.events).not.toContain('ATR_NOTIFICATION.OK');
}

async function expectArchived(deposited: Deposited): Promise<void> {
  expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'OK']);
  expect(await unitsOf(deposited.operationId)).toBe(1);
  expect(await registered(deposited.operationId)).toBe(1);
  const details = deposited.operation.events.map(({ outDetail }) => outDetail);
  expect(details.filter((detail) => detail === 'OBJ_STORAGE.OK')).toHaveLength(1);
}

describe.each(['offer-1', 'offer-2'])('when %s disappears', { timeout: TIMEOUT }, (name) => {
  afterEach(async () => {
    await rename(away(), offer(name)).catch(() => undefined);
  });

  it('before a deposit: it waits, and a resume archives it once the offer is back', async () => {
    await rename(offer(name), away());
    const paused = await bench.deposit(await sampleSip());
    await expectPaused(paused, 'OFFER_UNAVAILABLE', name);
    await rename(away(), offer(name));
    await expectArchived(await resume(paused));
  });

  it('while its files are read', async () => {
    meanwhile = () => rename(offer(name), away());
    const paused = await bench.deposit(
      await sampleSip({ files: { 'content/a.txt': Buffer.alloc(9 * MEBIBYTE, 7) } }),
    );
    await expectPaused(paused, 'OFFER_UNAVAILABLE', name);
    await rename(away(), offer(name));
    await expectArchived(await resume(paused));
  });
});

/** A disk with little room left, in an offer's place, for those who may mount one. */
async function mountSmallDisk(name: string, room: number): Promise<boolean> {
  const held = Number(spawnSync('du', ['-sB1', offer(name)], { encoding: 'utf8' }).stdout.split('\t')[0]);
  const bytes = held + room;
  await rename(offer(name), away());
  await mkdir(offer(name));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${bytes}`, 'tmpfs', offer(name)]);
  if (mounted.status === 0) await cp(away(), offer(name), { recursive: true, preserveTimestamps: true });
  return mounted.status === 0;
}

async function unmount(name: string): Promise<void> {
  spawnSync('umount', [offer(name)]);
  await rm(offer(name), { recursive: true, force: true });
  await rename(away(), offer(name));
}

const mayMount = process.getuid?.() === 0 && process.platform === 'linux';

describe.skipIf(!mayMount).each(['offer-1', 'offer-2'])(
  'when the disk of %s is full (as root)',
  { timeout: TIMEOUT },
  (name) => {
    const SIZE = 24 * MEBIBYTE;
    beforeAll(async () => {
      if (!(await mountSmallDisk(name, SIZE))) throw new Error('a tmpfs could not be mounted');
    });
    afterAll(() => unmount(name));

    it('before a deposit that is larger: STORAGE_AVAILABILITY_CHECK says how much is missing, nothing is left', async () => {
      const bytes = SIZE + MEBIBYTE;
      const deposited = await bench.deposit(
        await sampleSip({ files: { 'content/a.txt': Buffer.alloc(bytes, 1) } }),
      );
      expect([deposited.state, deposited.status]).toEqual(['COMPLETED', 'KO']);
      expect(deposited.events).toContain('STORAGE_AVAILABILITY_CHECK.STORAGE_AVAILABILITY_CHECK.KO');
      const data = deposited.data('STORAGE_AVAILABILITY_CHECK.KO');
      expect(data).toMatchObject({
        [name]: 'KO',
        [`${name}_totalSizeToBeStored`]: bytes,
        [`${name}_usableSpace`]: expect.any(Number),
        faults: [{ code: 'INGEST_OFFER_FULL', remedyFr: expect.stringMatching(/\S/) }],
      });
      await expectNothingElse(bench, deposited.operationId);
    });

    it('while a deposit is stored: it waits, and a resume archives it once there is room', async () => {
      const content = Buffer.alloc(10 * MEBIBYTE, 2);
      const ballast = join(offer(name), 'ballast');
      meanwhile = async () => {
        const { bavail, bsize } = await statfs(offer(name));
        await writeFile(ballast, Buffer.alloc(bavail * bsize - 2 * MEBIBYTE));
      };
      const paused = await bench.deposit(await sampleSip({ files: { 'content/a.txt': content } }));
      await expectPaused(paused, 'OFFER_FULL', name);
      await rm(ballast);
      await expectArchived(await resume(paused));
    });
  },
);

describe.skipIf(!mayMount).each(['offer-1', 'offer-2'])(
  'when the disk of %s may only be read (as root)',
  { timeout: TIMEOUT },
  (name) => {
    beforeAll(async () => {
      if (!(await mountSmallDisk(name, 64 * MEBIBYTE))) throw new Error('a tmpfs could not be mounted');
    });
    afterAll(() => unmount(name));

    it('while a deposit is stored: it waits, with the reason, and a resume archives it once it may be written', async () => {
      const remount = (access: string) => spawnSync('mount', ['-o', `remount,${access}`, offer(name)]);
      meanwhile = async () => {
        if (remount('ro').status !== 0) throw new Error('the disk is in use');
      };
      const paused = await bench.deposit(await sampleSip({ files: { 'content/a.txt': 'alpha' } }));
      expect(JSON.stringify(paused.operation.events)).toContain('EROFS');
      await expectPaused(paused, 'OFFER_UNAVAILABLE', name);
      remount('rw');
      await expectArchived(await resume(paused));
    });
  },
);

/** The workspace on a disk of its own, while it holds nothing. */
function mountWorkspace(bytes: number, ...more: readonly string[]): void {
  const place = join(bench.folder, 'workspace');
  const options = [...more, `size=${bytes}`].join(',');
  const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', place]);
  if (mounted.status !== 0) throw new Error(String(mounted.stderr));
}

describe.skipIf(!mayMount)('when the disk of the workspace is full (as root)', { timeout: TIMEOUT }, () => {
  /** Text that gzip halves, and no more. */
  const digits = randomBytes(6 * MEBIBYTE).toString('hex');
  beforeAll(async () => {
    await mkdir(join(bench.folder, 'workspace'), { recursive: true });
    mountWorkspace(16 * MEBIBYTE);
  });
  afterAll(() => spawnSync('umount', [join(bench.folder, 'workspace')]));

  it('while a package is received: it is refused, with the cause, and leaves neither operation nor file', async () => {
    const count = () => bench.database.query('select id from operation');
    const before = (await count()).rows.length;
    const large = await sampleSip({ files: { 'content/a.bin': randomBytes(20 * MEBIBYTE) } });
    await expect(bench.receive(large)).rejects.toMatchObject({ code: 'WORKSPACE_FULL' });
    expect((await count()).rows).toHaveLength(before);
    expect(await readdir(join(bench.folder, 'workspace'), { recursive: true })).toEqual([]);
  });

  it('while a tar.gz is expanded: it waits, and a resume archives it once there is room', async () => {
    const files = { 'content/a.txt': digits };
    const tar = await makeTar({ 'manifest.xml': await sampleManifest({ files }), ...files });
    const paused = await bench.deposit(gzipSync(tar, { level: 1 }));
    await expectPaused(paused, 'WORKSPACE_FULL', 'espace de travail');
    mountWorkspace(64 * MEBIBYTE, 'remount');
    await expectArchived(await resume(paused));
  });
});

describe('two servers that claim the same deposits', { timeout: TIMEOUT }, () => {
  it('take each of them once', async () => {
    const { database, storage, workspace, engine } = bench;
    const { workflows } = composeIngest({ database, storage, workspace });
    const logger = createLogger({ level: 'warn', service: 'test' });
    const second = startToyWorker({ ...engine, logger }, workflows, { owner: 'second-server' });
    try {
      const ids = await Promise.all(
        Array.from({ length: 6 }, async (_, n) =>
          bench.receive(
            await sampleSip({
              files: { 'content/a.txt': `deposit ${n}` },
              units: [unit('U1', { objectReference: { to: 'group', id: 'G1' } })],
            }),
          ),
        ),
      );
      const deposits = await Promise.all(ids.map((id) => bench.outcome(id)));
      for (const deposited of deposits) {
        await expectArchived(deposited);
        expect(new Set(deposited.events).size).toBe(deposited.events.length - repeated(deposited.events));
      }
      const { rows } = await database.query<{ opi: string }>('select opi from unit where opi = any ($1)', [
        ids,
      ]);
      expect(rows.map(({ opi }) => opi).toSorted()).toEqual(ids.toSorted());
    } finally {
      await second.stop();
    }
  });
});

/** Events that an undisturbed deposit has twice: a commit and a storing of groups belong to two steps. */
function repeated(events: readonly string[]): number {
  const finals = events.filter((detail) => detail.startsWith('STP_'));
  return events.length - finals.length - new Set(events.filter((detail) => !detail.startsWith('STP_'))).size;
}
