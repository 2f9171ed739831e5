import type { Queryable, Transaction } from '../../platform/index.ts';

/** Where the bytes of an object are: a file of a folder of the workspace that its transaction keeps. */
export interface Binary {
  readonly objectId: string;
  readonly folder: string;
  /** The file's name in the folder, as the workspace takes it. */
  readonly name: string;
  /** Where it begins there: the files of a tree are one after the other in one file. */
  readonly offset?: number;
  readonly size: number;
}

/** Notes where the bytes of new objects are, in the commit of their folder. */
export async function addBinaries(
  transaction: Transaction,
  tenant: number,
  transactionId: string,
  binaries: readonly Binary[],
): Promise<void> {
  await transaction.query(
    `insert into collect_binary (tenant, object_id, transaction_id, folder, name, byte_offset, byte_length)
     select $1, b.* from (
       select o, $2::text, f, n, a, s
       from unnest($3::text[], $4::text[], $5::text[], $6::bigint[], $7::bigint[]) x (o, f, n, a, s)) b
     on conflict (tenant, object_id) do update set folder = excluded.folder, name = excluded.name,
       byte_offset = excluded.byte_offset, byte_length = excluded.byte_length`,
    [
      tenant,
      transactionId,
      binaries.map(({ objectId }) => objectId),
      binaries.map(({ folder }) => folder),
      binaries.map(({ name }) => name),
      binaries.map(({ offset = 0 }) => offset),
      binaries.map(({ size }) => size),
    ],
  );
}

interface Row {
  readonly object_id: string;
  readonly folder: string;
  readonly name: string;
  readonly byte_offset: string;
  readonly byte_length: string;
}

/** Where an object's bytes are; undefined when none came. */
export async function findBinary(
  queryable: Queryable,
  tenant: number,
  objectId: string,
): Promise<Binary | undefined> {
  const { rows } = await queryable.query<Row>(
    `select object_id, folder, name, byte_offset, byte_length from collect_binary
     where tenant = $1 and object_id = $2`,
    [tenant, objectId],
  );
  const [row] = rows;
  return row === undefined ? undefined : binaryOf(row);
}

function binaryOf({ object_id, folder, name, byte_offset, byte_length }: Row): Binary {
  return { objectId: object_id, folder, name, offset: Number(byte_offset), size: Number(byte_length) };
}

/** `Content/<object>` and the extension of the file's name, in lower case: where the object is in the package. */
export function uriOf(objectId: string, filename: string | undefined): string {
  const extension = /\.([A-Za-z0-9]{1,20})$/.exec(filename ?? '')?.[1];
  return `Content/${objectId}${extension === undefined ? '' : `.${extension.toLowerCase()}`}`;
}
