import type { Readable } from 'node:stream';
import { HEADERS, type IngestAction } from '@chartrier/api-schema';
import { type Answer, readNothing } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import type { Session } from './session.ts';

export interface Deposit {
  /** The package: zip, tar, tar.gz or tar.bz2. */
  readonly content: Readable | Buffer;
  /** Bytes of a stream, when known. */
  readonly size?: number;
  /** DEFAULT_WORKFLOW when absent. */
  readonly workflow?: string;
  /** RESUME (to the end) when absent, or NEXT (one step, then a pause). */
  readonly action?: IngestAction;
  readonly manifestDigest?: { readonly value: string; readonly algorithm: string };
  /** The package's name on the depositor's side. */
  readonly originalFilename?: string;
}

/** A package that is on the server already, by its path below the server's upload folder. */
export type LocalDeposit = Omit<Deposit, 'content' | 'size' | 'originalFilename'> & { readonly path: string };

export interface IngestArea {
  /** Sends a package; the value is the operation to wait for. */
  deposit(session: Session, deposit: Deposit): Promise<Answer<{ readonly operationId: string }>>;
  depositByPath(session: Session, deposit: LocalDeposit): Promise<Answer<{ readonly operationId: string }>>;
  /** The archive transfer reply (ATR) of a deposit, as XML. */
  archiveTransferReply(session: Session, operationId: string): Promise<Answer<Readable>>;
  manifest(session: Session, operationId: string): Promise<Answer<Readable>>;
}

export function ingestArea(caller: Caller): IngestArea {
  const download = (session: Session, operationId: string, what: string) =>
    caller.call(
      session,
      {
        service: 'ingest',
        method: 'GET',
        path: `/ingests/${segment(operationId)}/${what}`,
        accept: 'application/octet-stream',
      },
      async (response) => response.body,
    );
  return {
    async deposit(session, deposit) {
      const answer = await caller.call(
        session,
        {
          service: 'ingest',
          method: 'POST',
          path: '/ingests',
          accept: 'application/xml',
          expectContinue: true,
          headers: depositHeaders(deposit),
          body: Buffer.isBuffer(deposit.content)
            ? { bytes: deposit.content, type: 'application/octet-stream' }
            : {
                stream: deposit.content,
                type: 'application/octet-stream',
                ...(deposit.size === undefined ? {} : { size: deposit.size }),
              },
        },
        readNothing,
      );
      return answer.ok ? { ...answer, value: { operationId: answer.requestId ?? '' } } : answer;
    },
    async depositByPath(session, { path, ...deposit }) {
      const answer = await caller.call(
        session,
        {
          service: 'ingest',
          method: 'POST',
          path: '/ingests',
          accept: 'application/xml',
          headers: depositHeaders(deposit),
          body: { bytes: Buffer.from(JSON.stringify({ path })), type: 'application/json' },
        },
        readNothing,
      );
      return answer.ok ? { ...answer, value: { operationId: answer.requestId ?? '' } } : answer;
    },
    archiveTransferReply: (session, id) => download(session, id, 'archivetransferreply'),
    manifest: (session, id) => download(session, id, 'manifests'),
  };
}

/** What a deposit says of itself, in one piece or in several. */
export function depositHeaders(deposit: Omit<Deposit, 'content' | 'size'>): Record<string, string> {
  return {
    [HEADERS.context]: deposit.workflow ?? 'DEFAULT_WORKFLOW',
    [HEADERS.action]: deposit.action ?? 'RESUME',
    ...(deposit.manifestDigest === undefined
      ? {}
      : {
          [HEADERS.manifestDigest]: deposit.manifestDigest.value,
          [HEADERS.manifestDigestAlgorithm]: deposit.manifestDigest.algorithm,
        }),
    // Node writes header values in Latin-1: a name beyond ASCII is percent-encoded
    ...(deposit.originalFilename === undefined
      ? {}
      : { [HEADERS.originalFilename]: encodeURIComponent(deposit.originalFilename) }),
  };
}
