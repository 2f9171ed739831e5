import type { OkEnvelope, ProjectionQuery, SearchQuery, Unit } from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import { WHOLE } from './queries.ts';
import type { Session } from './session.ts';

export interface UnitsArea {
  search(session: Session, query: SearchQuery): Promise<Answer<OkEnvelope<Unit>>>;
  byId(session: Session, id: string, projection?: ProjectionQuery): Promise<Answer<OkEnvelope<Unit>>>;
  byPersistentIdentifier(session: Session, ark: string): Promise<Answer<OkEnvelope<Unit>>>;
  withInheritedRules(session: Session, query: SearchQuery): Promise<Answer<OkEnvelope<Unit>>>;
}

export function unitsArea(caller: Caller): UnitsArea {
  const get = (session: Session, path: string, json: unknown) =>
    caller.envelope<Unit>(session, { service: 'access', method: 'GET', path, body: { json } });
  return {
    search: (session, query) => get(session, '/units', query),
    byId: (session, id, projection = WHOLE) => get(session, `/units/${segment(id)}`, projection),
    // an ARK's slashes and colon stay as they are in the path
    byPersistentIdentifier: (session, ark) =>
      get(session, `/units/byunitspersistentidentifier/${encodeURI(ark)}`, WHOLE),
    withInheritedRules: (session, query) => get(session, '/unitsWithInheritedRules', query),
  };
}
