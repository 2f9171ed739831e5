import type { Readable } from 'node:stream';
import {
  type AccessContract,
  type Agency,
  type ArchiveUnitProfile,
  type Context,
  type Format,
  HEADERS,
  type IngestContract,
  type ManagementContract,
  type OkEnvelope,
  type Ontology,
  type Profile,
  type Rule,
  type SecurityProfile,
  type SelectQuery,
  type UpdateQuery,
} from '@chartrier/api-schema';
import { type Answer, readBytes } from './answer.ts';
import { type Caller, segment } from './caller.ts';
import { ALL } from './queries.ts';
import type { Session } from './session.ts';
import type { RequestBody } from './transport.ts';

/** The reference collections, by their path, with what they hold. */
export interface Collections {
  readonly agencies: Agency;
  readonly rules: Rule;
  readonly formats: Format;
  readonly ingestcontracts: IngestContract;
  readonly accesscontracts: AccessContract;
  readonly managementcontracts: ManagementContract;
  readonly contexts: Context;
  readonly securityprofiles: SecurityProfile;
  readonly profiles: Profile;
  readonly archiveunitprofiles: ArchiveUnitProfile;
  readonly ontologies: Ontology;
}
export type Collection = keyof Collections;

/** What an import made: the operation that tells it, and the body when there is one. */
export interface Imported {
  readonly operationId: string;
  readonly text: string;
}

export interface ReferentialsArea {
  find<Name extends Collection>(
    session: Session,
    collection: Name,
    query?: SelectQuery,
  ): Promise<Answer<OkEnvelope<Collections[Name]>>>;
  byId<Name extends Collection>(
    session: Session,
    collection: Name,
    identifier: string,
  ): Promise<Answer<OkEnvelope<Collections[Name]>>>;
  /** A file (CSV of agencies or rules, PRONOM's XML), or a JSON list for the others. */
  import(
    session: Session,
    collection: Collection,
    content: Buffer | Readable,
    filename?: string,
  ): Promise<Answer<Imported>>;
  importJson<Name extends Collection>(
    session: Session,
    collection: Name,
    items: readonly Collections[Name][],
    options?: { readonly force?: boolean },
  ): Promise<Answer<Imported>>;
  /** `update` is a DSL update: `{ $action: [{ $set: { … } }] }`. */
  update(
    session: Session,
    collection: Collection,
    identifier: string,
    update: UpdateQuery,
  ): Promise<Answer<Imported>>;
  /** Attaches its XSD or RNG to an archive profile. */
  attachProfileFile(session: Session, identifier: string, content: Buffer): Promise<Answer<Imported>>;
  profileFile(session: Session, identifier: string): Promise<Answer<Readable>>;
  /** Judges a file as an import would, and changes nothing; the value is the report. */
  check(
    session: Session,
    collection: 'agencies' | 'rules' | 'formats',
    content: Buffer,
    filename: string,
  ): Promise<Answer<Buffer>>;
}

const OCTETS = 'application/octet-stream';

export function referentialsArea(caller: Caller): ReferentialsArea {
  const send = async (
    session: Session,
    method: 'POST' | 'PUT',
    path: string,
    body: RequestBody,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer<Imported>> => {
    const answer = await caller.call(session, { service: 'admin', method, path, body, headers }, (response) =>
      readBytes(response.body),
    );
    return answer.ok
      ? { ...answer, value: { operationId: answer.requestId ?? '', text: answer.value.toString('utf8') } }
      : answer;
  };
  return {
    find: (session, collection, query = ALL) =>
      caller.envelope(session, {
        service: 'admin',
        method: 'GET',
        path: `/${collection}`,
        body: { json: query },
      }),
    byId: (session, collection, identifier) =>
      caller.envelope(session, {
        service: 'admin',
        method: 'GET',
        path: `/${collection}/${segment(identifier)}`,
      }),
    import: (session, collection, content, filename) =>
      send(
        session,
        'POST',
        `/${collection}`,
        Buffer.isBuffer(content) ? { bytes: content, type: OCTETS } : { stream: content, type: OCTETS },
        filename === undefined ? {} : { [HEADERS.filename]: filename },
      ),
    importJson: (session, collection, items, options = {}) =>
      send(
        session,
        'POST',
        `/${collection}`,
        { json: items },
        options.force === undefined ? {} : { [HEADERS.forceUpdate]: String(options.force) },
      ),
    update: (session, collection, identifier, update) =>
      send(session, 'PUT', `/${collection}/${segment(identifier)}`, { json: update }),
    attachProfileFile: (session, identifier, content) =>
      send(session, 'PUT', `/profiles/${segment(identifier)}`, { bytes: content, type: OCTETS }),
    profileFile: (session, identifier) =>
      caller.call(
        session,
        { service: 'admin', method: 'GET', path: `/profiles/${segment(identifier)}`, accept: OCTETS },
        async (response) => response.body,
      ),
    check: (session, collection, content, filename) =>
      caller.call(
        session,
        {
          service: 'admin',
          method: 'POST',
          path: `/${collection}filecheck`,
          accept: OCTETS,
          headers: { [HEADERS.filename]: filename },
          body: { bytes: content, type: OCTETS },
        },
        (response) => readBytes(response.body),
      ),
  };
}
