import { illegalName } from '../faults.ts';
import type { JsonValue } from '../json.ts';
import type { JsonPath } from '../json-path.ts';
import { MAX_FIELD_NAME_CHARACTERS } from '../limits.ts';
import { type Reading, readString } from '../reading.ts';
import { systemName } from './system-names.ts';

/** A field as the caller wrote it, and its path in the stored document. */
export interface Field {
  readonly written: string;
  /** Dotted, with stored names: `_mgt.AccessRule.Rules.Rule`. */
  readonly path: string;
}

export function createField(written: string, path: string): Field {
  return Object.freeze({ written, path });
}

/**
 * Reads a field's name. A name starting with `_` is refused; one starting with `#` must be a system name, of which
 * only the leading part is translated; any other stands for itself.
 */
export function readField(value: JsonValue | undefined, path: JsonPath, reading: Reading): Field | undefined {
  const written = readString(value, path, reading);
  if (written === undefined) return undefined;
  const parts = written.split('.');
  const [leading = '', ...rest] = parts;
  if (
    written.length > MAX_FIELD_NAME_CHARACTERS ||
    leading.startsWith('$') ||
    parts.some((part) => part.trim() === '')
  ) {
    reading.report(illegalName(path, written, 'form'));
    return undefined;
  }
  if (leading.startsWith('_')) {
    reading.report(illegalName(path, written, 'internal'));
    return undefined;
  }
  if (!leading.startsWith('#')) return createField(written, written);
  const name = systemName(leading, reading.vocabulary);
  if (name === undefined) {
    reading.report(illegalName(path, written, 'unknown'));
    return undefined;
  }
  if (name === 'literal') return createField(written, written);
  if (name.unavailable) {
    reading.report(illegalName(path, written, 'unavailable'));
    return undefined;
  }
  return createField(written, name.keepsRest ? [name.stored, ...rest].join('.') : name.stored);
}
