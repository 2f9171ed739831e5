import type { Condition } from '../condition.ts';
import type { JsonValue } from '../json.ts';
import { elementPath } from '../json-path.ts';
import { MAX_OPERATORS } from '../limits.ts';
import { readArray } from '../reading.ts';
import type { Place, ReadCondition } from './operator.ts';

/** The list of conditions that `$and`, `$or` and `$not` hold: at least one. */
export function readConditions(
  body: JsonValue,
  place: Place,
  readCondition: ReadCondition,
): readonly Condition[] | undefined {
  const items = readArray(body, place.path, place.reading, { minimum: 1, maximum: MAX_OPERATORS });
  if (items === undefined) return undefined;
  const conditions: Condition[] = [];
  for (const [index, item] of items.entries()) {
    const condition = readCondition(item, { ...place, path: elementPath(place.path, index) });
    if (condition !== undefined) conditions.push(condition);
  }
  return conditions.length === items.length ? conditions : undefined;
}
