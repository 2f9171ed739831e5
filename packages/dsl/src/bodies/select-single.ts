import { type Condition, printCondition, readCondition } from '../condition.ts';
import type { Parsed } from '../fault.ts';
import type { Vocabulary } from '../field-name/vocabulary.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { memberPath, ROOT_PATH } from '../json-path.ts';
import { printFilter, readFilter, type SelectFilter } from '../parts/filter.ts';
import { type Projection, printProjection, readProjection } from '../parts/projection.ts';
import { readObject } from '../reading.ts';
import { parseBody } from './body.ts';

/** A search of reference data, registers or operations: one condition, a page. */
export interface SelectSingle {
  readonly kind: 'selectSingle';
  /** Absent: everything. */
  readonly condition?: Condition;
  readonly filter?: SelectFilter;
  readonly projection: Projection;
}

export function createSelectSingle(body: Omit<SelectSingle, 'kind'>): SelectSingle {
  return Object.freeze({ kind: 'selectSingle', ...body });
}

/** Reads the body of a search without steps; `$query: {}` asks for everything. */
export function parseSelectSingle(body: JsonValue, vocabulary: Vocabulary): Parsed<SelectSingle> {
  return parseBody(body, vocabulary, false, (value, reading) => {
    const parts = readObject(value, ROOT_PATH, reading, {
      known: ['$query', '$filter', '$projection'],
      mandatory: ['$query', '$projection'],
    });
    if (parts === undefined) return undefined;
    const at = (key: string) => memberPath(ROOT_PATH, key);
    const everything =
      parts.$query === undefined || (isObject(parts.$query) && Object.keys(parts.$query).length === 0);
    const condition = everything ? undefined : readCondition(parts.$query, at('$query'), reading);
    const filter = readFilter(parts.$filter, at('$filter'), reading);
    const projection = readProjection(parts.$projection, at('$projection'), reading);
    return createSelectSingle({
      projection,
      ...(condition === undefined ? {} : { condition }),
      ...(filter === undefined ? {} : { filter }),
    });
  });
}

export function printSelectSingle(body: SelectSingle): JsonObject {
  return {
    $query: body.condition === undefined ? {} : printCondition(body.condition),
    ...(body.filter === undefined ? {} : { $filter: printFilter(body.filter) }),
    $projection: printProjection(body.projection),
  };
}
