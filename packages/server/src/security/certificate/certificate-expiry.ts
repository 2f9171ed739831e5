import type { Queryable } from '../../platform/index.ts';

/** Certificates that end this soon are told to the operator, so that they are renewed without a stop. */
const WARNED_DAYS = 30;

export interface EndingCertificate {
  readonly subject: string;
  readonly context: string;
  readonly expiresAt: Date;
}

/** Marks what has expired (what is presented is judged by its own dates anyway), and gives what will soon. */
export async function checkExpiry(queryable: Queryable, now: Date): Promise<readonly EndingCertificate[]> {
  for (const table of ['application_certificate', 'personal_certificate'])
    await queryable.query(
      `update ${table} set status = 'EXPIRED' where status = 'VALID' and expires_at <= $1`,
      [now],
    );
  const { rows } = await queryable.query<{ subject: string; context: string; expiresAt: Date }>(
    `select subject_dn as subject, context_identifier as context, expires_at as "expiresAt" from application_certificate
     where status = 'VALID' and expires_at <= $1::timestamptz + make_interval(days => $2) order by expires_at`,
    [now, WARNED_DAYS],
  );
  return rows;
}
