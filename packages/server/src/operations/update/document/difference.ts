import type { JsonObject } from '@chartrier/dsl';
import { jacksonPrint } from '../../../logbook/index.ts';

/** Above, a field's lines between those that both versions share are told as all changed. */
const MAX_COMPARED_CELLS = 1_000_000;

/**
 * The lines that differ between two versions of a document, printed as Vitam prints them, each behind its sign:
 * `-  "Title" : "Old"`, `+  "Title" : "New"`. Fields are compared one by one, so that a comma after the last one is no
 * difference.
 */
export function differenceOf(before: JsonObject, after: JsonObject): string {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names]
    .flatMap((name) => fieldDifference(linesOf(before, name), linesOf(after, name)))
    .join('\n');
}

function linesOf(document: JsonObject, name: string): readonly string[] {
  if (!Object.hasOwn(document, name)) return [];
  return jacksonPrint({ [name]: document[name] })
    .split('\n')
    .slice(1, -1);
}

function fieldDifference(before: readonly string[], after: readonly string[]): readonly string[] {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start += 1;
  let end = 0;
  const shortest = Math.min(before.length, after.length) - start;
  while (end < shortest && before.at(-1 - end) === after.at(-1 - end)) end += 1;
  return between(before.slice(start, before.length - end), after.slice(start, after.length - end));
}

/** Lines removed and added, around the longest sequence that both have in common. */
function between(before: readonly string[], after: readonly string[]): readonly string[] {
  const removed = (line: string) => `-${line}`;
  const added = (line: string) => `+${line}`;
  if (before.length * after.length > MAX_COMPARED_CELLS) return [...before.map(removed), ...after.map(added)];
  const width = after.length + 1;
  const common = new Uint32Array((before.length + 1) * width);
  const at = (row: number, column: number) => common[row * width + column] ?? 0;
  for (let row = before.length - 1; row >= 0; row -= 1)
    for (let column = after.length - 1; column >= 0; column -= 1)
      common[row * width + column] =
        before[row] === after[column]
          ? at(row + 1, column + 1) + 1
          : Math.max(at(row + 1, column), at(row, column + 1));
  const lines: string[] = [];
  let row = 0;
  let column = 0;
  while (row < before.length || column < after.length) {
    const old = before[row];
    const now = after[column];
    if (old !== undefined && old === now) {
      row += 1;
      column += 1;
    } else if (old !== undefined && (now === undefined || at(row + 1, column) >= at(row, column + 1))) {
      lines.push(removed(old));
      row += 1;
    } else {
      lines.push(added(now ?? ''));
      column += 1;
    }
  }
  return lines;
}
