import type { Queryable } from '../../../platform/index.ts';
import type { PackageEntry } from '../package/entry.ts';
import type { Deposit } from '../staging/deposit.ts';

interface Row {
  readonly ordinal: number;
  readonly name: string;
  readonly byte_offset: number;
  readonly stored_size: number;
  readonly size: number;
  readonly compressed: boolean;
  readonly crc32: number | null;
}

/** The manifest's entry: the first root file that has a manifest's name. */
export async function findManifest(
  queryable: Queryable,
  deposit: Deposit,
): Promise<PackageEntry | undefined> {
  const name = deposit.facts.package?.manifest;
  if (name === undefined) return undefined;
  const { rows } = await queryable.query<Row>(
    `select ordinal, name, byte_offset, stored_size, size, compressed, crc32
     from ${deposit.tables.entry} where deposit = $1 and name = $2 order by ordinal limit 1`,
    [deposit.deposit, name],
  );
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    ordinal: row.ordinal,
    name: row.name,
    offset: row.byte_offset,
    storedSize: row.stored_size,
    size: row.size,
    compressed: row.compressed,
    ...(row.crc32 === null ? {} : { crc32: row.crc32 }),
  };
}

/** Whether the package is refused for its files alone, whatever its manifest says. */
export async function hasRefusedEntries(
  queryable: Queryable,
  { deposit, tables }: Deposit,
): Promise<boolean> {
  const { rows } = await queryable.query(
    `select from ${tables.entry} where deposit = $1 and fault is not null
     union all
     select from ${tables.entry_finding} where deposit = $1 and finding <> 'not_scanned'
     union all
     select from ${tables.entry} where deposit = $1 group by name having count(*) > 1
     limit 1`,
    [deposit],
  );
  return rows.length > 0;
}
