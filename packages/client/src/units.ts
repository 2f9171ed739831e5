import type { Readable } from 'node:stream';
import type {
  BatchQuery,
  ExplainedSearch,
  ItemStatus,
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
import { streamOf } from './stream-of.ts';

export interface UnitsArea {
  /** How a search runs: its SQL, the filter of the access contract, the time; Chartrier's own. */
  explain(session: Session, query: SearchQuery): Promise<Answer<OkEnvelope<ExplainedSearch>>>;
  /** All the units that a query finds, as JSON Lines; X-Units-Count says how many. */
  stream(session: Session, query: SearchQuery): Promise<Answer<Readable>>;
  search(session: Session, query: SearchQuery): Promise<Answer<OkEnvelope<Unit>>>;
  byId(session: Session, id: string, projection?: ProjectionQuery): Promise<Answer<OkEnvelope<Unit>>>;
  /** Changes a unit; the operation's id is the answer's X-Request-Id. */
  update(session: Session, id: string, update: UpdateQuery): Promise<Answer<OkEnvelope<UnitUpdate>>>;
  byPersistentIdentifier(session: Session, ark: string): Promise<Answer<OkEnvelope<Unit>>>;
  /** Launches the computation of the rules in force on units; the operation's id is the answer's X-Request-Id. */
  computeInheritedRules(session: Session, query: BatchQuery): Promise<Answer<OkEnvelope<ItemStatus>>>;
  /** Launches the removal of what was computed. */
  removeComputedInheritedRules(session: Session, query: BatchQuery): Promise<Answer<OkEnvelope<ItemStatus>>>;
  withInheritedRules(
    session: Session,
    query: SearchQuery,
  ): Promise<Answer<OkEnvelope<UnitWithInheritedRules>>>;
}

export function unitsArea(caller: Caller): UnitsArea {
  const get = <Item = Unit>(session: Session, path: string, json: unknown) =>
    caller.envelope<Item>(session, { service: 'access', method: 'GET', path, body: { json } });
  const onComputedRules = (session: Session, method: 'POST' | 'DELETE', query: BatchQuery) =>
    caller.envelope<ItemStatus>(session, {
      service: 'access',
      method,
      path: '/units/computedInheritedRules',
      body: { json: query },
    });
  return {
    search: (session, query) => get(session, '/units', query),
    explain: (session, query) =>
      caller.envelope<ExplainedSearch>(session, {
        service: 'chartrier',
        method: 'GET',
        path: '/units/explain',
        body: { json: query },
      }),
    stream: (session, query) => streamOf(caller, session, '/units/stream', query),
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
    computeInheritedRules: (session, query) => onComputedRules(session, 'POST', query),
    removeComputedInheritedRules: (session, query) => onComputedRules(session, 'DELETE', query),
    withInheritedRules: (session, query) =>
      get<UnitWithInheritedRules>(session, '/unitsWithInheritedRules', query),
  };
}
