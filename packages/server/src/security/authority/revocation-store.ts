import { type ChartrierError, chartrierError } from '@chartrier/messages';
import type { Queryable } from '../../platform/index.ts';
import type { CertificateDescription } from '../certificate/read-certificate.ts';
import { normalSerial } from '../certificate/serial-number.ts';
import { serialsOnKeptList } from './on-demand.ts';
import type { RevocationList } from './revocation-list.ts';

export interface ImportedList {
  readonly issuer: string;
  readonly thisUpdate: Date;
  readonly nextUpdate: Date | undefined;
  readonly revoked: number;
  readonly importedAt: Date;
}

/** Keeps a list as the last one of its authority, unless a later one is there. @returns whether it was kept */
export async function keepRevocationList(
  queryable: Queryable,
  { issuer, der, thisUpdate, nextUpdate, revoked }: RevocationList,
): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `insert into revocation_list as known (issuer_dn, crl, this_update, next_update, revoked) values ($1, $2, $3, $4, $5)
     on conflict (issuer_dn) do update set crl = excluded.crl, this_update = excluded.this_update,
       next_update = excluded.next_update, revoked = excluded.revoked, imported_at = now()
     where known.this_update <= excluded.this_update`,
    [issuer, der, thisUpdate, nextUpdate ?? null, revoked.length],
  );
  return rowCount === 1;
}

export async function listRevocationLists(queryable: Queryable): Promise<readonly ImportedList[]> {
  const { rows } = await queryable.query<{
    readonly issuer_dn: string;
    readonly this_update: Date;
    readonly next_update: Date | null;
    readonly revoked: number;
    readonly imported_at: Date;
  }>(
    'select issuer_dn, this_update, next_update, revoked, imported_at from revocation_list order by issuer_dn',
  );
  return rows.map((row) => ({
    issuer: row.issuer_dn,
    thisUpdate: row.this_update,
    nextUpdate: row.next_update ?? undefined,
    revoked: row.revoked,
    importedAt: row.imported_at,
  }));
}

/**
 * Whether the last list of its authority takes a certificate back: one that comes after the list must not be let in.
 *
 * @returns CERTIFICATE_TAKEN_BACK, or nothing
 */
export async function takenBack(
  queryable: Queryable,
  { issuer, subject, serialNumber }: Pick<CertificateDescription, 'issuer' | 'subject' | 'serialNumber'>,
): Promise<ChartrierError | undefined> {
  const { rows } = await queryable.query<{ crl: Buffer }>(
    'select crl from revocation_list where issuer_dn = $1',
    [issuer],
  );
  const [kept] = rows;
  if (kept === undefined) return undefined;
  return (await serialsOnKeptList(kept.crl)).includes(normalSerial(serialNumber))
    ? chartrierError('CERTIFICATE_TAKEN_BACK', { subject, issuer })
    : undefined;
}

/** Registered application certificates of a list's authority that it takes back, valid until now. */
export async function validCertificatesOn(
  queryable: Queryable,
  { issuer, revoked }: RevocationList,
): Promise<readonly string[]> {
  const { rows } = await queryable.query<{ fingerprint_sha256: string; serial_number: string }>(
    `select fingerprint_sha256, serial_number from application_certificate where issuer_dn = $1 and status = 'VALID'`,
    [issuer],
  );
  const serials = new Set(revoked);
  return rows
    .filter(({ serial_number }) => serials.has(normalSerial(serial_number)))
    .map(({ fingerprint_sha256 }) => fingerprint_sha256);
}

/** Revokes the personal certificates that a list takes back. @returns how many */
export async function revokePersonalCertificatesOn(
  queryable: Queryable,
  { issuer, revoked }: RevocationList,
): Promise<number> {
  const { rowCount } = await queryable.query(
    `update personal_certificate set status = 'REVOKED', revoked_at = now()
     where issuer_dn = $1 and status = 'VALID' and regexp_replace(upper(serial_number), '^0+(?=.)', '') = any ($2)`,
    [issuer, revoked],
  );
  return rowCount;
}
