import { randomBytes } from 'node:crypto';
import { open, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ObjectLocation } from './folder/object-location.ts';
import { openOperationFolder } from './folder/open-folder.ts';
import { createTestStorage, type TestStorage } from './folder/test-storage.ts';
import { offerSpace } from './offer-space.ts';
import { type ReadObjectOptions, readObject } from './read-object.ts';

const bytes = randomBytes(5_000_000);
let test: TestStorage;
let location: ObjectLocation;

beforeEach(async () => {
  test = await createTestStorage();
  const folder = await openOperationFolder(test.storage, {
    tenant: 0,
    operationId: 'operation1',
    createdAt: new Date(),
    attempt: 1,
  });
  const locations = await folder.addObjects([
    { id: 'other', bytes: Buffer.from('other') },
    { id: 'object1', bytes },
    { id: 'empty', bytes: Buffer.alloc(0) },
  ]);
  await folder.prepare();
  const found = locations[1];
  if (!found) throw new Error('no location');
  location = found;
});
afterEach(() => test.close());

async function read(options?: ReadObjectOptions, of: ObjectLocation = location): Promise<Buffer> {
  return Buffer.concat(await Array.fromAsync(await readObject(test.storage, of, options)));
}

function hide(offer: string): Promise<void> {
  return rename(join(test.path(offer), location.packKey), join(test.path(offer), 'hidden'));
}

async function change(offer: string, position: number): Promise<void> {
  const file = await open(join(test.path(offer), location.packKey), 'r+');
  await file.write(Buffer.of((bytes[position] ?? 0) ^ 1), 0, 1, location.offset + position);
  await file.close();
}

describe('an object', () => {
  it('is read whole, in part, and to its end', async () => {
    expect((await read({ verify: true })).equals(bytes)).toBe(true);
    expect(await read({ range: { offset: 10, length: 5 } })).toEqual(bytes.subarray(10, 15));
    expect(await read({ range: { offset: 4_999_990, length: 1_000 } })).toEqual(bytes.subarray(-10));
    expect((await read({ range: { offset: 0, length: 0 } })).length).toBe(0);
    expect(test.events).toEqual([]);
  });

  it('is read from the next offer when the first has it not, and somebody is told', async () => {
    await hide('offer-1');
    expect((await read()).equals(bytes)).toBe(true);
    expect(test.events).toMatchObject([{ kind: 'read-failed', offer: 'offer-1', key: location.packKey }]);
  });

  it('goes on from the next offer when the first one stops on the way', async () => {
    const file = await open(join(test.path('offer-1'), location.packKey), 'r+');
    await file.truncate(location.offset + 2_000_000);
    await file.close();
    expect((await read({ verify: true })).equals(bytes)).toBe(true);
    expect(test.events).toHaveLength(1);
  });

  it('of which no offer has the bytes is told', async () => {
    await hide('offer-1');
    await hide('offer-2');
    await expect(read()).rejects.toMatchObject({ code: 'OBJECT_UNREADABLE' });
  });

  it('that changed is seen when it is verified', async () => {
    await change('offer-1', 4_000_000);
    await expect(read({ verify: true })).rejects.toMatchObject({ code: 'OBJECT_DIGEST_DIFFERS' });
  });

  it('has nothing beyond its end', async () => {
    const beyond = read({ range: { offset: 5_000_000, length: 1 } });
    await expect(beyond).rejects.toMatchObject({ code: 'OBJECT_RANGE_INVALID' });
  });
});

it('the room left on each offer is told', async () => {
  const space = await offerSpace(test.storage, 'default');
  expect(space.map(({ offer }) => offer)).toEqual(['offer-1', 'offer-2']);
  for (const { usableBytes } of space) expect(usableBytes).toBeGreaterThan(0);
});
