import { Readable } from 'node:stream';
import { DEFAULT_REPLY_VERSION, type ReplyStatus, writeArchiveTransferReply } from '@chartrier/seda';
import { type LogbookEvent, lifecycleProblems, readOperation } from '../../logbook/index.ts';
import type { Transaction } from '../../platform/index.ts';
import { memoryOf } from './attempt-memory.ts';
import { type IngestAction, type IngestContext, REPLY } from './ingest-services.ts';
import {
  NO_PROBLEM,
  problemsInOrder,
  replyEvent,
  replyGroups,
  replyHeader,
  replyUnits,
} from './reply/reply-parts.ts';
import type { Deposit } from './staging/deposit.ts';
import { findDeposit } from './staging/deposit.ts';
import { isBlankTest } from './workflow-flags.ts';

/** A reply is text about the deposit's items: this many bytes is a million units with ten faults each. */
const MAX_REPLY_BYTES = 64 * 1024 ** 3;

/** Writes the reply to the transfer (SEDA ArchiveTransferReply): what was archived, or what was wrong. */
export const atrNotification: IngestAction = {
  key: 'ATR_NOTIFICATION',
  behavior: 'NOBLOCKING',
  run: async (context) => {
    const { workspace, database } = context.services;
    const deposit =
      memoryOf(context)?.deposit ?? (await findDeposit(database, context.tenant, context.operationId));
    const operation = await readOperation(database, { tenant: context.tenant, id: context.operationId });
    await workspace.removeFile(context.operationId, REPLY);
    const { sha512 } = await database.transaction(
      (transaction) =>
        workspace.receive(
          context.operationId,
          REPLY,
          Readable.from(bytesOf(replyOf(context, transaction, deposit, operation?.events ?? [])), {
            objectMode: false,
          }),
          { maxBytes: MAX_REPLY_BYTES },
        ),
      { isolation: 'repeatable read', readOnly: true },
    );
    const FileName = `ATR_${context.operationId}`;
    return { status: 'OK', evDetData: { FileName, MessageDigest: sha512, Algorithm: 'SHA512' } };
  },
};

function replyOf(
  context: IngestContext,
  transaction: Transaction,
  deposit: Deposit | undefined,
  events: readonly LogbookEvent[],
): AsyncGenerator<string> {
  const { services, tenant, operationId } = context;
  const { language } = services;
  const status = replyStatus(context.status);
  // Before CHECK_MANIFEST nothing of the manifest is taken as known.
  const known = events.some(({ evType }) => evType === 'CHECK_DATAOBJECTPACKAGE.CHECK_MANIFEST')
    ? deposit
    : undefined;
  const problems =
    status === 'OK'
      ? NO_PROBLEM
      : problemsInOrder(
          lifecycleProblems(
            transaction,
            { tenant, id: operationId },
            status === 'WARNING' ? 'WARNING' : 'KO',
          ),
        );
  const profile = deposit?.facts.managementMetadata?.archivalProfile;
  const now = services.clock.now();
  return writeArchiveTransferReply({
    version: deposit?.facts.manifest?.version ?? DEFAULT_REPLY_VERSION,
    date: now.toISOString().replace('Z', '+00:00'),
    messageIdentifier: operationId,
    ...(known === undefined ? {} : { header: replyHeader(known) }),
    ...(known === undefined || profile === undefined ? {} : { archivalProfile: profile }),
    status,
    blankTest: isBlankTest(context.workflow),
    operationEvents: events.map((event) => replyEvent(event, language)),
    groups:
      known === undefined
        ? []
        : replyGroups(transaction, known, problems, { withShared: status !== 'OK', language }),
    units:
      known === undefined
        ? []
        : replyUnits(transaction, known, problems, { withExisting: status === 'OK', language }),
  });
}

function replyStatus(status: IngestContext['status']): ReplyStatus {
  return status === 'WARNING' || status === 'KO' || status === 'FATAL' ? status : 'OK';
}

/** Texts gathered into larger pieces: a stream of small ones costs more than the writing. */
async function* bytesOf(texts: AsyncIterable<string>): AsyncGenerator<Buffer> {
  const pieceCharacters = 64 * 1024;
  let piece = '';
  for await (const text of texts) {
    piece += text;
    if (piece.length < pieceCharacters) continue;
    yield Buffer.from(piece);
    piece = '';
  }
  if (piece !== '') yield Buffer.from(piece);
}
