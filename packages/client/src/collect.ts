import type { Readable } from 'node:stream';
import type {
  CollectObject,
  CollectObjectBody,
  CollectProject,
  CollectProjectSearch,
  CollectTransaction,
  NewCollectProject,
  NewCollectTransaction,
  ObjectGroup,
  OkEnvelope,
  SearchQuery,
  Unit,
  UnitWithInheritedRules,
} from '@chartrier/api-schema';
import { type Answer, readNothing } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import { type CollectBulkArea, collectBulkArea } from './collect-bulk.ts';
import type { Session } from './session.ts';

/** An object of a unit in preparation. */
export interface CollectObjectChoice {
  readonly unit: string;
  readonly usage: string;
  readonly version: number;
}

/** The pre-deposit: projects, transactions, and what is prepared in them one by one. */
export interface CollectArea extends CollectBulkArea {
  createProject(session: Session, project: NewCollectProject): Promise<Answer<OkEnvelope<CollectProject>>>;
  /** Replaces a project: fields that are not given are erased. */
  updateProject(
    session: Session,
    project: NewCollectProject & { readonly '#id': string },
  ): Promise<Answer<OkEnvelope<CollectProject>>>;
  project(session: Session, id: string): Promise<Answer<OkEnvelope<CollectProject>>>;
  projects(session: Session): Promise<Answer<OkEnvelope<CollectProject>>>;
  searchProjects(session: Session, search: CollectProjectSearch): Promise<Answer<OkEnvelope<CollectProject>>>;
  /** With all its transactions. */
  deleteProject(session: Session, id: string): Promise<Answer<void>>;
  createTransaction(
    session: Session,
    project: string,
    transaction: NewCollectTransaction,
  ): Promise<Answer<OkEnvelope<CollectTransaction>>>;
  updateTransaction(
    session: Session,
    transaction: NewCollectTransaction & { readonly '#id': string },
  ): Promise<Answer<OkEnvelope<CollectTransaction>>>;
  transaction(session: Session, id: string): Promise<Answer<OkEnvelope<CollectTransaction>>>;
  transactions(session: Session, project: string): Promise<Answer<OkEnvelope<CollectTransaction>>>;
  deleteTransaction(session: Session, id: string): Promise<Answer<void>>;
  /** Validates: the content is frozen. */
  close(session: Session, id: string): Promise<Answer<void>>;
  reopen(session: Session, id: string): Promise<Answer<void>>;
  abort(session: Session, id: string): Promise<Answer<void>>;
  createUnit(
    session: Session,
    transaction: string,
    unit: Readonly<Record<string, unknown>>,
  ): Promise<Answer<OkEnvelope<Unit>>>;
  /** The units of a transaction; all of them when the query is empty. */
  units(session: Session, transaction: string, query: SearchQuery): Promise<Answer<OkEnvelope<Unit>>>;
  unitsWithInheritedRules(
    session: Session,
    transaction: string,
    query: SearchQuery,
  ): Promise<Answer<OkEnvelope<UnitWithInheritedRules>>>;
  unit(session: Session, id: string): Promise<Answer<OkEnvelope<Unit>>>;
  declareObject(
    session: Session,
    choice: CollectObjectChoice,
    object: CollectObjectBody,
  ): Promise<Answer<OkEnvelope<CollectObject>>>;
  objectGroup(session: Session, id: string): Promise<Answer<OkEnvelope<ObjectGroup>>>;
  sendBinary(
    session: Session,
    choice: CollectObjectChoice,
    content: Readable | Buffer,
  ): Promise<Answer<void>>;
  binary(session: Session, choice: CollectObjectChoice): Promise<Answer<Readable>>;
}

const service = 'collect';

export function collectArea(caller: Caller): CollectArea {
  const { call, envelope } = caller;
  const get = <Item>(session: Session, path: string, json?: unknown) =>
    envelope<Item>(session, {
      service,
      method: 'GET',
      path,
      ...(json === undefined ? {} : { body: { json } }),
    });
  const write = <Item>(session: Session, method: 'POST' | 'PUT', path: string, json: unknown) =>
    envelope<Item>(session, { service, method, path, body: { json } });
  const tell = (session: Session, method: 'POST' | 'PUT' | 'DELETE', path: string) =>
    call(session, { service, method, path }, readNothing);
  const transaction = (id: string) => `/transactions/${segment(id)}`;
  const object = ({ unit, usage, version }: CollectObjectChoice) =>
    `/units/${segment(unit)}/objects/${segment(usage)}/${version}`;
  return {
    ...collectBulkArea(caller),
    createProject: (session, project) => write(session, 'POST', '/projects', project),
    updateProject: (session, project) => write(session, 'PUT', '/projects', project),
    project: (session, id) => get(session, `/projects/${segment(id)}`),
    projects: (session) => get(session, '/projects'),
    searchProjects: (session, search) => get(session, '/projects', search),
    deleteProject: (session, id) => tell(session, 'DELETE', `/projects/${segment(id)}`),
    createTransaction: (session, project, header) =>
      write(session, 'POST', `/projects/${segment(project)}/transactions`, header),
    updateTransaction: (session, header) => write(session, 'PUT', '/transactions', header),
    transaction: (session, id) => get(session, transaction(id)),
    transactions: (session, project) => get(session, `/projects/${segment(project)}/transactions`),
    deleteTransaction: (session, id) => tell(session, 'DELETE', transaction(id)),
    close: (session, id) => tell(session, 'POST', `${transaction(id)}/close`),
    reopen: (session, id) => tell(session, 'PUT', `${transaction(id)}/reopen`),
    abort: (session, id) => tell(session, 'PUT', `${transaction(id)}/abort`),
    createUnit: (session, id, unit) => write(session, 'POST', `${transaction(id)}/units`, unit),
    units: (session, id, query) => get(session, `${transaction(id)}/units`, query),
    unitsWithInheritedRules: (session, id, query) =>
      get(session, `${transaction(id)}/unitsWithInheritedRules`, query),
    unit: (session, id) => get(session, `/units/${segment(id)}`),
    declareObject: (session, choice, declared) => write(session, 'POST', object(choice), declared),
    objectGroup: (session, id) => get(session, `/objects/${segment(id)}`),
    sendBinary: (session, choice, content) =>
      call(
        session,
        {
          service,
          method: 'POST',
          path: `${object(choice)}/binary`,
          body: Buffer.isBuffer(content)
            ? { bytes: content, type: 'application/octet-stream' }
            : { stream: content, type: 'application/octet-stream' },
        },
        readNothing,
      ),
    binary: (session, choice) =>
      call(
        session,
        { service, method: 'GET', path: `${object(choice)}/binary`, accept: 'application/octet-stream' },
        async ({ body }) => body,
      ),
  };
}
