import { chartrierError } from '@chartrier/messages';
import { attemptOf, OPERATION_FILE, PREPARED_FILE, parsePrepared, readWhole } from '@chartrier/offer-format';
import type { Offer } from '../offer.ts';
import { allOf } from './replicated-file.ts';

const MAX_PREPARED = 256 * 2 ** 20;

export interface FolderOwner {
  readonly prefix: string;
  readonly operationId: string;
  readonly attempt: number;
}

/**
 * Takes the folder of an unfinished operation over for an attempt: whatever earlier attempts left goes, but for `kept`.
 * `prepared.json` goes first, so that no folder ever claims files that are gone.
 *
 * Answers the names that it found: a name once used is not used again.
 *
 * @throws OFFER_ATTEMPT_SUPERSEDED when a later attempt has written already; OFFER_FOLDER_FINISHED when the operation is
 * finished on the offer: a finished folder is never touched.
 */
export async function clearFolder(
  offers: readonly Offer[],
  owner: FolderOwner,
  kept: ReadonlySet<string>,
): Promise<ReadonlySet<string>> {
  const found = new Set<string>();
  await allOf(
    offers.map(async (offer) => {
      for (const name of await clearOnOffer(offer, owner, kept)) found.add(name);
    }),
  );
  return found;
}

async function clearOnOffer(
  offer: Offer,
  owner: FolderOwner,
  kept: ReadonlySet<string>,
): Promise<readonly string[]> {
  const { prefix, operationId, attempt } = owner;
  const names: string[] = [];
  for await (const { key } of offer.list(prefix)) names.push(key.slice(prefix.length));
  if (names.includes(OPERATION_FILE))
    throw chartrierError('OFFER_FOLDER_FINISHED', { offer: offer.id, operation: operationId });
  const isPrepared = names.includes(PREPARED_FILE);
  const later =
    names.some((name) => (attemptOf(name) ?? 0) > attempt) ||
    (isPrepared && (await preparedBy(offer, prefix)) > attempt);
  if (later) throw chartrierError('OFFER_ATTEMPT_SUPERSEDED', { attempt, operation: operationId });
  if (isPrepared && !kept.has(PREPARED_FILE)) await offer.remove(prefix + PREPARED_FILE);
  for (const name of names) if (name !== PREPARED_FILE && !kept.has(name)) await offer.remove(prefix + name);
  await offer.discardUnfinished(prefix);
  return names;
}

/** The attempt that prepared the folder. */
async function preparedBy(offer: Offer, prefix: string): Promise<number> {
  return parsePrepared(await readWhole(await offer.get(prefix + PREPARED_FILE), MAX_PREPARED)).attempt;
}
