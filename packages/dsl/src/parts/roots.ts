import { invalidValue } from '../faults.ts';
import type { JsonValue } from '../json.ts';
import { elementPath, type JsonPath } from '../json-path.ts';
import { MAX_ROOTS, MAX_ROOTS_CHARACTERS } from '../limits.ts';
import { type Reading, readArray, readString } from '../reading.ts';
import { isWithin } from './measure.ts';

/** An identifier of the platform: 22 bytes in lower-case Base32 without padding; the last character carries one bit. */
const GUID = /^[a-z2-7]{35}[aq]$/;

export function isGuidText(text: string): boolean {
  return GUID.test(text);
}

/** `$roots`: identifiers from which the query walks. Absent means none. */
export function readRoots(value: JsonValue | undefined, path: JsonPath, reading: Reading): readonly string[] {
  if (value === undefined || !isWithin(value, MAX_ROOTS_CHARACTERS, path, reading)) return [];
  return readGuids(value, path, reading, 0);
}

export function readGuids(
  value: JsonValue,
  path: JsonPath,
  reading: Reading,
  minimum: number,
): readonly string[] {
  const items = readArray(value, path, reading, { minimum, maximum: MAX_ROOTS, single: true }) ?? [];
  const ids: string[] = [];
  for (const [index, item] of items.entries()) {
    const id = readString(item, elementPath(path, index), reading);
    if (id === undefined) continue;
    if (isGuidText(id)) ids.push(id);
    else {
      reading.report(
        invalidValue(
          elementPath(path, index),
          {
            fr: 'un identifiant de 36 caractères (a-z, 2-7) est attendu',
            en: 'an identifier of 36 characters (a-z, 2-7) is expected',
          },
          id,
        ),
      );
    }
  }
  return Object.freeze(ids);
}
