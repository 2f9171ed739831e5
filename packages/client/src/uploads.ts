import type { Readable } from 'node:stream';
import { HEADERS, lowerCase, type OkEnvelope, type ResumableUpload } from '@chartrier/api-schema';
import { type Answer, type AnswerHead, readNothing } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import { type Deposit, depositHeaders } from './ingest.ts';
import type { Session } from './session.ts';

/** A deposit whose package comes in several pieces. */
export type NewUpload = Omit<Deposit, 'content' | 'size'> & {
  /** Bytes of the package. */
  readonly length: number;
  /** Its SHA-512, verified once it is whole. */
  readonly sha512?: Buffer;
};

export interface Piece {
  readonly offset: number;
  readonly content: Readable | Buffer;
  /** The last one: the ingest starts. */
  readonly complete?: boolean;
}

export interface UploadStanding {
  /** Where the next piece begins. */
  readonly offset: number;
  /** Whether the package has become an operation, of the upload's id. */
  readonly complete: boolean;
}

/** Packages in several pieces (draft-ietf-httpbis-resumable-upload): what was received outlives a cut connection. */
export interface UploadsArea {
  open(session: Session, upload: NewUpload): Promise<Answer<{ readonly id: string }>>;
  /** One's own that are not whole. */
  list(session: Session): Promise<Answer<OkEnvelope<ResumableUpload>>>;
  standing(session: Session, id: string): Promise<Answer<UploadStanding>>;
  append(session: Session, id: string, piece: Piece): Promise<Answer<UploadStanding>>;
  giveUp(session: Session, id: string): Promise<Answer<void>>;
}

const service = 'chartrier';

export function uploadsArea({ call, envelope }: Caller): UploadsArea {
  const one = (id: string) => `/uploads/${segment(id)}`;
  const standingOf = <Value>(answer: Answer<Value>): Answer<UploadStanding> =>
    answer.ok
      ? {
          ...answer,
          value: {
            offset: Number(headerOf(answer, HEADERS.uploadOffset)),
            complete: headerOf(answer, HEADERS.uploadComplete) === '?1',
          },
        }
      : answer;
  return {
    async open(session, { length, sha512, ...deposit }) {
      const headers = {
        ...depositHeaders(deposit),
        [HEADERS.uploadLength]: String(length),
        ...(sha512 === undefined ? {} : { [HEADERS.digest]: `sha-512=:${sha512.toString('base64')}:` }),
      };
      const answer = await call(session, { service, method: 'POST', path: '/uploads', headers }, readNothing);
      return answer.ok ? { ...answer, value: { id: answer.requestId ?? '' } } : answer;
    },
    list: (session) => envelope(session, { service, method: 'GET', path: '/uploads' }),
    standing: async (session, id) =>
      standingOf(await call(session, { service, method: 'HEAD', path: one(id) }, readNothing)),
    append: async (session, id, { offset, content, complete = false }) =>
      standingOf(
        await call(
          session,
          {
            service,
            method: 'PATCH',
            path: one(id),
            headers: {
              [HEADERS.uploadOffset]: String(offset),
              [HEADERS.uploadComplete]: complete ? '?1' : '?0',
            },
            body: Buffer.isBuffer(content)
              ? { bytes: content, type: 'application/partial-upload' }
              : { stream: content, type: 'application/partial-upload' },
          },
          readNothing,
        ),
      ),
    giveUp: (session, id) => call(session, { service, method: 'DELETE', path: one(id) }, readNothing),
  };
}

function headerOf({ headers }: AnswerHead, name: string): string {
  const value = headers[lowerCase(name)];
  return typeof value === 'string' ? value : '';
}
