import { chartrierError } from '@chartrier/messages';
import type { JsonSchema } from './json-schema.ts';
import { nearest } from './nearest.ts';

/** What a wrong key is compared to: the keys of the whole configuration, for one put in the wrong section. */
export interface CheckContext {
  readonly allKeys: readonly string[];
}

/**
 * Checks a value against its schema and fills in the defaults.
 *
 * @throws CONFIG_KEY_UNKNOWN, which names the nearest right key; CONFIG_KEY_MISSING; CONFIG_VALUE_WRONG, which says
 *   what was expected.
 */
export function checkValue(schema: JsonSchema, value: unknown, path: string, context: CheckContext): unknown {
  if (value === undefined || value === null) return absentValue(schema, path, context);
  if (schema.anyOf !== undefined) {
    const branch = schema.anyOf.find((candidate) => hasType(candidate, value));
    if (branch === undefined) throw wrong(schema, value, path);
    return checkValue(branch, value, path, context);
  }
  if (!hasType(schema, value)) throw wrong(schema, value, path);
  if (schema.enum !== undefined && !schema.enum.includes(value)) throw wrong(schema, value, path);
  if (typeof value === 'number' && (value < (schema.minimum ?? value) || value > (schema.maximum ?? value)))
    throw wrong(schema, value, path);
  if (Array.isArray(value)) return checkList(schema, value, path, context);
  if (typeof value === 'object') return checkSection(schema, value, path, context);
  return value;
}

function absentValue(schema: JsonSchema, path: string, context: CheckContext): unknown {
  if (schema.default !== undefined) return structuredClone(schema.default);
  if (schema.properties !== undefined) return checkSection(schema, {}, path, context);
  throw chartrierError('CONFIG_KEY_MISSING', { key: path, expected: expectation(schema) });
}

function checkList(
  schema: JsonSchema,
  items: readonly unknown[],
  path: string,
  context: CheckContext,
): unknown {
  if (items.length < (schema.minItems ?? 0)) throw wrong(schema, items, path);
  const itemSchema = schema.items ?? {};
  return items.map((item, place) => checkValue(itemSchema, item, `${path}[${place}]`, context));
}

function checkSection(schema: JsonSchema, value: object, path: string, context: CheckContext): unknown {
  const given = value as Readonly<Record<string, unknown>>;
  if (schema.patternProperties !== undefined)
    return checkRecord(schema.patternProperties, given, path, context);
  const properties = schema.properties ?? {};
  for (const key of Object.keys(given))
    if (!Object.hasOwn(properties, key))
      throw unknownKey(join(path, key), Object.keys(properties), path, context);
  const required = new Set(schema.required ?? []);
  const entries = Object.entries(properties).flatMap(([key, child]) =>
    given[key] === undefined && !required.has(key)
      ? []
      : [[key, checkValue(child, given[key], join(path, key), context)] as const],
  );
  return Object.fromEntries(entries);
}

function checkRecord(
  patterns: Readonly<Record<string, JsonSchema>>,
  given: Readonly<Record<string, unknown>>,
  path: string,
  context: CheckContext,
): unknown {
  const entries = Object.entries(given).map(([key, value]) => {
    const found = Object.entries(patterns).find(([pattern]) => new RegExp(pattern).test(key));
    if (found === undefined)
      throw chartrierError('CONFIG_VALUE_WRONG', { key: path, value: key, expected: Object.keys(patterns) });
    return [key, checkValue(found[1], value, join(path, key), context)] as const;
  });
  return Object.fromEntries(entries);
}

function unknownKey(key: string, siblings: readonly string[], section: string, { allKeys }: CheckContext) {
  const beside = siblings.map((name) => join(section, name));
  const last = key.split('.').at(-1) ?? key;
  // A right name in a wrong section is nearer than a wrong name in the right one.
  const elsewhere = allKeys.filter((path) => path.split('.').at(-1) === last);
  return chartrierError('CONFIG_KEY_UNKNOWN', {
    key,
    nearest: elsewhere[0] ?? nearest(key, [...beside, ...allKeys]),
  });
}

function hasType(
  { type, enum: choices, properties, patternProperties }: JsonSchema,
  value: unknown,
): boolean {
  if (choices !== undefined && type === undefined) return typeof value === typeof choices[0];
  switch (type) {
    case 'string':
    case 'boolean':
      return typeof value === type;
    case 'integer':
      return Number.isSafeInteger(value);
    case 'array':
      return Array.isArray(value);
    default:
      return (
        (properties ?? patternProperties) !== undefined && typeof value === 'object' && !Array.isArray(value)
      );
  }
}

function wrong(schema: JsonSchema, value: unknown, key: string) {
  return chartrierError('CONFIG_VALUE_WRONG', {
    key,
    value: JSON.stringify(value),
    expected: expectation(schema),
  });
}

/** What a key takes, in words of YAML: shown in errors and in the reference page. */
export function expectation(schema: JsonSchema): string {
  if (schema.anyOf !== undefined) return schema.anyOf.map(expectation).join(' | ');
  if (schema.enum !== undefined) return schema.enum.join(' | ');
  if (schema.type === 'array') return `[${expectation(schema.items ?? {})}]`;
  if (schema.patternProperties !== undefined)
    return Object.entries(schema.patternProperties)
      .map(([pattern, child]) => `{${pattern}: ${expectation(child)}}`)
      .join(' | ');
  if (schema.properties !== undefined) return `{${Object.keys(schema.properties).join(', ')}}`;
  if (schema.type !== 'integer') return schema.type ?? 'any';
  return schema.maximum === undefined
    ? `integer ≥ ${schema.minimum ?? 0}`
    : `integer ${schema.minimum ?? 0}…${schema.maximum}`;
}

function join(path: string, key: string): string {
  return path === '' ? key : `${path}.${key}`;
}
