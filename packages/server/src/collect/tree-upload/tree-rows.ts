import { createHash } from 'node:crypto';
import type { TreeEntry } from '../../operations/ingest/index.ts';
import type { NewGuid } from '../../platform/index.ts';

/** A folder or a file of a tree, as it is staged. */
export interface TreeRow {
  readonly path_key: string;
  readonly parent_key: string | null;
  readonly path: string;
  readonly level: number;
  readonly is_folder: boolean;
  readonly written_as: string | null;
  readonly unit_id: string;
  readonly group_id: string | null;
  readonly object_id: string | null;
  readonly ordinal: number | null;
  readonly byte_offset: number | null;
  readonly stored_size: number | null;
  readonly size: number | null;
  readonly compressed: boolean | null;
  readonly crc32: number | null;
}

/** What finds a path: it may be longer than what an index takes. */
export function pathKey(path: string): string {
  return createHash('sha256').update(path).digest('hex');
}

/**
 * The rows of an entry: those of the folders that hold it, from the root, then its own. (Many tools leave folders out of
 * their zips: they are there by what they hold.)
 */
export function treeRows(entry: TreeEntry, tenant: number, newGuid: NewGuid): readonly TreeRow[] {
  const steps = entry.name.split('/');
  return steps.map((_, index) => {
    const path = steps.slice(0, index + 1).join('/');
    const own = index === steps.length - 1;
    const file = own && !entry.folder ? entry : undefined;
    return {
      path_key: pathKey(path),
      parent_key: index === 0 ? null : pathKey(steps.slice(0, index).join('/')),
      path,
      level: index,
      is_folder: file === undefined,
      written_as: own ? (entry.guessedFrom?.toString('hex') ?? null) : null,
      unit_id: newGuid('unit', tenant),
      group_id: file === undefined ? null : newGuid('objectgroup', tenant),
      object_id: file === undefined ? null : newGuid('object', tenant),
      ordinal: file?.ordinal ?? null,
      byte_offset: file?.offset ?? null,
      stored_size: file?.storedSize ?? null,
      size: file?.size ?? null,
      compressed: file?.compressed ?? null,
      crc32: file?.crc32 ?? null,
    };
  });
}
