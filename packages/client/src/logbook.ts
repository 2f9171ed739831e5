import type { LogbookLifecycle, LogbookOperation, OkEnvelope, SelectQuery } from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import { WHOLE } from './queries.ts';
import type { Session } from './session.ts';

export interface LogbookArea {
  /** Operations found; of each, only the last two events. */
  operations(session: Session, query: SelectQuery): Promise<Answer<OkEnvelope<LogbookOperation>>>;
  /** One operation with all its events. */
  operation(session: Session, id: string): Promise<Answer<OkEnvelope<LogbookOperation>>>;
  unitLifecycle(session: Session, unitId: string): Promise<Answer<OkEnvelope<LogbookLifecycle>>>;
  objectGroupLifecycle(session: Session, groupId: string): Promise<Answer<OkEnvelope<LogbookLifecycle>>>;
}

export function logbookArea(caller: Caller): LogbookArea {
  const get = <Item>(session: Session, path: string, json: unknown) =>
    caller.envelope<Item>(session, { service: 'access', method: 'GET', path, body: { json } });
  return {
    operations: (session, query) => get<LogbookOperation>(session, '/logbookoperations', query),
    operation: (session, id) => get<LogbookOperation>(session, `/logbookoperations/${segment(id)}`, WHOLE),
    unitLifecycle: (session, id) =>
      get<LogbookLifecycle>(session, `/logbookunitlifecycles/${segment(id)}`, WHOLE),
    objectGroupLifecycle: (session, id) =>
      get<LogbookLifecycle>(session, `/logbookobjectslifecycles/${segment(id)}`, WHOLE),
  };
}
