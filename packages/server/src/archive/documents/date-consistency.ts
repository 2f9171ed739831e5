import type { JsonObject } from '@chartrier/seda';
import type { FieldFault } from './field-fault.ts';
import { storedDate } from './stored-date.ts';

/** A description's extreme dates, once typed: the start is not after the end. */
export function dateConsistencyFaults(document: JsonObject): readonly FieldFault[] {
  const { StartDate: start, EndDate: end } = document;
  if (typeof start !== 'string' || typeof end !== 'string') return [];
  const unreadable = (['StartDate', 'EndDate'] as const).filter(
    (name) => storedDate(String(document[name])) === undefined,
  );
  if (unreadable.length > 0) {
    return unreadable.map((field) => ({ rule: 'date-unreadable', field, found: String(document[field]) }));
  }
  // A day without time starts at midnight and is over when the next one starts: compared by their common precision.
  const precision = Math.min(start.length, end.length, 'yyyy-MM-ddTHH:mm:ss'.length);
  if (start.slice(0, precision) <= end.slice(0, precision)) return [];
  return [{ rule: 'ends-before-start', field: 'EndDate', found: end, expected: start }];
}
