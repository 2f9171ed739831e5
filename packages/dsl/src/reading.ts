import type { DslFault } from './fault.ts';
import { invalidValue, mandatoryKey, tooLong, tooShort, unknownKey, wrongType } from './faults.ts';
import type { Vocabulary } from './field-name/vocabulary.ts';
import { isArray, isObject, isScalar, type JsonObject, type JsonValue, type Scalar } from './json.ts';
import { elementPath, type JsonPath, memberPath } from './json-path.ts';
import { MAX_FAULTS, MAX_OPERATORS, MAX_VALUE_CHARACTERS } from './limits.ts';

/** The reading of one body: whose names it uses, and the faults found so far. A fault never stops the reading. */
export interface Reading {
  readonly vocabulary: Vocabulary;
  /** `$missing` stands at the root of the queries with steps only; inside `$subobject` it is always allowed. */
  readonly steps: boolean;
  readonly faults: readonly DslFault[];
  report(fault: DslFault): void;
  /** Counts an operator; false when there are too many. */
  count(): boolean;
}

export function startReading(vocabulary: Vocabulary, steps: boolean): Reading {
  const faults: DslFault[] = [];
  let operators = 0;
  return {
    vocabulary,
    steps,
    faults,
    report: (fault) => {
      if (faults.length < MAX_FAULTS) faults.push(fault);
    },
    count: () => {
      operators += 1;
      return operators <= MAX_OPERATORS;
    },
  };
}

/** An object, with at most these keys and at least the mandatory ones; undefined when it is not an object. */
export function readObject(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
  keys: { readonly known: readonly string[]; readonly mandatory?: readonly string[] },
): JsonObject | undefined {
  if (!isObject(value)) {
    reading.report(wrongType(path, 'object', value ?? null));
    return undefined;
  }
  for (const key of Object.keys(value)) {
    if (!keys.known.includes(key)) reading.report(unknownKey(memberPath(path, key), key, keys.known));
  }
  for (const key of keys.mandatory ?? []) {
    if (!Object.hasOwn(value, key)) reading.report(mandatoryKey(path, key, value));
  }
  return value;
}

/** The one entry of an object that must have exactly one. */
export function readSingleEntry(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
): readonly [key: string, value: JsonValue] | undefined {
  if (!isObject(value)) {
    reading.report(wrongType(path, 'object', value ?? null));
    return undefined;
  }
  const entries = Object.entries(value);
  const [first] = entries;
  if (first === undefined) reading.report(tooShort(path, 1, value));
  else if (entries.length > 1) reading.report(tooLong(path, 1, value));
  return entries.length === 1 ? first : undefined;
}

/** A list within bounds. With `single`, a value alone stands for a list of one, as Vitam's readers allow. */
export function readArray(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
  bounds: { readonly minimum: number; readonly maximum: number; readonly single?: boolean },
): readonly JsonValue[] | undefined {
  if (!isArray(value)) {
    if (bounds.single && isScalar(value)) return [value];
    reading.report(wrongType(path, 'array', value ?? null));
    return undefined;
  }
  if (value.length < bounds.minimum) {
    reading.report(tooShort(path, bounds.minimum, value));
    return undefined;
  }
  if (value.length > bounds.maximum) {
    reading.report(tooLong(path, bounds.maximum, value.length));
    return undefined;
  }
  return value;
}

export function readString(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
): string | undefined {
  if (typeof value !== 'string') {
    reading.report(wrongType(path, 'string', value ?? null));
    return undefined;
  }
  return isAllowedText(value, path, reading) ? value : undefined;
}

export function readInteger(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
  minimum = Number.MIN_SAFE_INTEGER,
): number | undefined {
  if (typeof value !== 'number' || !Number.isSafeInteger(value)) {
    reading.report(wrongType(path, 'integer', value ?? null));
    return undefined;
  }
  if (value < minimum) {
    reading.report(
      invalidValue(
        path,
        {
          fr: `un entier supérieur ou égal à ${minimum} est attendu`,
          en: `an integer of at least ${minimum} is expected`,
        },
        value,
      ),
    );
    return undefined;
  }
  return value === 0 ? 0 : value;
}

export function readScalar(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
): Scalar | undefined {
  if (!isScalar(value)) {
    reading.report(wrongType(path, 'scalar', value ?? null));
    return undefined;
  }
  if (typeof value === 'string' && !isAllowedText(value, path, reading)) return undefined;
  return Object.is(value, -0) ? 0 : value;
}

export function readScalars(
  value: JsonValue | undefined,
  path: JsonPath,
  reading: Reading,
  maximum: number,
): readonly Scalar[] | undefined {
  const values = readArray(value, path, reading, { minimum: 0, maximum, single: true });
  if (values === undefined) return undefined;
  const scalars = values.map((item, index) => readScalar(item, elementPath(path, index), reading));
  return scalars.every((scalar) => scalar !== undefined) ? Object.freeze(scalars) : undefined;
}

/** No text of the archive holds U+0000 or half a surrogate pair, and no database can be asked for one. */
function isAllowedText(text: string, path: JsonPath, reading: Reading): boolean {
  if (text.length > MAX_VALUE_CHARACTERS) {
    reading.report(tooLong(path, MAX_VALUE_CHARACTERS, text.length));
    return false;
  }
  if (text.includes('\u0000') || !text.isWellFormed()) {
    reading.report(
      invalidValue(
        path,
        {
          fr: 'elle contient un caractère qui n’est pas de l’Unicode valide',
          en: 'it holds a character that is not valid Unicode',
        },
        text,
      ),
    );
    return false;
  }
  return true;
}
