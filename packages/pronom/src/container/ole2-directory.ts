/** An entry of an OLE2 directory ([MS-CFB] 2.6): a storage, a stream or the root. */
export interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

const ENTRY_SIZE = 128;
const NO_ENTRY = 0xffffffff;
const ROOT = 5;
const STORAGE = 1;
const PATH_DEPTH = 16;

/** @returns the entries, the root first, `cut` where there are more than `limit`; undefined where there is no root. */
export function readEntries(
  directory: Uint8Array,
  limit: number,
): { readonly entries: readonly Entry[]; readonly cut: boolean } | undefined {
  const data = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  const count = Math.floor(directory.length / ENTRY_SIZE);
  const entries: Entry[] = [];
  for (let index = 0; index < Math.min(count, limit); index++)
    entries.push(readEntry(data, index * ENTRY_SIZE));
  return entries[0]?.type === ROOT ? { entries, cut: count > limit } : undefined;
}

function readEntry(data: DataView, at: number): Entry {
  const length = Math.min(data.getUint16(at + 64, true), 64);
  let name = '';
  for (let index = 0; index + 2 < length; index += 2) {
    name += String.fromCharCode(data.getUint16(at + index, true));
  }
  return {
    name: withoutControls(name),
    type: data.getUint8(at + 66),
    left: data.getUint32(at + 68, true),
    right: data.getUint32(at + 72, true),
    child: data.getUint32(at + 76, true),
    start: data.getUint32(at + 116, true),
    size: data.getUint32(at + 120, true),
  };
}

/** Property streams begin with a control character, U+0001 or U+0005, that signatures do not write. */
function withoutControls(name: string): string {
  let from = 0;
  while (from < name.length && name.charCodeAt(from) <= 0x20) from++;
  return name.slice(from).trimEnd();
}

/** The entries whose path is asked for. Each entry is visited once: a tree that turns in circles ends. */
export function pathsOf(entries: readonly Entry[], asked: ReadonlySet<string>): ReadonlyMap<string, Entry> {
  const found = new Map<string, Entry>();
  const visited = new Set<number>([0]);
  const waiting = [{ id: entries[0]?.child ?? NO_ENTRY, folder: '', depth: 0 }];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { id, folder, depth } = next;
    const entry = entries[id];
    if (entry === undefined || visited.has(id)) continue;
    visited.add(id);
    const path = folder + entry.name;
    if (asked.has(path) && !found.has(path)) found.set(path, entry);
    waiting.push({ id: entry.left, folder, depth }, { id: entry.right, folder, depth });
    if (entry.type === STORAGE && depth < PATH_DEPTH) {
      waiting.push({ id: entry.child, folder: `${path}/`, depth: depth + 1 });
    }
  }
  return found;
}
