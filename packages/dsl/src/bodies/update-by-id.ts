import { type Action, type AnyAction, printAction, readActions } from '../actions/action.ts';
import { readSettableField } from '../actions/target.ts';
import type { Parsed } from '../fault.ts';
import type { JsonObject, JsonValue } from '../json.ts';
import { memberPath, ROOT_PATH } from '../json-path.ts';
import { readObject } from '../reading.ts';
import { parseBody } from './body.ts';

/** An update of one unit or one record of reference data. */
export interface UpdateById {
  readonly kind: 'updateById';
  readonly actions: readonly Action[];
}

export function createUpdateById(actions: readonly Action[]): UpdateById {
  return Object.freeze({ kind: 'updateById', actions: Object.freeze([...actions]) });
}

/** Reads an update; fields that no one may change from outside are refused (kind ILLEGAL_NAME). */
export function parseUpdateById(body: JsonValue, vocabulary: 'unit' | 'referential'): Parsed<UpdateById> {
  return parseBody(body, vocabulary, true, (value, reading) => {
    const parts = readObject(value, ROOT_PATH, reading, { known: ['$action'], mandatory: ['$action'] });
    if (parts === undefined) return undefined;
    const actions = readActions(parts.$action, memberPath(ROOT_PATH, '$action'), reading, {
      kinds: ['$set', '$unset'],
      readTarget: readSettableField,
    });
    return createUpdateById(actions.filter(isAction));
  });
}

export function isAction(action: AnyAction): action is Action {
  return action.kind !== '$add' && action.kind !== '$pull';
}

export function printUpdateById(body: UpdateById): JsonObject {
  return { $action: body.actions.map(printAction) };
}
