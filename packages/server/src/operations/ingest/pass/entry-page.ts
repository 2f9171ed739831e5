import type { Queryable } from '../../../platform/index.ts';
import type { EntryFaultCode, PackageEntry } from '../package/entry.ts';
import type { Deposit } from '../staging/deposit.ts';

/** A file of the package, and the object of the manifest that it is, if any. */
export interface EntryToRead {
  readonly entry: PackageEntry;
  readonly object?: {
    readonly ordinal: number;
    readonly id: string;
    readonly algorithm?: string;
  };
}

const PAGE = 2_000;
/** Faults of a name: the bytes can be read, and looked at. */
const READABLE: readonly EntryFaultCode[] = [
  'NAME_NOT_ALLOWED',
  'NAME_UNREADABLE',
  'SEPARATOR_BACKSLASH',
  'TRAVERSAL',
];

interface Row {
  readonly ordinal: number;
  readonly name: string;
  readonly byte_offset: number;
  readonly stored_size: number;
  readonly size: number;
  readonly compressed: boolean;
  readonly crc32: number | null;
  readonly object_ordinal: number | null;
  readonly object_id: string | null;
  readonly algorithm: string | null;
  readonly stored: boolean;
}

type Place = readonly [offset: number, entry: number, object: number];

/**
 * The package's files in the order of their bytes, page by page, with their objects; a file that several objects name
 * comes once for each. Files that cannot be read are left out, and those of objects whose bytes were stored already; with
 * `everyFile` these come too, without their objects. The next page comes while one is read.
 */
export async function* entriesInOrder(
  queryable: Queryable,
  { deposit, tables }: Deposit,
  everyFile: boolean,
): AsyncGenerator<readonly EntryToRead[]> {
  const stored = `exists (select from ${tables.object_content} c where c.deposit = $1 and c.ordinal = o.ordinal)`;
  const pageAfter = async (place: Place): Promise<readonly Row[]> => {
    const { rows } = await queryable.query<Row>(
      `select e.ordinal, e.name, e.byte_offset, e.stored_size, e.size, e.compressed, e.crc32,
              o.ordinal object_ordinal, o.id object_id, o.algorithm, $5 and ${stored} stored
       from ${tables.entry} e
       left join ${tables.object} o on o.deposit = $1 and o.uri = e.name and not o.physical
       where e.deposit = $1 and (e.fault is null or e.fault = any ($6))
         and (e.byte_offset, e.ordinal) >= ($2, $3)
         and (e.byte_offset, e.ordinal, coalesce(o.ordinal, 0)) > ($2, $3, $4::integer)
         and ($5 or not ${stored})
       order by e.byte_offset, e.ordinal, coalesce(o.ordinal, 0)
       limit ${PAGE}`,
      [deposit, ...place, everyFile, READABLE],
    );
    return rows;
  };
  let next = pageAfter([-1, -1, -1]);
  try {
    for (;;) {
      const rows = await next;
      const last = rows.at(-1);
      if (last === undefined) return;
      const isLast = rows.length < PAGE;
      if (!isLast) next = pageAfter([last.byte_offset, last.ordinal, last.object_ordinal ?? 0]);
      // A failure is told to whoever asks for that page.
      next.catch(() => undefined);
      yield rows.map(entryOf);
      if (isLast) return;
    }
  } finally {
    await next.catch(() => undefined);
  }
}

function entryOf(row: Row): EntryToRead {
  const entry: PackageEntry = {
    ordinal: row.ordinal,
    name: row.name,
    offset: row.byte_offset,
    storedSize: row.stored_size,
    size: row.size,
    compressed: row.compressed,
    ...(row.crc32 === null ? {} : { crc32: row.crc32 }),
  };
  if (row.object_ordinal === null || row.object_id === null || row.stored) return { entry };
  const algorithm = row.algorithm === null ? {} : { algorithm: row.algorithm };
  return { entry, object: { ordinal: row.object_ordinal, id: row.object_id, ...algorithm } };
}
