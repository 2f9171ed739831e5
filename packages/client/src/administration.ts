import type { Readable } from 'node:stream';
import type {
  DocumentVersion,
  JobState,
  OkEnvelope,
  ProcessPause,
  StarterResult,
  UnitSchemaElement,
} from '@chartrier/api-schema';
import { type Answer, readBytes, readNothing } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import type { Session } from './session.ts';

export interface LogbookCheck {
  readonly tenant: number;
  readonly checkedOperations: number;
  /** All of them; `checkErrors` names the first ones. */
  readonly errorCount: number;
  readonly checkedEvents: readonly {
    readonly eventType: string;
    readonly outcome: string;
    readonly outcomeDetail: string;
  }[];
  readonly checkErrors: readonly {
    readonly operationId: string;
    readonly checkedProperty: string;
    readonly savedLogbookMsg: string;
    readonly expectedLogbookMsg: string;
  }[];
}

/** Collections by the names that our own calls use: those of Vitam's paths, and `unitschema`. */
export type NamedCollection = string;

export interface AdministrationArea {
  unitSchema(session: Session): Promise<Answer<OkEnvelope<UnitSchemaElement>>>;
  addToUnitSchema(
    session: Session,
    elements: readonly object[],
  ): Promise<Answer<OkEnvelope<Readonly<Record<string, unknown>>>>>;
  history(
    session: Session,
    collection: NamedCollection,
    identifier: string,
  ): Promise<Answer<OkEnvelope<DocumentVersion>>>;
  /** `force`: a context that certificates use, a vocabulary of the platform. */
  remove(
    session: Session,
    collection: NamedCollection,
    identifier: string,
    options?: { readonly force?: boolean },
  ): Promise<Answer<void>>;
  /** A collection as CSV. */
  exportCsv(session: Session, collection: NamedCollection): Promise<Answer<Readable>>;
  /** The report of an import, as CSV. */
  importReport(session: Session, operationId: string): Promise<Answer<Buffer>>;
  /** The report of an operation on many units, as JSON Lines. */
  batchReport(session: Session, operationId: string): Promise<Answer<Buffer>>;
  loadStarterData(session: Session): Promise<Answer<OkEnvelope<StarterResult>>>;
  /** Keeps the journal of another application; the answer's request id is the operation's. */
  keepJournal(session: Session, journal: object): Promise<Answer<void>>;
  forcePause(session: Session, pause: ProcessPause): Promise<Answer<OkEnvelope<ProcessPause>>>;
  removeForcePause(session: Session, pause: ProcessPause): Promise<Answer<OkEnvelope<ProcessPause>>>;
  jobs(session: Session): Promise<Answer<OkEnvelope<JobState>>>;
  actOnJob(
    session: Session,
    name: string,
    action: 'trigger' | 'pause' | 'resume',
  ): Promise<Answer<OkEnvelope<JobState>>>;
  checkLogbook(session: Session): Promise<Answer<LogbookCheck>>;
}

export function administrationArea(caller: Caller): AdministrationArea {
  const envelope = <Item>(
    session: Session,
    service: 'admin' | 'chartrier',
    method: 'GET' | 'POST',
    path: string,
    json?: unknown,
  ) =>
    caller.envelope<Item>(session, {
      service,
      method,
      path,
      ...(json === undefined ? {} : { body: { json } }),
    });
  const bytes = (session: Session, service: 'admin' | 'chartrier', path: string) =>
    caller.call(session, { service, method: 'GET', path }, (response) => readBytes(response.body));
  return {
    unitSchema: (session) => envelope(session, 'admin', 'GET', '/schema/unit'),
    addToUnitSchema: (session, elements) => envelope(session, 'admin', 'POST', '/schema/unit', elements),
    history: (session, collection, identifier) =>
      envelope(
        session,
        'chartrier',
        'GET',
        `/referentialhistory/${segment(collection)}/${segment(identifier)}`,
      ),
    remove: (session, collection, identifier, { force = false } = {}) =>
      caller.call(
        session,
        {
          service: 'chartrier',
          method: 'DELETE',
          path: `/referentials/${segment(collection)}/${segment(identifier)}${force ? '?force=true' : ''}`,
        },
        readNothing,
      ),
    exportCsv: (session, collection) =>
      caller.call(
        session,
        { service: 'chartrier', method: 'GET', path: `/referentialexport/${segment(collection)}` },
        async (response) => response.body,
      ),
    importReport: (session, id) => bytes(session, 'chartrier', `/importreports/${segment(id)}`),
    batchReport: (session, id) =>
      caller.call(
        session,
        {
          service: 'admin',
          method: 'GET',
          path: `/batchreport/${segment(id)}`,
          accept: 'application/octet-stream',
        },
        (response) => readBytes(response.body),
      ),
    loadStarterData: (session) => envelope(session, 'chartrier', 'POST', '/starterdata'),
    keepJournal: (session, journal) =>
      caller.call(
        session,
        { service: 'admin', method: 'POST', path: '/logbookoperations', body: { json: journal } },
        readNothing,
      ),
    forcePause: (session, pause) => envelope(session, 'admin', 'POST', '/forcepause', pause),
    removeForcePause: (session, pause) => envelope(session, 'admin', 'POST', '/removeforcepause', pause),
    jobs: (session) => envelope(session, 'admin', 'GET', '/jobs'),
    actOnJob: (session, name, action) =>
      envelope(session, 'chartrier', 'POST', `/jobs/${segment(name)}/${action}`),
    checkLogbook: (session) =>
      caller.call(
        session,
        { service: 'chartrier', method: 'POST', path: '/checklogbook' },
        async (response) => JSON.parse((await readBytes(response.body)).toString('utf8')) as LogbookCheck,
      ),
  };
}
