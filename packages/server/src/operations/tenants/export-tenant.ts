import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { tenantPrefix } from '@chartrier/offer-format';
import tar from 'tar-stream';
import type { Offer, Storage } from '../../storage/index.ts';

const OFFER_FILE = 'offer.json';

/**
 * A tenant as a tar of its folders, in the offers' own layout: each file once, from the first offer that has it. It can
 * be unpacked as an offer, read by a person, or kept elsewhere. Memory holds one chunk of one file.
 *
 * @throws (the stream) OFFER_UNAVAILABLE
 */
export function exportTenant({ offers }: Storage, tenant: number): Readable {
  const pack = tar.pack();
  const all = [...offers.values()];
  addAll(pack, all, tenant).then(
    () => pack.finalize(),
    (error: unknown) => pack.destroy(error instanceof Error ? error : new Error(String(error))),
  );
  return Readable.from(pack);
}

async function addAll(pack: tar.Pack, offers: readonly Offer[], tenant: number): Promise<void> {
  for (const [rank, offer] of offers.entries()) {
    const identity = rank === 0 ? await offer.stat(OFFER_FILE) : undefined;
    if (identity !== undefined) await addFile(pack, offer, identity.key, identity.size);
    for await (const { key, size } of offer.list(tenantPrefix(tenant)))
      if (!(await isOnAny(offers.slice(0, rank), key))) await addFile(pack, offer, key, size);
  }
}

async function isOnAny(offers: readonly Offer[], key: string): Promise<boolean> {
  for (const offer of offers) if ((await offer.stat(key)) !== undefined) return true;
  return false;
}

async function addFile(pack: tar.Pack, offer: Offer, name: string, size: number): Promise<void> {
  await pipeline(await offer.get(name), pack.entry({ name, size }));
}
