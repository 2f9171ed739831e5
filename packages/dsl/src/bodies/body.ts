import type { Parsed } from '../fault.ts';
import type { Vocabulary } from '../field-name/vocabulary.ts';
import type { JsonValue } from '../json.ts';
import { type Reading, startReading } from '../reading.ts';

/** Reads a body and answers it, or every fault found on the way. */
export function parseBody<T>(
  body: JsonValue,
  vocabulary: Vocabulary,
  steps: boolean,
  read: (body: JsonValue, reading: Reading) => T | undefined,
): Parsed<T> {
  const reading = startReading(vocabulary, steps);
  const value = read(body, reading);
  if (value === undefined || reading.faults.length > 0) return { ok: false, faults: reading.faults };
  return { ok: true, value };
}
