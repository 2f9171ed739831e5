import { chartrierError } from '@chartrier/messages';
import type { Queryable, Transaction } from '../../../platform/index.ts';

/** An upload that receives nothing for so long is given up. */
export const KEPT_MILLISECONDS = 24 * 3_600_000;
/** Uploads that a tenant may have under way. */
export const MOST_OPEN_UPLOADS = 20;

/** How the deposit was asked for when the upload was opened. */
export interface AskedDeposit {
  readonly firstAction: 'RESUME' | 'NEXT';
  readonly filename?: string;
  readonly manifestDigestAlgorithm?: string;
  readonly manifestDigestValue?: string;
}

/** A package that comes in several pieces, and where it stands. */
export interface ResumableUpload {
  /** Also the id of the operation that the package becomes. */
  readonly id: string;
  readonly tenant: number;
  /** Whoever opened it: nobody else sees it. */
  readonly owner: string;
  readonly workflow: string;
  readonly deposit: AskedDeposit;
  /** Bytes announced. */
  readonly length: number;
  /** The package's digest, when it was announced. */
  readonly sha512?: string;
  /** Bytes that the disk has. */
  readonly received: number;
  readonly createdAt: Date;
  readonly expiresAt: Date;
  /** Since when it is an operation. */
  readonly completedAt?: Date;
}

interface Row {
  readonly id: string;
  readonly tenant: number;
  readonly owner: string;
  readonly workflow: string;
  readonly deposit: AskedDeposit;
  readonly byte_length: string;
  readonly sha512: string | null;
  readonly received: string;
  readonly created_at: Date;
  readonly expires_at: Date;
  readonly completed_at: Date | null;
}

const COLUMNS =
  'id, tenant, owner, workflow, deposit, byte_length, sha512, received, created_at, expires_at, completed_at';

function uploadOf(row: Row): ResumableUpload {
  return {
    id: row.id,
    tenant: row.tenant,
    owner: row.owner,
    workflow: row.workflow,
    deposit: row.deposit,
    length: Number(row.byte_length),
    ...(row.sha512 === null ? {} : { sha512: row.sha512 }),
    received: Number(row.received),
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    ...(row.completed_at === null ? {} : { completedAt: row.completed_at }),
  };
}

/** Whose upload is looked for, and when. */
interface Asked {
  readonly tenant: number;
  readonly owner: string;
  readonly now: Date;
}

/** An upload of one's own that has not expired. */
export async function findUpload(
  queryable: Queryable,
  id: string,
  { tenant, owner, now }: Asked,
): Promise<ResumableUpload | undefined> {
  const { rows } = await queryable.query<Row>(
    `select ${COLUMNS} from resumable_upload
     where id = $1 and tenant = $2 and owner = $3 and expires_at > $4`,
    [id, tenant, owner, now],
  );
  const [row] = rows;
  return row === undefined ? undefined : uploadOf(row);
}

/** One's own uploads that are not whole, the last opened first; MOST_OPEN_UPLOADS bounds them. */
export async function listUploads(
  queryable: Queryable,
  { tenant, owner, now }: Asked,
): Promise<readonly ResumableUpload[]> {
  const { rows } = await queryable.query<Row>(
    `select ${COLUMNS} from resumable_upload
     where tenant = $1 and owner = $2 and expires_at > $3 and completed_at is null
     order by created_at desc, id limit ${MOST_OPEN_UPLOADS}`,
    [tenant, owner, now],
  );
  return rows.map(uploadOf);
}

/** A tenant's uploads that are no operation, expired or not; MOST_OPEN_UPLOADS and the sweep bound them. */
export async function uploadsUnderWay(queryable: Queryable, tenant: number): Promise<readonly string[]> {
  const { rows } = await queryable.query<{ readonly id: string }>(
    'select id from resumable_upload where tenant = $1 and completed_at is null order by id',
    [tenant],
  );
  return rows.map(({ id }) => id);
}

/** What uploads that are not whole still wait for: how many they are on the tenant, and bytes on the whole platform. */
export async function awaitedUploads(
  transaction: Transaction,
  tenant: number,
  now: Date,
): Promise<{ readonly ofTenant: number; readonly bytes: number }> {
  const { rows } = await transaction.query<{ readonly of_tenant: string; readonly bytes: string }>(
    `select count(*) filter (where tenant = $1) as of_tenant, coalesce(sum(byte_length - received), 0) as bytes
     from resumable_upload where expires_at > $2 and completed_at is null`,
    [tenant, now],
  );
  return { ofTenant: Number(rows[0]?.of_tenant ?? 0), bytes: Number(rows[0]?.bytes ?? 0) };
}

export async function insertUpload(
  transaction: Transaction,
  upload: Omit<ResumableUpload, 'received' | 'completedAt'>,
): Promise<void> {
  await transaction.query(
    `insert into resumable_upload
       (id, tenant, owner, workflow, deposit, byte_length, sha512, created_at, expires_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      upload.id,
      upload.tenant,
      upload.owner,
      upload.workflow,
      upload.deposit,
      upload.length,
      upload.sha512 ?? null,
      upload.createdAt,
      upload.expiresAt,
    ],
  );
}

/**
 * A server was killed once it had removed the bytes of an upload, before its row: what was begun is done.
 *
 * @throws UPLOAD_NOT_FOUND
 */
export async function forgetUploadWithoutBytes(
  queryable: Queryable,
  id: string,
  cause: unknown,
): Promise<never> {
  await forgetUpload(queryable, id);
  throw chartrierError('UPLOAD_NOT_FOUND', { id }, { cause });
}

export async function forgetUpload(queryable: Queryable, id: string): Promise<void> {
  await queryable.query('delete from resumable_upload where id = $1', [id]);
}
