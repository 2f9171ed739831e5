import {
  type IndexLine,
  indexName,
  indexOfPack,
  parseIndexLine,
  type Replacement,
  splitLines,
} from '@chartrier/offer-format';
import { putObjectLocations } from '../../archive/index.ts';
import type { Transaction } from '../../platform/index.ts';
import type { ObjectLocation, Offer } from '../../storage/index.ts';

const BATCH_LOCATIONS = 2_000;

/** Objects of packs that a purge replaced lie in the successors from then on; those that it removed lie nowhere. */
export async function replayReplacements(
  transaction: Transaction,
  offer: Offer,
  tenant: number,
  replacements: readonly Replacement[],
): Promise<void> {
  for (const { replaces, key } of replacements) {
    if (!key.endsWith('.tar')) continue;
    // of two purges of one pack the first one's successor may be gone: the objects are in the second one's already
    if (!(await offer.stat(key))) continue;
    const moved = await transaction.query<{ strategy: string }>(
      'delete from object_location where tenant = $1 and pack_key = any($2) returning strategy',
      [tenant, [replaces, key]],
    );
    const strategy = moved.rows[0]?.strategy;
    if (strategy === undefined) continue;
    let batch: ObjectLocation[] = [];
    for await (const { id, offset, length, sha512, purged } of successorIndex(offer, key)) {
      if (purged !== undefined) continue;
      batch.push({ objectId: id, strategy, packKey: key, offset, length, sha512 });
      if (batch.length < BATCH_LOCATIONS) continue;
      await putObjectLocations(transaction, tenant, batch);
      batch = [];
    }
    if (batch.length > 0) await putObjectLocations(transaction, tenant, batch);
  }
}

async function* successorIndex(offer: Offer, key: string): AsyncGenerator<IndexLine> {
  if (await offer.stat(indexName(key))) {
    for await (const text of splitLines(await offer.get(indexName(key)))) yield parseIndexLine(text);
  } else yield* indexOfPack(await offer.get(key));
}
