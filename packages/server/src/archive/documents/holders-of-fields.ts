import { isChartrierError } from '@chartrier/messages';
import type { Database, Transaction } from '../../platform/index.ts';

/** What a field may be in. */
export type HolderKind = 'Unit' | 'ObjectGroup';

/** A unit or an object group, of any tenant, that holds a field at some depth: the first one that was met. */
export interface FieldHolder {
  readonly kind: HolderKind;
  readonly tenant: number;
  readonly id: string;
}

/**
 * No index knows names at every depth: to know that nothing holds a field, every document is read (measured at a million
 * units, on two cores that other work kept busy: 13 s for a name or two, 23 s for more). A question that lasts longer is
 * given up.
 */
export const FIELD_SEARCH_TIMEOUT_MILLISECONDS = 120_000;
/** Fields whose holder is told; whoever asked knows enough by then. */
const MAX_HELD_FIELDS = 20;

const TABLES: Readonly<Record<HolderKind, string>> = { Unit: 'unit', ObjectGroup: 'object_group' };

/**
 * Of these names of fields, those that a unit or an object group holds, each with one that does: twenty names at most. A
 * search stops at the first document that holds one; the names that nothing holds cost one reading of them all.
 *
 * @returns undefined when it was not known in time
 */
export async function holdersOfFields(
  database: Database,
  names: Readonly<Record<HolderKind, readonly string[]>>,
  timeoutMilliseconds: number = FIELD_SEARCH_TIMEOUT_MILLISECONDS,
): Promise<ReadonlyMap<string, FieldHolder> | undefined> {
  const holders = new Map<string, FieldHolder>();
  try {
    await database.transaction(
      async (transaction) => {
        await transaction.query("select set_config('statement_timeout', $1, true)", [
          String(timeoutMilliseconds),
        ]);
        // the first row ends it, and there is most often none: worth all the processors from the start
        await transaction.query('set local parallel_setup_cost = 0; set local parallel_tuple_cost = 0');
        for (const kind of ['Unit', 'ObjectGroup'] as const) {
          const wanted = new Set(names[kind].filter((name) => !holders.has(name)));
          while (wanted.size > 0 && holders.size < MAX_HELD_FIELDS) {
            const found = await firstHolder(transaction, kind, [...wanted]);
            if (found === undefined) break;
            wanted.delete(found.name);
            holders.set(found.name, { kind, tenant: found.tenant, id: found.id });
          }
        }
      },
      { readOnly: true },
    );
  } catch (error) {
    if (!isChartrierError(error, 'DATABASE_STATEMENT_CANCELLED')) throw error;
    return undefined;
  }
  return holders;
}

/** Up to so many names are looked for one by one in each object; more of them at once in the document's text. */
const FEW_NAMES = 3;

/**
 * A document as text has each name between quotes, with a colon after: inside a value the quotes are escaped, so that a
 * text is never taken for a name. One expression for all the names costs as much as for one.
 */
async function firstHolder(
  transaction: Transaction,
  kind: HolderKind,
  names: readonly string[],
): Promise<{ readonly tenant: number; readonly id: string; readonly name: string } | undefined> {
  const expression = `"(${names.map(writtenName).join('|')})": `;
  const path = `strict $.** ? (${names.map((name) => `exists(@.${JSON.stringify(name)})`).join(' || ')})`;
  const few = names.length <= FEW_NAMES;
  const { rows } = await transaction.query<{ tenant: number; id: string; found: string }>(
    `select tenant, id, (regexp_match(document::text, $1))[1] as found from ${TABLES[kind]}
     where ${few ? 'document @? $2::jsonpath' : 'document::text ~ $1'} limit 1`,
    few ? [expression, path] : [expression],
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return { tenant: row.tenant, id: row.id, name: JSON.parse(`"${row.found}"`) as string };
}

/** A name as the text of a document writes it, as an expression that matches it alone. */
function writtenName(name: string): string {
  return JSON.stringify(name)
    .slice(1, -1)
    .replaceAll(/[^\p{L}\p{N}_]/gu, '\\$&');
}
