import type { Readable } from 'node:stream';
import {
  HEADERS,
  type ObjectGroup,
  type OkEnvelope,
  type ProjectionQuery,
  type SearchQuery,
} from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import { WHOLE } from './queries.ts';
import type { Session } from './session.ts';
import { streamOf } from './stream-of.ts';

export interface ObjectChoice {
  /** BinaryMaster when absent. */
  readonly usage?: string;
  /** 1 when absent. */
  readonly version?: number;
  /** A part of the bytes; `to` is included (RFC 9110 §14). */
  readonly range?: { readonly from: number; readonly to?: number };
}

export interface AccessLogPeriod {
  readonly StartDate?: string;
  readonly EndDate?: string;
}

export interface ObjectsArea {
  search(session: Session, query: SearchQuery): Promise<Answer<OkEnvelope<ObjectGroup>>>;
  /** All the object groups that a query finds, as JSON Lines; X-Objects-Count says how many. */
  stream(session: Session, query: SearchQuery): Promise<Answer<Readable>>;
  /** The log of the objects given to callers, a zip; days are `yyyy-MM-dd`, both included. */
  accessLog(session: Session, period?: AccessLogPeriod): Promise<Answer<Readable>>;
  /** The object group of a unit. */
  ofUnit(
    session: Session,
    unitId: string,
    projection?: ProjectionQuery,
  ): Promise<Answer<OkEnvelope<ObjectGroup>>>;
  /** The bytes of a unit's object; headers tell the file's name and type. */
  download(session: Session, unitId: string, choice?: ObjectChoice): Promise<Answer<Readable>>;
}

export function objectsArea(caller: Caller): ObjectsArea {
  const get = (session: Session, path: string, json: unknown) =>
    caller.envelope<ObjectGroup>(session, { service: 'access', method: 'GET', path, body: { json } });
  return {
    search: (session, query) => get(session, '/objects', query),
    stream: (session, query) => streamOf(caller, session, '/objects/stream', query),
    accessLog: (session, period = {}) =>
      caller.call(
        session,
        {
          service: 'access',
          method: 'GET',
          path: '/storageaccesslog',
          accept: 'application/octet-stream',
          body: { json: period },
        },
        async ({ body }) => body,
      ),
    ofUnit: (session, unitId, projection = WHOLE) =>
      get(session, `/units/${segment(unitId)}/objects`, projection),
    download: (session, unitId, choice = {}) =>
      caller.call(
        session,
        {
          service: 'access',
          method: 'GET',
          path: `/units/${segment(unitId)}/objects`,
          accept: 'application/octet-stream',
          headers: {
            [HEADERS.qualifier]: choice.usage ?? 'BinaryMaster',
            [HEADERS.version]: String(choice.version ?? 1),
            ...(choice.range === undefined
              ? {}
              : { Range: `bytes=${choice.range.from}-${choice.range.to ?? ''}` }),
          },
        },
        async (response) => response.body,
      ),
  };
}
