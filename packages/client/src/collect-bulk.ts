import type { Readable } from 'node:stream';
import type { CollectDescribed, CollectSent, CollectTree, OkEnvelope } from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import type { Session } from './session.ts';

/** How a tree is taken. */
export interface CollectTreeOptions {
  /** Files that systems add by themselves (`.DS_Store`, `__MACOSX`, `Thumbs.db` …) are left out. */
  readonly withoutSystemFiles?: boolean;
}

/** What comes to a transaction of the pre-deposit in bulk, and how it leaves. */
export interface CollectBulkArea {
  /** Imports a ZIP of a tree of files: all of it is there when this resolves, or nothing is. */
  uploadTree(
    session: Session,
    transaction: string,
    zip: Readable | Buffer,
    options?: CollectTreeOptions,
  ): Promise<Answer<OkEnvelope<CollectTree>>>;
  /** Describes units by a file (`File;Content.…;Management.…`): all its lines are applied, or none. */
  describeByCsv(
    session: Session,
    transaction: string,
    file: Readable | Buffer,
  ): Promise<Answer<OkEnvelope<CollectDescribed>>>;
  /** The same with `{"File": …, "UnitContent": {…}}` on each line. */
  describeByJsonl(
    session: Session,
    transaction: string,
    file: Readable | Buffer,
  ): Promise<Answer<OkEnvelope<CollectDescribed>>>;
  /** Sends a transaction that is validated: its ingest has begun. */
  send(session: Session, transaction: string): Promise<Answer<OkEnvelope<CollectSent>>>;
}

const service = 'collect';

export function collectBulkArea({ envelope }: Caller): CollectBulkArea {
  const body = (content: Readable | Buffer, type: string) =>
    Buffer.isBuffer(content) ? { bytes: content, type } : { stream: content, type };
  const transaction = (id: string) => `/transactions/${segment(id)}`;
  const describe = (session: Session, path: string, file: Readable | Buffer) =>
    envelope<CollectDescribed>(session, {
      service,
      method: 'PUT',
      path,
      body: body(file, 'application/octet-stream'),
    });
  return {
    uploadTree: (session, id, zip, { withoutSystemFiles = false } = {}) =>
      envelope(session, {
        service,
        method: 'POST',
        path: `${transaction(id)}/upload${withoutSystemFiles ? '?systemFiles=leave-out' : ''}`,
        body: body(zip, 'application/zip'),
      }),
    describeByCsv: (session, id, file) => describe(session, `${transaction(id)}/units`, file),
    describeByJsonl: (session, id, file) =>
      describe(session, `${transaction(id)}/units/metadata/jsonl`, file),
    send: (session, id) => envelope(session, { service, method: 'POST', path: `${transaction(id)}/send` }),
  };
}
