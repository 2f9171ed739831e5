import { DEFAULT_REPLY_VERSION, type ReplyStatus, writeArchiveTransferReply } from '@chartrier/seda';
import { type LogbookEvent, lifecycleProblems, readOperation } from '../../logbook/index.ts';
import type { Transaction } from '../../platform/index.ts';
import { memoryOf } from './attempt-memory.ts';
import type { IngestAction, IngestContext } from './ingest-services.ts';
import { keepReply } from './reply/kept-reply.ts';
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

/** Writes the reply to the transfer (SEDA ArchiveTransferReply): what was archived, or what was wrong. */
export const atrNotification: IngestAction = {
  key: 'ATR_NOTIFICATION',
  behavior: 'NOBLOCKING',
  run: async (context) => {
    const { database } = context.services;
    const deposit =
      memoryOf(context)?.deposit ?? (await findDeposit(database, context.tenant, context.operationId));
    const operation = await readOperation(database, { tenant: context.tenant, id: context.operationId });
    const { sha512 } = await database.transaction(
      (transaction) =>
        keepReply(context, deposit, replyOf(context, transaction, deposit, operation?.events ?? [])),
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
