import { hash } from 'node:crypto';
import { chartrierError } from '@chartrier/messages';
import {
  type CommitSeal,
  canonicalJson,
  folderDay,
  folderPrefix,
  LAYOUT_VERSION,
  OPERATION_FILE,
  type OperationFile,
  PREPARED_FILE,
  type PreparedFolder,
  parsePrepared,
  parseRecord,
  readWhole,
  renderOperationFile,
} from '@chartrier/offer-format';
import type { Offer } from '../offer.ts';
import { DEFAULT_STRATEGY, type Storage, writableOffers } from '../storage.ts';
import { clearFolder } from './clear-folder.ts';
import type { CompleteOperation } from './complete-request.ts';
import { spreadFinished } from './finished-folder.ts';
import { allOf, putReplicated, verifyReplicated } from './replicated-file.ts';
import { writeJournal, writeReply } from './write-attached.ts';

const MAX_PREPARED = 256 * 2 ** 20;
/**
 * Finishes the folder of an operation: the journal, the reply, and `operation.json` last, on all its offers. Of a refused
 * operation everything else is removed first. It may be asked again after a crash: a folder that is finished on one
 * offer is copied from there to the others as it is, and one that is half finished is finished anew.
 *
 * @throws OFFER_UNAVAILABLE, OFFER_FULL, OFFER_CORRUPTED; OFFER_FOLDER_FINISHED when an offer tells another end of this
 * operation than the database.
 */
export async function completeOperation(storage: Storage, request: CompleteOperation): Promise<void> {
  try {
    await complete(storage, request);
  } finally {
    // Nobody reads it when another attempt had written it already: its file is not left open.
    if (request.reply && !Buffer.isBuffer(request.reply)) request.reply.destroy();
  }
}

async function complete(storage: Storage, request: CompleteOperation): Promise<void> {
  const { tenant, operationId, createdAt, attempt } = request;
  const prefix = folderPrefix({ tenant, day: folderDay(createdAt), operationId });
  const everywhere = await writableOffers(storage, storage.strategies.keys());
  const prepared = request.commit && (await readPrepared(everywhere, prefix, request.commit.preparedDigest));
  const involved = await writableOffers(storage, [
    DEFAULT_STRATEGY,
    ...Object.keys(prepared?.strategies ?? {}).filter((id) => storage.strategies.has(id)),
  ]);
  if (await spreadFinished(involved, prefix, request)) {
    await allOf(everywhere.map((offer) => offer.discardUnfinished(prefix)));
    return;
  }
  const kept = prepared ? [PREPARED_FILE, ...prepared.files.map((file) => file.name)] : [];
  await clearFolder(everywhere, { prefix, operationId, attempt }, new Set(kept));
  const offers = await writableOffers(storage, [DEFAULT_STRATEGY]);
  const mayInline = prepared?.files.every((file) => file.role === 'whole') ?? false;
  const journal = await writeJournal(offers, prefix, request, mayInline);
  const reply = request.reply && (await writeReply(offers, prefix, request.reply, mayInline));
  const operation: OperationFile = {
    layout: LAYOUT_VERSION,
    archive: storage.archiveId,
    tenant,
    operation: operationId,
    attempt,
    outcome: request.outcome,
    ...(prepared && { commit: sealOf(request, prepared) }),
    facts: parseRecord(canonicalJson(request.facts), 'OPERATION_INVALID'),
    journal,
    ...(reply && { reply }),
  };
  const file = await putReplicated(involved, prefix + OPERATION_FILE, renderOperationFile(operation));
  await verifyReplicated(involved, prefix + OPERATION_FILE, file);
}

function sealOf({ commit }: CompleteOperation, { roots }: PreparedFolder): CommitSeal {
  if (!commit) throw new TypeError('a refused operation has no seal');
  const { seq, previousLink, link, preparedDigest } = commit;
  return { seq, previousLink, link, prepared: preparedDigest, roots };
}

/** The `prepared.json` that was committed, from the first offer that has it. */
async function readPrepared(
  offers: readonly Offer[],
  prefix: string,
  digest: string,
): Promise<PreparedFolder> {
  const key = prefix + PREPARED_FILE;
  for (const offer of offers) {
    if (!(await offer.stat(key))) continue;
    const bytes = await readWhole(await offer.get(key), MAX_PREPARED);
    if (hash('sha512', bytes, 'hex') === digest) return parsePrepared(bytes);
    throw chartrierError('OFFER_CORRUPTED', { offer: offer.id, key });
  }
  throw chartrierError('OBJECT_UNREADABLE', { key });
}
