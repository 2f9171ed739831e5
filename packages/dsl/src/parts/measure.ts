import { tooLong } from '../faults.ts';
import type { JsonValue } from '../json.ts';
import type { JsonPath } from '../json-path.ts';
import type { Reading } from '../reading.ts';

/** Reports a part of the body whose text is longer than allowed; false then. */
export function isWithin(
  value: JsonValue | undefined,
  maximum: number,
  path: JsonPath,
  reading: Reading,
): boolean {
  if (value === undefined || JSON.stringify(value).length <= maximum) return true;
  reading.report(tooLong(path, maximum, 'characters'));
  return false;
}
