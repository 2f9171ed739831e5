import * as schemas from '@chartrier/api-schema';
import type Type from 'typebox';

type Json = Readonly<Record<string, unknown>>;

/** Schemas of the API that have a name there, by identity: they are described once. */
const NAMES: ReadonlyMap<unknown, string> = new Map(
  Object.entries(schemas).flatMap(([name, value]) => (isSchema(value) ? [[value, name] as const] : [])),
);

function isSchema(value: unknown): value is Type.TSchema {
  return (
    typeof value === 'object' && value !== null && ('type' in value || 'anyOf' in value || 'enum' in value)
  );
}

/** Writes schemas for a document, a named one as a reference, and gathers those that were named. */
export interface SchemaWriter {
  write(schema: Type.TSchema): Json;
  readonly components: Readonly<Record<string, Json>>;
}

export function schemaWriter(): SchemaWriter {
  const components: Record<string, Json> = {};
  const write = (schema: unknown): Json => {
    const name = NAMES.get(schema);
    if (name === undefined) return plain(schema) as Json;
    if (components[name] === undefined) {
      // named before it is written: it may refer to itself
      components[name] = {};
      components[name] = plain(schema) as Json;
    }
    return { $ref: `#/components/schemas/${name}` };
  };
  /** JSON Schema 2020-12, which OpenAPI 3.1 takes as it is; the library's own marks are left out. */
  const plain = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(nested);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([key]) => !key.startsWith('~'))
        .map(([key, item]) => [key, nested(item)]),
    );
  };
  const nested = (value: unknown): unknown => (NAMES.has(value) ? write(value) : plain(value));
  return { write, components };
}
