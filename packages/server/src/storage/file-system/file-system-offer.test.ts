import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { offerAcceptance } from '../offer.acceptance.ts';
import { createFileSystemOffer } from './file-system-offer.ts';

async function temporaryFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'chartrier-offer-'));
}

offerAcceptance('a folder', async () => {
  const folder = await temporaryFolder();
  const path = join(folder, 'offer');
  return {
    offer: createFileSystemOffer({ id: 'offer-1', path }),
    again: () => createFileSystemOffer({ id: 'offer-1', path }),
    corrupt: async (key, position) => {
      const file = await open(join(path, key), 'r+');
      const byte = Buffer.alloc(1);
      await file.read(byte, 0, 1, position);
      await file.write(Buffer.of((byte[0] ?? 0) ^ 1), 0, 1, position);
      await file.close();
    },
    dispose: () => rm(folder, { recursive: true }),
  };
});

it('an offer whose folder is gone says that it is unavailable, and does not make it again', async () => {
  const folder = await temporaryFolder();
  const offer = createFileSystemOffer({ id: 'offer-1', path: join(folder, 'not-mounted') });
  const unavailable = { code: 'OFFER_UNAVAILABLE' };
  await expect(offer.put('0/a', Buffer.alloc(0), '', 0)).rejects.toMatchObject(unavailable);
  await expect(offer.stat('0/a')).rejects.toMatchObject(unavailable);
  await expect(Array.fromAsync(offer.list(''))).rejects.toMatchObject(unavailable);
  await expect(offer.usableSpace()).rejects.toMatchObject(unavailable);
  expect(await readdir(folder)).toEqual([]);
  await offer.close();
  await rm(folder, { recursive: true });
});

it('tells each moment of a write', async () => {
  const folder = await temporaryFolder();
  const moments: string[] = [];
  const offer = createFileSystemOffer({
    id: 'offer-1',
    path: folder,
    onWrite: ({ key, moment }) => moments.push(`${moment} ${key}`),
  });
  const bytes = Buffer.alloc(0);
  const sha512 =
    'cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f63b931bd47417a81a538327af927da3e';
  await offer.put('0/a', bytes, sha512, 0);
  await offer.remove('0/a');
  expect(moments).toEqual([
    'begin 0/a',
    'written 0/a',
    'synced 0/a',
    'named 0/a',
    'remove 0/a',
    'removed 0/a',
  ]);
  await offer.close();
  await rm(folder, { recursive: true });
});
