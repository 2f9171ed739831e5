import type { Queryable, Transaction } from '../../platform/index.ts';
import type { ObjectLocation } from '../../storage/index.ts';

const COLUMNS = 'tenant, object_id, strategy, pack_key, byte_offset, byte_length, sha512';

interface Row {
  readonly object_id: string;
  readonly strategy: string;
  readonly pack_key: string;
  readonly byte_offset: number;
  readonly byte_length: number;
  readonly sha512: string;
}

/** Where an object's bytes lie, or undefined: unknown id, or a physical object. */
export async function findObjectLocation(
  queryable: Queryable,
  tenant: number,
  objectId: string,
): Promise<ObjectLocation | undefined> {
  const { rows } = await queryable.query<Row>(
    `select object_id, strategy, pack_key, byte_offset, byte_length, sha512
     from object_location where tenant = $1 and object_id = $2`,
    [tenant, objectId],
    { name: 'object-location-by-id' },
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    objectId: row.object_id,
    strategy: row.strategy,
    packKey: row.pack_key,
    offset: row.byte_offset,
    length: row.byte_length,
    sha512: row.sha512,
  };
}

/** Records locations from staged rows: `source` gives object_id, strategy, pack_key, byte_offset, byte_length, sha512. */
export async function publishObjectLocations(
  transaction: Transaction,
  tenant: number,
  source: { readonly text: string; readonly values: readonly (string | number | null)[] },
): Promise<number> {
  const place = source.values.length + 1;
  const { rowCount } = await transaction.query(
    `insert into object_location (${COLUMNS})
     select $${place}::integer, s.object_id, s.strategy, s.pack_key, s.byte_offset, s.byte_length, s.sha512
     from (${source.text}) s`,
    [...source.values, tenant],
  );
  return rowCount;
}

/** Records locations, replacing those of the same objects (a rebuild, a purge's successor pack). */
export async function putObjectLocations(
  transaction: Transaction,
  tenant: number,
  locations: readonly ObjectLocation[],
): Promise<void> {
  await transaction.query(
    `insert into object_location (${COLUMNS})
     select $1, * from unnest($2::text[], $3::text[], $4::text[], $5::bigint[], $6::bigint[], $7::text[])
     on conflict (tenant, object_id) do update set
       strategy = excluded.strategy, pack_key = excluded.pack_key, byte_offset = excluded.byte_offset,
       byte_length = excluded.byte_length, sha512 = excluded.sha512`,
    [
      tenant,
      locations.map((one) => one.objectId),
      locations.map((one) => one.strategy),
      locations.map((one) => one.packKey),
      locations.map((one) => one.offset),
      locations.map((one) => one.length),
      locations.map((one) => one.sha512),
    ],
  );
}
