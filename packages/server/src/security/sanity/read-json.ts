import { type ChartrierError, chartrierError } from '@chartrier/messages';
import { jsonFaultPlace } from './json-fault.ts';
import { unsafeTextFault } from './unsafe-text.ts';

export const MAX_JSON_LENGTH = 16_000_000;
export const MAX_JSON_FIELD_LENGTH = 10_000_000;
const MAX_JSON_DEPTH = 200;

export interface ReadJson {
  readonly value: unknown;
}

/**
 * Reads a JSON body and checks every name and text in it.
 *
 * @returns the value in a box (a body may be `null`), or the refusal: EMPTY_JSON, JSON_TOO_LARGE, INVALID_JSON with
 *   line and column, UNSAFE_JSON with the field's path (all 412)
 */
export function readJsonBody(text: string): ReadJson | ChartrierError {
  if (text.length > MAX_JSON_LENGTH) return chartrierError('JSON_TOO_LARGE', { limit: MAX_JSON_LENGTH });
  const body = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (body.trim() === '') return chartrierError('EMPTY_JSON');
  let value: unknown;
  try {
    value = JSON.parse(body);
  } catch (cause) {
    return chartrierError('INVALID_JSON', jsonFaultPlace(body), { cause });
  }
  return checkJson(value) ?? { value };
}

/** Checks every name and text of a JSON value. @returns UNSAFE_JSON (412) with the path, or undefined */
export function checkJson(value: unknown, path = '$', depth = 0): ChartrierError | undefined {
  if (depth > MAX_JSON_DEPTH) return chartrierError('UNSAFE_JSON', { path, fault: 'too-deep' });
  if (typeof value === 'string') {
    if (value.length > MAX_JSON_FIELD_LENGTH)
      return chartrierError('UNSAFE_JSON', { path, fault: 'too-long' });
    const fault = unsafeTextFault(value);
    return fault === undefined ? undefined : chartrierError('UNSAFE_JSON', { path, fault });
  }
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      const refusal = checkJson(item, `${path}[${index}]`, depth + 1);
      if (refusal !== undefined) return refusal;
    }
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, item] of Object.entries(value)) {
    const fault = unsafeTextFault(name);
    if (fault !== undefined) return chartrierError('UNSAFE_JSON', { path, fault });
    const refusal = checkJson(item, `${path}.${name}`, depth + 1);
    if (refusal !== undefined) return refusal;
  }
  return undefined;
}
