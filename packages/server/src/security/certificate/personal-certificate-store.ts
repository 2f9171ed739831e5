import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import { takenBack } from '../authority/revocation-store.ts';
import type { CertificateStatus } from './certificate-store.ts';
import { readCertificate } from './read-certificate.ts';

/** A person's certificate that applications may present for them (X-Personal-Certificate). */
export interface PersonalCertificate {
  readonly fingerprint: string;
  readonly subject: string;
  readonly issuer: string;
  readonly serialNumber: string;
  readonly status: CertificateStatus;
  readonly expiresAt: Date;
}

interface Row {
  readonly fingerprint_sha256: string;
  readonly subject_dn: string;
  readonly issuer_dn: string;
  readonly serial_number: string;
  readonly status: CertificateStatus;
  readonly expires_at: Date;
}

const COLUMNS = 'fingerprint_sha256, subject_dn, issuer_dn, serial_number, status, expires_at';

function registered(row: Row): PersonalCertificate {
  return {
    fingerprint: row.fingerprint_sha256,
    subject: row.subject_dn,
    issuer: row.issuer_dn,
    serialNumber: row.serial_number,
    status: row.status,
    expiresAt: row.expires_at,
  };
}

export async function listPersonalCertificates(
  queryable: Queryable,
): Promise<readonly PersonalCertificate[]> {
  const { rows } = await queryable.query<Row>(
    `select ${COLUMNS} from personal_certificate order by subject_dn, created_at`,
  );
  return rows.map(registered);
}

/** Registers one, DER or PEM; a revoked one may be registered again. @returns CERTIFICATE_UNREADABLE, CERTIFICATE_TAKEN_BACK */
export async function registerPersonalCertificate(
  queryable: Queryable,
  bytes: Buffer | string,
): Promise<PersonalCertificate | ChartrierError> {
  const certificate = readCertificate(bytes);
  if (certificate instanceof Error) return certificate;
  const refusal = await takenBack(queryable, certificate);
  if (refusal !== undefined) return refusal;
  const { fingerprint, der, subject, issuer, serialNumber, validTo } = certificate;
  const { rows } = await queryable.query<Row>(
    `insert into personal_certificate
       (fingerprint_sha256, certificate, subject_dn, issuer_dn, serial_number, expires_at)
     values ($1, $2, $3, $4, $5, $6)
     on conflict (fingerprint_sha256) do update set status = 'VALID', revoked_at = null
     returning ${COLUMNS}`,
    [fingerprint, der, subject, issuer, serialNumber, validTo],
  );
  const [row] = rows;
  if (row === undefined) throw new Error('the certificate that was just registered is gone');
  return registered(row);
}

/** @returns CERTIFICATE_NOT_REGISTERED */
export async function revokePersonalCertificate(
  queryable: Queryable,
  fingerprint: string,
): Promise<PersonalCertificate | ChartrierError> {
  const { rows } = await queryable.query<Row>(
    `update personal_certificate set status = 'REVOKED', revoked_at = now() where fingerprint_sha256 = $1
     returning ${COLUMNS}`,
    [fingerprint],
  );
  return rows[0] === undefined
    ? chartrierError('CERTIFICATE_NOT_REGISTERED', { fingerprint })
    : registered(rows[0]);
}

/**
 * Whether the certificate that a caller presents for a person may be used now.
 *
 * @param fingerprint undefined when none was presented
 * @returns PERSONAL_CERTIFICATE_REQUIRED, or undefined
 */
export async function personalCertificateRefusal(
  queryable: Queryable,
  fingerprint: string | undefined,
  permission: string,
  now: Date,
): Promise<ChartrierError | undefined> {
  if (fingerprint === undefined) return chartrierError('PERSONAL_CERTIFICATE_REQUIRED', { permission });
  const { rowCount } = await queryable.query(
    `select 1 from personal_certificate where fingerprint_sha256 = $1 and status = 'VALID' and expires_at > $2`,
    [fingerprint, now],
  );
  return rowCount === 1 ? undefined : chartrierError('PERSONAL_CERTIFICATE_REQUIRED', { permission });
}
