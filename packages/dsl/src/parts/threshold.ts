import type { JsonValue } from '../json.ts';
import type { JsonPath } from '../json-path.ts';
import { type Reading, readInteger } from '../reading.ts';

/** `$threshold`: how many records at most a batch operation or a stream may touch. */
export function readThreshold(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
): number | undefined {
  return value === undefined ? undefined : readInteger(value, path, reading, 0);
}
