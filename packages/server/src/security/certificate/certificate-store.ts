import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { type CertificateDescription, readCertificate } from './read-certificate.ts';

export type CertificateStatus = 'VALID' | 'EXPIRED' | 'REVOKED';

/** A certificate registered for an application context. */
export interface RegisteredCertificate {
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly contextIdentifier: string;
  readonly status: CertificateStatus;
  readonly expiresAt: Date;
}

interface Row {
  readonly fingerprint_sha256: string;
  readonly subject_dn: string;
  readonly issuer_dn: string;
  readonly serial_number: string;
  readonly context_identifier: string;
  readonly status: CertificateStatus;
  readonly expires_at: Date;
}

const COLUMNS =
  'fingerprint_sha256, subject_dn, issuer_dn, serial_number, context_identifier, status, expires_at';

/** The registered certificate of this fingerprint, whatever its status. */
export async function findCertificate(
  queryable: Queryable,
  fingerprint: string,
): Promise<RegisteredCertificate | undefined> {
  const { rows } = await queryable.query<Row>(
    `select ${COLUMNS} from application_certificate where fingerprint_sha256 = $1`,
    [fingerprint],
    { name: 'certificate-by-fingerprint' },
  );
  return rows[0] === undefined ? undefined : registered(rows[0]);
}

/** Every registered certificate, by context, the latest first. */
export async function listCertificates(queryable: Queryable): Promise<readonly RegisteredCertificate[]> {
  const { rows } = await queryable.query<Row>(
    `select ${COLUMNS} from application_certificate order by context_identifier, created_at desc`,
  );
  return rows.map(registered);
}

/** The certificates of a context, the latest first. */
export async function certificatesOfContext(
  queryable: Queryable,
  contextIdentifier: string,
): Promise<readonly RegisteredCertificate[]> {
  const { rows } = await queryable.query<Row>(
    `select ${COLUMNS} from application_certificate where context_identifier = $1 order by created_at desc`,
    [contextIdentifier],
  );
  return rows.map(registered);
}

/**
 * Registers a certificate (DER or PEM) for a context. A revoked one may be registered again: it becomes valid for
 * the context given.
 *
 * @returns what was registered; CERTIFICATE_UNREADABLE, or CERTIFICATE_ALREADY_REGISTERED while it is valid
 */
export async function registerCertificate(
  queryable: Queryable,
  bytes: Buffer | string,
  contextIdentifier: string,
): Promise<RegisteredCertificate | ChartrierError> {
  const certificate = readCertificate(bytes);
  if (certificate instanceof Error) return certificate;
  const { rows } = await queryable.query<Row>(
    `insert into application_certificate as known
       (fingerprint_sha256, certificate, subject_dn, issuer_dn, serial_number, context_identifier, status, expires_at)
     values ($1, $2, $3, $4, $5, $6, 'VALID', $7)
     on conflict (fingerprint_sha256) do update
       set context_identifier = excluded.context_identifier, status = 'VALID'
       where known.status <> 'VALID'
     returning ${COLUMNS}`,
    [
      certificate.fingerprint,
      certificate.der,
      certificate.subject,
      certificate.issuer,
      certificate.serialNumber,
      contextIdentifier,
      certificate.validTo,
    ],
  );
  return rows[0] === undefined ? alreadyRegistered(queryable, certificate) : registered(rows[0]);
}

/** Revokes a certificate: its next request is refused. @returns CERTIFICATE_NOT_REGISTERED when it is unknown */
export async function revokeCertificate(
  queryable: Queryable,
  fingerprint: string,
): Promise<RegisteredCertificate | ChartrierError> {
  const { rows } = await queryable.query<Row>(
    `update application_certificate set status = 'REVOKED' where fingerprint_sha256 = $1 returning ${COLUMNS}`,
    [fingerprint],
  );
  return rows[0] === undefined
    ? chartrierError('CERTIFICATE_NOT_REGISTERED', { fingerprint })
    : registered(rows[0]);
}

async function alreadyRegistered(
  queryable: Queryable,
  certificate: CertificateDescription,
): Promise<ChartrierError> {
  const known = await findCertificate(queryable, certificate.fingerprint);
  return chartrierError('CERTIFICATE_ALREADY_REGISTERED', {
    subject: certificate.subject,
    context: known?.contextIdentifier ?? '',
  });
}

function registered(row: Row): RegisteredCertificate {
  return {
    fingerprint: row.fingerprint_sha256,
    subject: row.subject_dn,
    issuer: row.issuer_dn,
    serialNumber: row.serial_number,
    contextIdentifier: row.context_identifier,
    status: row.status,
    expiresAt: row.expires_at,
  };
}
