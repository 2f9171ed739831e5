import type { Readable } from 'node:stream';
import type { DipRequest, ItemStatus, OkEnvelope, SearchQuery } from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import type { Session } from './session.ts';

export interface ExportsArea {
  /** Launches the export of what a query finds; the operation's id is the answer's X-Request-Id. */
  exportUnits(session: Session, query: SearchQuery): Promise<Answer<OkEnvelope<ItemStatus>>>;
  /** The same, telling which objects and how they are written. */
  exportDip(session: Session, request: DipRequest): Promise<Answer<OkEnvelope<ItemStatus>>>;
  /** The package of an export, a zip, once its operation is over: 404 before, and when it is not kept any more. */
  dip(session: Session, operationId: string): Promise<Answer<Readable>>;
}

export function exportsArea(caller: Caller): ExportsArea {
  return {
    exportUnits: (session, query) =>
      caller.envelope<ItemStatus>(session, {
        service: 'access',
        method: 'POST',
        path: '/dipexport',
        body: { json: query },
      }),
    exportDip: (session, request) =>
      caller.envelope<ItemStatus>(session, {
        service: 'accessV2',
        method: 'POST',
        path: '/dipexport',
        body: { json: request },
      }),
    dip: (session, operationId) =>
      caller.call(
        session,
        {
          service: 'access',
          method: 'GET',
          path: `/dipexport/${segment(operationId)}/dip`,
          accept: 'application/octet-stream',
        },
        async ({ body }) => body,
      ),
  };
}
