import { dslFault } from '../fault.ts';
import { invalidValue, wrongType } from '../faults.ts';
import { type Field, readField } from '../field-name/field.ts';
import { isObject, type JsonObject, type JsonValue } from '../json.ts';
import { type JsonPath, memberPath } from '../json-path.ts';
import { MAX_PROJECTION_CHARACTERS } from '../limits.ts';
import { type Reading, readObject } from '../reading.ts';
import { isWithin } from './measure.ts';

/** `$projection`: the whole document, or these fields of it. */
export type Projection =
  | { readonly kind: 'whole' }
  | { readonly kind: 'fields'; readonly fields: readonly Field[] };

export const WHOLE_DOCUMENT: Projection = Object.freeze({ kind: 'whole' });

export function createProjection(fields: readonly Field[]): Projection {
  return Object.freeze({ kind: 'fields', fields: Object.freeze([...fields]) });
}

const ALL = '#all';
const REMOVED_KEYWORDS = new Set(['#rules', '$rules']);

/** Reads `$projection`; `{}`, no field and `#all` mean the whole document. A mandatory one is told missing elsewhere. */
export function readProjection(value: JsonValue | undefined, path: JsonPath, reading: Reading): Projection {
  if (value === undefined || !isWithin(value, MAX_PROJECTION_CHARACTERS, path, reading))
    return WHOLE_DOCUMENT;
  const body = readObject(value, path, reading, { known: ['$fields'] });
  const list = body?.$fields;
  if (list === undefined) return WHOLE_DOCUMENT;
  const fieldsPath = memberPath(path, '$fields');
  if (!isObject(list)) {
    reading.report(wrongType(fieldsPath, 'object', list));
    return WHOLE_DOCUMENT;
  }
  const fields: Field[] = [];
  let whole = Object.keys(list).length === 0;
  for (const [name, choice] of Object.entries(list)) {
    const at = memberPath(fieldsPath, name);
    if (choice !== 1) {
      reading.report(
        invalidValue(
          at,
          { fr: 'seule la valeur 1 est possible', en: 'only the value 1 is possible' },
          choice,
        ),
      );
    }
    if (name.toLowerCase() === ALL) whole = true;
    else if (REMOVED_KEYWORDS.has(name)) reading.report(removed(at, name));
    else {
      const field = readField(name, at, reading);
      if (field !== undefined) fields.push(field);
    }
  }
  return whole || fields.length === 0 ? WHOLE_DOCUMENT : createProjection(fields);
}

export function printProjection(projection: Projection): JsonObject {
  if (projection.kind === 'whole') return {};
  return { $fields: Object.fromEntries(projection.fields.map((field) => [field.written, 1])) };
}

function removed(path: JsonPath, name: string) {
  return dslFault(
    'UNSUPPORTED',
    path,
    {
      fr: `la projection de ${name} n'existe plus`,
      en: `the projection field ${name} is no longer supported`,
      remedyFr: 'demander les règles héritées par unitsWithInheritedRules',
      remedyEn: 'ask for inherited rules with unitsWithInheritedRules',
    },
    { stage: 'names' },
  );
}
