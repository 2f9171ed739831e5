import { hash } from 'node:crypto';
import { Readable } from 'node:stream';
import { chartrierError } from '@chartrier/messages';
import {
  type Attached,
  OPERATION_FILE,
  type OperationFile,
  parseOperationFile,
  readWhole,
} from '@chartrier/offer-format';
import type { Offer } from '../offer.ts';
import type { CompleteOperation } from './complete-request.ts';

const MAX_OPERATION_FILE = 64 * 2 ** 20;

/**
 * When an offer has an operation's `operation.json` already, gives the others the same last files and answers true: the
 * journal that was written first is the one that stays.
 *
 * @throws OFFER_FOLDER_FINISHED when what it tells is not what the database asks for.
 */
export async function spreadFinished(
  offers: readonly Offer[],
  prefix: string,
  request: Pick<CompleteOperation, 'operationId' | 'outcome' | 'commit'>,
): Promise<boolean> {
  const finished: Offer[] = [];
  for (const offer of offers) if (await offer.stat(prefix + OPERATION_FILE)) finished.push(offer);
  const source = finished[0];
  if (!source) return false;
  const bytes = await readWhole(await source.get(prefix + OPERATION_FILE), MAX_OPERATION_FILE);
  const operation = parseOperationFile(bytes);
  if (operation.outcome !== request.outcome || operation.commit?.link !== request.commit?.link)
    throw chartrierError('OFFER_FOLDER_FINISHED', { offer: source.id, operation: request.operationId });
  const others = offers.filter((offer) => !finished.includes(offer));
  for (const offer of others) {
    for (const part of [operation.journal, operation.reply]) await copyAttached(source, offer, prefix, part);
    await offer.put(prefix + OPERATION_FILE, bytes, hash('sha512', bytes, 'hex'), bytes.length);
    await offer.verify(prefix + OPERATION_FILE, { size: bytes.length, sha512: hash('sha512', bytes, 'hex') });
  }
  return true;
}

async function copyAttached(
  source: Offer,
  target: Offer,
  prefix: string,
  attached: Attached<unknown> | OperationFile['journal'] | undefined,
): Promise<void> {
  if (!attached || 'inline' in attached) return;
  const key = prefix + attached.file;
  // a half-finished one has other bytes
  await target.remove(key);
  await target.put(
    key,
    Readable.from(await source.get(key), { objectMode: false }),
    attached.sha512,
    attached.size,
  );
  await target.verify(key, attached);
}
