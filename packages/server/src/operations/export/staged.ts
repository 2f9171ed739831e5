import type { Queryable, ZipEntry } from '../../platform/index.ts';
import type { ItemRange } from '../engine/index.ts';
import type { ExportPlace } from './services.ts';

const TABLES = ['export_unit', 'export_object', 'export_entry'] as const;

/** Removes what an export listed: at its end, and when it lists anew. */
export async function clearStaged(queryable: Queryable, { tenant, operationId }: ExportPlace): Promise<void> {
  for (const table of TABLES)
    await queryable.query(`delete from ${table} where tenant = $1 and operation_id = $2`, [
      tenant,
      operationId,
    ]);
}

/** How many objects have bytes to copy. */
export async function countFiles(
  queryable: Queryable,
  { tenant, operationId }: ExportPlace,
): Promise<number> {
  const { rows } = await queryable.query<{ readonly files: number }>(
    `select count(*)::integer files from export_object
     where tenant = $1 and operation_id = $2 and ordinal is not null`,
    [tenant, operationId],
  );
  return rows[0]?.files ?? 0;
}

/** Where the entry of the zip stands that comes after those that are durable. */
export async function endOfEntries(
  queryable: Queryable,
  { tenant, operationId }: ExportPlace,
): Promise<number> {
  const { rows } = await queryable.query<{ readonly ends: number }>(
    `select byte_offset + byte_length ends from export_entry
     where tenant = $1 and operation_id = $2 order by ordinal desc limit 1`,
    [tenant, operationId],
  );
  return rows[0]?.ends ?? 0;
}

/** How many entries of a batch of objects are durable: all of them, or none. */
export async function countEntries(
  queryable: Queryable,
  { tenant, operationId }: ExportPlace,
  { from, to }: Pick<ItemRange, 'from' | 'to'>,
): Promise<number> {
  const { rows } = await queryable.query<{ readonly entries: number }>(
    `select count(*)::integer entries from export_entry
     where tenant = $1 and operation_id = $2 and ordinal between $3 and $4`,
    [tenant, operationId, from, to],
  );
  return rows[0]?.entries ?? 0;
}

/** The manifest stands before the objects. */
export const MANIFEST_ORDINAL = -1;

/** Keeps entries of the zip whose bytes are durable. */
export async function keepEntries(
  queryable: Queryable,
  { tenant, operationId }: ExportPlace,
  from: number,
  entries: readonly ZipEntry[],
): Promise<void> {
  const column = <Value>(value: (entry: ZipEntry) => Value) => entries.map(value);
  await queryable.query(
    `insert into export_entry
       (tenant, operation_id, ordinal, name, byte_offset, byte_length, size, packed_size, crc32, zip64)
     select $1, $2, $3 + place - 1, name, byte_offset, byte_length, size, packed_size, crc32, zip64
     from unnest($4::text[], $5::bigint[], $6::bigint[], $7::bigint[], $8::bigint[], $9::bigint[], $10::boolean[])
       with ordinality as entry (name, byte_offset, byte_length, size, packed_size, crc32, zip64, place)`,
    [
      tenant,
      operationId,
      from,
      column(({ name }) => name),
      column(({ offset }) => offset),
      column(({ length }) => length),
      column(({ size }) => size),
      column(({ packedSize }) => packedSize),
      column(({ crc32 }) => crc32),
      column(({ zip64 }) => zip64),
    ],
  );
}
