import { type ChartrierError, chartrierError, isChartrierError } from '@chartrier/messages';

import { checkJson, readJsonBody } from '../../security/index.ts';
import { readRelaxedJson } from './relaxed-json.ts';

/** Bytes of a body that is read whole. @throws BODY_TOO_LARGE (413) */
export async function readWhole(source: AsyncIterable<unknown>, limit: number): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of source) {
    if (!Buffer.isBuffer(part)) continue;
    size += part.length;
    if (size > limit) throw chartrierError('BODY_TOO_LARGE', { limit });
    parts.push(part);
  }
  return Buffer.concat(parts);
}

/**
 * The JSON of a body, read as Vitam does (names without quotes, single quotes), and checked for what is unsafe.
 *
 * @returns the value in a box, or EMPTY_JSON, INVALID_JSON, UNSAFE_JSON, JSON_TOO_LARGE (412)
 */
export function jsonOf(bytes: Buffer): { readonly value: unknown } | ChartrierError {
  const text = bytes.toString('utf8');
  const strict = readJsonBody(text);
  if (!isChartrierError(strict, 'INVALID_JSON')) return strict;
  const relaxed = readRelaxedJson(text);
  // when it is not even that, the strict reader's refusal names the place
  return relaxed === undefined ? strict : (checkJson(relaxed.value) ?? relaxed);
}

/** The JSON of a body whose texts go nowhere but where they are compared: a password may hold anything. @throws INVALID_JSON (412) */
export function jsonOfText(bytes: Buffer): unknown {
  const read = readJsonBody(bytes.toString('utf8'));
  if (isChartrierError(read, 'UNSAFE_JSON')) return JSON.parse(bytes.toString('utf8'));
  if (read instanceof Error) throw read;
  return read.value;
}
