import {
  ApplicationCertificate,
  ImportedRevocationList,
  NewApplicationCertificate,
  NewPersonalCertificate,
  PersonalCertificate,
} from '@chartrier/api-schema';
import { chartrierError } from '@chartrier/messages';
import {
  registerApplicationCertificate,
  revokeApplicationCertificate,
} from '../../operations/referential-import/index.ts';
import {
  findCertificate,
  keepRevocationList,
  listCertificates,
  listPersonalCertificates,
  listRevocationLists,
  type RegisteredCertificate,
  readRevocationList,
  registerPersonalCertificate,
  revokePersonalCertificate,
  revokePersonalCertificatesOn,
  type PersonalCertificate as StoredPersonalCertificate,
  validCertificatesOn,
} from '../../security/index.ts';
import { listAnswer, type RouteAnswer } from '../answers/route-answer.ts';
import { checkedBody } from '../bodies/checked-body.ts';
import { readWhole } from '../bodies/read-body.ts';
import type { Exchange } from '../exchange.ts';
import { accepted } from '../pipeline/refuse.ts';
import type { Route } from '../route.ts';
import type { ApiServices } from '../services.ts';
import { administrationRoute } from './administration-route.ts';
import { operationCaller } from './operation-caller.ts';

const newCertificate = checkedBody(NewApplicationCertificate);
const newPersonal = checkedBody(NewPersonalCertificate);
/** Lists of large authorities are a few megabytes. */
const MAX_LIST_BYTES = 64 * 2 ** 20;

/**
 * Certificates of applications and of people, and revocation lists. An application's certificate is renewed without a
 * stop: the new one is added, used, then the former is revoked or expires.
 */
export const CERTIFICATE_ROUTES: readonly Route[] = [
  administrationRoute({
    method: 'GET',
    path: '/certificates',
    description: 'Lists the certificates of applications',
    permission: 'certificates:read',
    answer: ApplicationCertificate,
    handle: async (_exchange, { database }) => listAnswer((await listCertificates(database)).map(told)),
  }),
  administrationRoute({
    method: 'POST',
    path: '/certificates',
    description: 'Registers the certificate of an application for a context',
    permission: 'certificates:create',
    body: newCertificate,
    answer: ApplicationCertificate,
    handle: async (exchange, { imports }) => {
      const { certificate, context } = newCertificate.check(exchange.body);
      const registered = await registerApplicationCertificate(imports, {
        ...requestOf(exchange),
        certificate: bytesOf(certificate),
        context,
      });
      return listAnswer([told(registered)], { status: 201 });
    },
  }),
  administrationRoute({
    method: 'GET',
    path: '/certificates/{fingerprint}',
    description: 'Reads the certificate of an application',
    permission: 'certificates:id:read',
    answer: ApplicationCertificate,
    handle: async ({ parameters: { fingerprint = '' } }, { database }) => {
      const known = await findCertificate(database, fingerprint);
      if (known === undefined) throw chartrierError('CERTIFICATE_NOT_REGISTERED', { fingerprint });
      return listAnswer([told(known)]);
    },
  }),
  administrationRoute({
    method: 'DELETE',
    path: '/certificates/{fingerprint}',
    description: 'Revokes the certificate of an application: its next request is refused',
    permission: 'certificates:id:revoke',
    answer: ApplicationCertificate,
    handle: async (exchange, { imports }) => {
      const { fingerprint = '' } = exchange.parameters;
      const revoked = await revokeApplicationCertificate(imports, { ...requestOf(exchange), fingerprint });
      return listAnswer([told(revoked)]);
    },
  }),
  administrationRoute({
    method: 'GET',
    path: '/personalcertificates',
    description: 'Lists the certificates of people',
    permission: 'personalcertificates:read',
    answer: PersonalCertificate,
    handle: async (_exchange, { database }) =>
      listAnswer((await listPersonalCertificates(database)).map(toldPersonal)),
  }),
  administrationRoute({
    method: 'POST',
    path: '/personalcertificates',
    description: 'Registers the certificate of a person',
    permission: 'personalcertificates:create',
    body: newPersonal,
    answer: PersonalCertificate,
    handle: async (exchange, { database }) => {
      const { certificate } = newPersonal.check(exchange.body);
      const registered = await registerPersonalCertificate(database, bytesOf(certificate));
      return listAnswer([toldPersonal(accepted(registered))], { status: 201 });
    },
  }),
  administrationRoute({
    method: 'DELETE',
    path: '/personalcertificates/{fingerprint}',
    description: 'Revokes the certificate of a person',
    permission: 'personalcertificates:id:revoke',
    answer: PersonalCertificate,
    handle: async ({ parameters: { fingerprint = '' } }, { database }) =>
      listAnswer([toldPersonal(accepted(await revokePersonalCertificate(database, fingerprint)))]),
  }),
  administrationRoute({
    method: 'GET',
    path: '/revocationlists',
    description: 'Lists the revocation lists in force, one an authority',
    permission: 'revocationlists:read',
    answer: ImportedRevocationList,
    handle: async (_exchange, { database }) =>
      listAnswer(
        (await listRevocationLists(database)).map(({ revoked, ...list }) =>
          toldList({ ...list, listed: revoked }),
        ),
      ),
  }),
  {
    ...administrationRoute({
      method: 'POST',
      path: '/revocationlists',
      description: 'Imports a revocation list (CRL): the certificates that it names are revoked',
      permission: 'revocationlists:create',
      answer: ImportedRevocationList,
      handle: importList,
    }),
    consumes: 'octets',
    body: { kind: 'stream' },
  },
];

async function importList(exchange: Exchange, services: ApiServices): Promise<RouteAnswer> {
  const { database, settings, clock, imports, newGuid } = services;
  const bytes = await readWhole(exchange.openBody(), MAX_LIST_BYTES);
  const list = accepted(await readRevocationList(bytes, settings.authorities, clock.now()));
  if (!(await keepRevocationList(database, list)))
    throw chartrierError('REVOCATION_LIST_OLDER', { issuer: list.issuer });
  const revoked: string[] = [];
  for (const fingerprint of await validCertificatesOn(database, list)) {
    const operationId = newGuid('operation', settings.administrationTenant);
    await revokeApplicationCertificate(imports, { ...requestOf(exchange), operationId, fingerprint });
    services.logger.warn({ fingerprint, issuer: list.issuer }, 'a revocation list revoked a certificate');
    revoked.push(fingerprint);
  }
  await revokePersonalCertificatesOn(database, list);
  const { issuer, thisUpdate, nextUpdate } = list;
  const told = toldList({ issuer, thisUpdate, nextUpdate, listed: list.revoked.length });
  return listAnswer([{ ...told, revoked }], { status: 201 });
}

function requestOf(exchange: Exchange) {
  return {
    operationId: exchange.requestId,
    caller: operationCaller(exchange),
    signal: exchange.signal,
  };
}

function bytesOf(certificate: string): string | Buffer {
  return certificate.includes('-----BEGIN') ? certificate : Buffer.from(certificate, 'base64');
}

function told({ contextIdentifier, ...certificate }: RegisteredCertificate): ApplicationCertificate {
  return { ...toldPersonal(certificate), context: contextIdentifier };
}

function toldPersonal(certificate: StoredPersonalCertificate): PersonalCertificate {
  const { fingerprint, subject, issuer, serialNumber, status, expiresAt } = certificate;
  return { fingerprint, subject, issuer, serialNumber, status, expiresAt: expiresAt.toISOString() };
}

function toldList({
  issuer,
  thisUpdate,
  nextUpdate,
  listed,
}: {
  readonly issuer: string;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly listed: number;
}): ImportedRevocationList {
  return {
    issuer,
    thisUpdate: thisUpdate.toISOString(),
    ...(nextUpdate === undefined ? {} : { nextUpdate: nextUpdate.toISOString() }),
    listed,
  };
}
