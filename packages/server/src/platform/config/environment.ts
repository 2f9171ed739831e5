import { chartrierError } from '@chartrier/messages';
import { parse } from 'yaml';
import { type ConfigKey, type JsonSchema, listKeys } from './json-schema.ts';
import { nearest } from './nearest.ts';

const PREFIX = 'CHARTRIER_';
export const CONFIG_FILE_VARIABLE = `${PREFIX}CONFIG`;
/** Variables of the client and of the tests, which may share our environment; CHARTRIER_CONFIG names the file. */
const OTHERS = /^CHARTRIER_(CONFIG$|URL$|TENANT$|ACCESS_CONTRACT$|CLI_|TEST_)/;

/** The variable of a key: `http.stopGraceSeconds` is CHARTRIER_HTTP_STOP_GRACE_SECONDS. */
export function variableOf(path: readonly string[]): string {
  return PREFIX + path.map((name) => name.replaceAll(/([A-Z])/g, '_$1').toUpperCase()).join('_');
}

/**
 * Sets in a document what the environment says: it wins over the file. Lists and sections are written in YAML or JSON
 * (`CHARTRIER_TENANTS='[0, 1, 2]'`).
 *
 * @throws CONFIG_VARIABLE_UNKNOWN, which names the nearest right variable; CONFIG_VARIABLE_WRONG.
 */
export function applyEnvironment(
  schema: JsonSchema,
  document: Readonly<Record<string, unknown>>,
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, unknown>> {
  const keys = new Map(
    listKeys(schema)
      .filter(({ path }) => !path.some((name) => name.endsWith('[]')))
      .map((key) => [variableOf(key.path), key]),
  );
  const result = structuredClone(document) as Record<string, unknown>;
  for (const [name, value] of Object.entries(environment)) {
    if (!name.startsWith(PREFIX) || OTHERS.test(name) || value === undefined) continue;
    const key = keys.get(name);
    if (key === undefined)
      throw chartrierError('CONFIG_VARIABLE_UNKNOWN', {
        variable: name,
        nearest: nearest(name, [...keys.keys()]),
      });
    setAt(result, key.path, readValue(name, key, value));
  }
  return result;
}

function readValue(name: string, { schema }: ConfigKey, value: string): unknown {
  if (schema.type === 'string' || (schema.enum !== undefined && typeof schema.enum[0] === 'string'))
    return value;
  try {
    return parse(value) as unknown;
  } catch (cause) {
    throw chartrierError('CONFIG_VARIABLE_WRONG', { variable: name, value }, { cause });
  }
}

function setAt(document: Record<string, unknown>, path: readonly string[], value: unknown): void {
  const [name, ...rest] = path;
  if (name === undefined) return;
  if (rest.length === 0) {
    document[name] = value;
    return;
  }
  const section = document[name];
  const inside = typeof section === 'object' && section !== null ? (section as Record<string, unknown>) : {};
  document[name] = inside;
  setAt(inside, rest, value);
}
