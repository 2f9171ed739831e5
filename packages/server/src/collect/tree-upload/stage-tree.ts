import { chartrierError } from '@chartrier/messages';
import {
  isSystemFile,
  type OpenTree,
  type PackageEntry,
  type TreeEntry,
} from '../../operations/ingest/index.ts';
import type { Database, NewGuid } from '../../platform/index.ts';
import type { HeldFolder } from '../folders/index.ts';
import { MAX_LEVELS } from '../units/index.ts';
import { withoutTimeLimit } from '../without-time-limit.ts';
import { entryFault, TOLD_FAULTS, type TreeFaults, treeFaults } from './tree-faults.ts';
import { type TreeRow, treeRows } from './tree-rows.ts';

/** Rows written in one statement. */
const ROWS_AT_ONCE = 1_000;
/** Names told at once; the others are counted. */
const TOLD_NAMES = 100;

/** Files of descriptions that may stand at the root of a tree, which are no units. */
export const DESCRIPTION_FILES = { 'metadata.csv': 'csv', 'metadata.jsonl': 'jsonl' } as const;
export type DescriptionForm = (typeof DESCRIPTION_FILES)[keyof typeof DESCRIPTION_FILES];

/** How a tree is taken. */
export interface TreeOptions {
  /** Files that systems add by themselves are left out; they are counted. */
  readonly withoutSystemFiles?: boolean;
}

/** What a tree holds, as its directory tells. */
export interface StagedTree {
  readonly files: number;
  readonly descriptions?: { readonly entry: PackageEntry; readonly form: DescriptionForm };
  /** Names whose encoding had to be guessed: how many, and some of them. */
  readonly guessed: { readonly count: number; readonly names: readonly string[] };
  /** Files that systems add by themselves (`.DS_Store`, `__MACOSX`, `Thumbs.db`), taken as any other or left out. */
  readonly systemFiles: number;
  readonly emptyFiles: number;
}

/**
 * Stages the folders and files of a tree by batches, those of its root that describe the others apart. Folders that a zip
 * leaves out are there by what they hold.
 *
 * @throws COLLECT_TREE_REFUSED with all that is wrong, COLLECT_TREE_EMPTY; PackageUnreadable
 */
export async function stageTree(
  { database, newGuid }: { readonly database: Database; readonly newGuid: NewGuid },
  { id: folder, signal, transaction: { tenant } }: HeldFolder,
  tree: OpenTree,
  { withoutSystemFiles = false }: TreeOptions = {},
): Promise<StagedTree> {
  const faults = treeFaults();
  const counts = { files: 0, guessed: 0, systemFiles: 0, emptyFiles: 0 };
  const guessedNames: string[] = [];
  const descriptions: { readonly entry: PackageEntry; readonly form: DescriptionForm }[] = [];
  let batch = new Map<string, TreeRow>();
  let any = false;

  async function flush(): Promise<void> {
    signal.throwIfAborted();
    const rows = [...batch.values()];
    batch = new Map();
    for (const path of await addRows(database, { tenant, folder }, rows)) faults.add(duplicate(path));
  }

  for await (const entry of tree.entries()) {
    const fault = entryFault(entry) ?? tooDeep(entry);
    if (fault !== undefined) {
      faults.add(fault);
      continue;
    }
    const form = entry.folder ? undefined : descriptionForm(entry.name);
    if (form !== undefined) {
      descriptions.push({ entry, form });
      continue;
    }
    const system = isSystemFile(entry.name);
    if (system && !entry.folder) counts.systemFiles += 1;
    if (system && withoutSystemFiles) continue;
    any = true;
    if (!entry.folder) counts.files += 1;
    if (!entry.folder && entry.size === 0) counts.emptyFiles += 1;
    if (entry.guessedFrom !== undefined) {
      counts.guessed += 1;
      if (guessedNames.length < TOLD_NAMES) guessedNames.push(entry.name);
    }
    for (const row of treeRows(entry, tenant, newGuid)) {
      const before = batch.get(row.path_key);
      if (before === undefined) batch.set(row.path_key, row);
      else if (!before.is_folder || !row.is_folder) faults.add(duplicate(row.path));
    }
    if (batch.size >= ROWS_AT_ONCE) await flush();
  }
  await flush();
  if (descriptions.length > 1)
    faults.add({
      code: 'COLLECT_TREE_TWO_DESCRIPTIONS',
      parameters: { names: descriptions.map(({ entry }) => entry.name) },
    });
  await findOverlaps(database, { tenant, folder }, faults);
  const refused = faults.refusal();
  if (refused !== undefined) throw refused;
  const [described] = descriptions;
  if (!any) throw chartrierError('COLLECT_TREE_EMPTY');
  return {
    files: counts.files,
    ...(described === undefined ? {} : { descriptions: described }),
    guessed: { count: counts.guessed, names: guessedNames },
    systemFiles: counts.systemFiles,
    emptyFiles: counts.emptyFiles,
  };
}

function descriptionForm(name: string): DescriptionForm | undefined {
  return Object.hasOwn(DESCRIPTION_FILES, name)
    ? DESCRIPTION_FILES[name as keyof typeof DESCRIPTION_FILES]
    : undefined;
}

function duplicate(entry: string) {
  return { code: 'INGEST_ENTRY_DUPLICATE', parameters: { entry } } as const;
}

function tooDeep({ name }: TreeEntry) {
  if (name.split('/').length <= MAX_LEVELS) return undefined;
  return { code: 'COLLECT_TREE_TOO_DEEP', parameters: { limit: MAX_LEVELS } } as const;
}

/** Adds rows; answers the paths that are there already and are not folders both times. */
async function addRows(
  database: Database,
  { tenant, folder }: { readonly tenant: number; readonly folder: string },
  rows: readonly TreeRow[],
): Promise<readonly string[]> {
  if (rows.length === 0) return [];
  const { rows: twice } = await database.query<{ readonly path: string }>(
    `with given as materialized (
       select * from jsonb_to_recordset($3::jsonb) x (${COLUMNS.map((column) => `${column} ${TYPES[column]}`).join(', ')})),
     held as materialized (
       select g.path from given g join collect_tree_entry e
         on e.tenant = $1 and e.folder = $2 and e.path_key = g.path_key
       where not (e.is_folder and g.is_folder)),
     added as (
       insert into collect_tree_entry (tenant, folder, ${COLUMNS.join(', ')})
       select $1, $2, ${COLUMNS.join(', ')} from given on conflict do nothing)
     select path from held`,
    [tenant, folder, JSON.stringify(rows)],
  );
  return twice.map(({ path }) => path);
}

const TYPES: Readonly<Record<keyof TreeRow, string>> = {
  path_key: 'text',
  parent_key: 'text',
  path: 'text',
  level: 'integer',
  is_folder: 'boolean',
  written_as: 'text',
  unit_id: 'text',
  group_id: 'text',
  object_id: 'text',
  ordinal: 'integer',
  byte_offset: 'bigint',
  stored_size: 'bigint',
  size: 'bigint',
  compressed: 'boolean',
  crc32: 'bigint',
};
const COLUMNS = Object.keys(TYPES) as readonly (keyof TreeRow)[];

/** Two files over the same bytes: a bomb that no ratio shows. */
async function findOverlaps(
  database: Database,
  { tenant, folder }: { readonly tenant: number; readonly folder: string },
  faults: TreeFaults,
): Promise<void> {
  const { rows } = await withoutTimeLimit(database, (transaction) =>
    transaction.query<{ readonly entry: string; readonly detail: string; readonly total: number }>(
      `select o.path entry, o.before detail, count(*) over ()::integer total
       from (select path, byte_offset, lag(path) over w before,
                    max(byte_offset + 30 + length(path) + stored_size)
                      over (w rows between unbounded preceding and 1 preceding) upto
             from collect_tree_entry where tenant = $1 and folder = $2 and not is_folder
             window w as (order by byte_offset, ordinal)) o
       where o.byte_offset < o.upto order by o.byte_offset limit ${TOLD_FAULTS}`,
      [tenant, folder],
    ),
  );
  for (const { entry, detail } of rows)
    faults.add({ code: 'INGEST_ENTRY_OVERLAPPING', parameters: { entry, detail } });
  faults.addCount((rows[0]?.total ?? 0) - rows.length);
}
