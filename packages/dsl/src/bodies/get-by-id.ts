import type { Parsed } from '../fault.ts';
import type { Vocabulary } from '../field-name/vocabulary.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { memberPath, ROOT_PATH } from '../json-path.ts';
import { type Projection, printProjection, readProjection } from '../parts/projection.ts';
import { readObject } from '../reading.ts';
import { parseBody } from './body.ts';

/** A reading by identifier: only what to show. */
export interface GetById {
  readonly kind: 'getById';
  readonly projection: Projection;
}

export function createGetById(projection: Projection): GetById {
  return Object.freeze({ kind: 'getById', projection });
}

export function parseGetById(body: JsonValue, vocabulary: Vocabulary): Parsed<GetById> {
  return parseBody(body, vocabulary, false, (value, reading) => {
    const keys = ['$projection'];
    const parts = readObject(value, ROOT_PATH, reading, { known: keys, mandatory: keys });
    return (
      parts && createGetById(readProjection(parts.$projection, memberPath(ROOT_PATH, '$projection'), reading))
    );
  });
}

export function printGetById(body: GetById): JsonObject {
  return { $projection: printProjection(body.projection) };
}
