import type { JsonObject, JsonValue, Projection } from '@chartrier/dsl';
import { LOGBOOK_NAMES, renamed } from './external-names.ts';
import { pick } from './pick.ts';
import type { DocumentRow } from './render-unit.ts';

export interface LogbookRow extends DocumentRow {
  readonly last_persisted_date: Date;
}

/** An operation as callers see it: the master event, then the events that were read, in their order. */
export function renderLogbookOperation(
  row: LogbookRow,
  events: readonly JsonObject[],
  projection: Projection,
): JsonObject {
  const master = Object.entries(row.document).filter(([name]) => !name.startsWith('#') && name !== 'events');
  const stored: JsonObject = {
    _id: row.id,
    _tenant: row.tenant,
    _v: row.version,
    ...Object.fromEntries<JsonValue>(master),
    _lastPersistedDate: row.last_persisted_date.toISOString().slice(0, 23),
    events,
  };
  return renamed(pick(stored, projection), LOGBOOK_NAMES);
}
