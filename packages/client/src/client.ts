import { type AdministrationArea, administrationArea } from './administration.ts';
import type { Answer } from './answer.ts';
import { readNothing } from './answer.ts';
import { type Caller, createCaller, type Service } from './caller.ts';
import { type CertificatesArea, certificatesArea } from './certificates.ts';
import { type CollectArea, collectArea } from './collect.ts';
import { type ExportsArea, exportsArea } from './exports.ts';
import { type FormatsArea, formatsArea } from './formats.ts';
import { type IngestArea, ingestArea } from './ingest.ts';
import { type LogbookArea, logbookArea } from './logbook.ts';
import { type ObjectsArea, objectsArea } from './objects.ts';
import { type OperationsArea, operationsArea, type Progress } from './operations.ts';
import {
  type GroupsArea,
  groupsArea,
  type PeopleArea,
  peopleArea,
  type SessionArea,
  sessionArea,
} from './people.ts';
import { type ReferentialsArea, referentialsArea } from './referentials.ts';
import { type RegistersArea, registersArea } from './registers.ts';
import type { Session } from './session.ts';
import { type TenantsArea, tenantsArea } from './tenants.ts';
import type { TlsOptions } from './tls-options.ts';
import { createTransport, type Transport } from './transport.ts';
import { type UnitsArea, unitsArea } from './units.ts';
import { type UploadsArea, uploadsArea } from './uploads.ts';
import { type WaitOptions, waitFor } from './wait-for.ts';

export interface ClientOptions {
  /** `http(s)://host:port` of the API, without a path. */
  readonly url: string;
  /** Other origins, by service: Vitam 7 answers on a port a service. */
  readonly urls?: Readonly<Partial<Record<Service, string>>>;
  readonly tls?: TlsOptions;
  /** Sent with every request. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The methods, by area of the API. */
export interface Areas {
  readonly ingest: IngestArea;
  /** Packages in several pieces. */
  readonly uploads: UploadsArea;
  readonly units: UnitsArea;
  readonly objects: ObjectsArea;
  /** Packages (DIP) of what is held. */
  readonly exports: ExportsArea;
  readonly logbook: LogbookArea;
  readonly operations: OperationsArea;
  readonly registers: RegistersArea;
  readonly referentials: ReferentialsArea;
  /** What an administrator asks beside reading and importing reference data. */
  readonly administration: AdministrationArea;
  /** Identification of formats. */
  readonly formats: FormatsArea;
  /** Signing in, and one's own account. */
  readonly session: SessionArea;
  readonly people: PeopleArea;
  readonly groups: GroupsArea;
  readonly tenants: TenantsArea;
  readonly certificates: CertificatesArea;
  /** The pre-deposit. */
  readonly collect: CollectArea;
}

export interface Client extends Areas {
  /** Any call, for what has no method yet. */
  readonly caller: Caller;
  /** Whether a service is up. */
  alive(service: Service): Promise<Answer<void>>;
  waitFor(session: Session, operationId: string, options?: WaitOptions): Promise<Answer<Progress>>;
  /** Ends the connections kept alive. */
  close(): void;
}

/** The methods over whatever makes the calls. */
export function createAreas(caller: Caller): Areas {
  return {
    ingest: ingestArea(caller),
    uploads: uploadsArea(caller),
    units: unitsArea(caller),
    objects: objectsArea(caller),
    exports: exportsArea(caller),
    logbook: logbookArea(caller),
    operations: operationsArea(caller),
    registers: registersArea(caller),
    referentials: referentialsArea(caller),
    administration: administrationArea(caller),
    formats: formatsArea(caller),
    session: sessionArea(caller),
    people: peopleArea(caller),
    groups: groupsArea(caller),
    tenants: tenantsArea(caller),
    certificates: certificatesArea(caller),
    collect: collectArea(caller),
  };
}

/** A client of the external API; it opens no connection yet. */
export function createClient(options: ClientOptions): Client {
  const transports = new Map<string, Transport>();
  const transportOf = (service: Service): Transport => {
    const baseUrl = options.urls?.[service] ?? options.url;
    const known = transports.get(baseUrl);
    if (known !== undefined) return known;
    const made = createTransport({
      baseUrl,
      ...(options.tls === undefined ? {} : { tls: options.tls }),
      ...(options.headers === undefined ? {} : { headers: options.headers }),
    });
    transports.set(baseUrl, made);
    return made;
  };
  const caller = createCaller(transportOf);
  const areas = createAreas(caller);
  return {
    ...areas,
    caller,
    alive: (service) => caller.call(undefined, { service, method: 'GET', path: '/status' }, readNothing),
    waitFor: (session, operationId, wait) => waitFor(areas.operations, session, operationId, wait),
    close: () => {
      for (const transport of transports.values()) transport.close();
    },
  };
}
