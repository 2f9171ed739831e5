import type {
  OkEnvelope,
  ProjectionQuery,
  SearchQuery,
  Unit,
  UnitUpdate,
  UnitWithInheritedRules,
  UpdateQuery,
} from '@chartrier/api-schema';
import type { Answer } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import { WHOLE } from './queries.ts';
import type { Session } from './session.ts';

export interface UnitsArea {
  search(session: Session, query: SearchQuery): Promise<Answer<OkEnvelope<Unit>>>;
  byId(session: Session, id: string, projection?: ProjectionQuery): Promise<Answer<OkEnvelope<Unit>>>;
  /** Changes a unit; the operation's id is the answer's X-Request-Id. */
  update(session: Session, id: string, update: UpdateQuery): Promise<Answer<OkEnvelope<UnitUpdate>>>;
  byPersistentIdentifier(session: Session, ark: string): Promise<Answer<OkEnvelope<Unit>>>;
  withInheritedRules(
    session: Session,
    query: SearchQuery,
  ): Promise<Answer<OkEnvelope<UnitWithInheritedRules>>>;
}

export function unitsArea(caller: Caller): UnitsArea {
  const get = <Item = Unit>(session: Session, path: string, json: unknown) =>
    caller.envelope<Item>(session, { service: 'access', method: 'GET', path, body: { json } });
  return {
    search: (session, query) => get(session, '/units', query),
    byId: (session, id, projection = WHOLE) => get(session, `/units/${segment(id)}`, projection),
    update: (session, id, update) =>
      caller.envelope<UnitUpdate>(session, {
        service: 'access',
        method: 'PUT',
        path: `/units/${segment(id)}`,
        body: { json: update },
      }),
    // an ARK's slashes and colon stay as they are in the path
    byPersistentIdentifier: (session, ark) =>
      get(session, `/units/byunitspersistentidentifier/${encodeURI(ark)}`, WHOLE),
    withInheritedRules: (session, query) =>
      get<UnitWithInheritedRules>(session, '/unitsWithInheritedRules', query),
  };
}
