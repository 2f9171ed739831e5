/** The part of JSON Schema that the configuration's schema uses (TypeBox builds plain JSON Schema objects). */
export interface JsonSchema {
  readonly type?: string;
  readonly description?: string;
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly patternProperties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
}

/** A key of the configuration: its path (`http.port`) and its schema. */
export interface ConfigKey {
  readonly path: readonly string[];
  readonly schema: JsonSchema;
  readonly required: boolean;
}

/** Every key of a schema, sections before what they hold; items of lists are named `[]`. */
export function listKeys(schema: JsonSchema, path: readonly string[] = []): readonly ConfigKey[] {
  const required = new Set(schema.required ?? []);
  return Object.entries(schema.properties ?? {}).flatMap(([name, child]) => {
    const key: ConfigKey = { path: [...path, name], schema: child, required: required.has(name) };
    return [key, ...listKeys(child, key.path), ...itemKeys(child, key.path)];
  });
}

function itemKeys(schema: JsonSchema, path: readonly string[]): readonly ConfigKey[] {
  const items = schema.items;
  if (items === undefined) return [];
  const place = [...path.slice(0, -1), `${path.at(-1) ?? ''}[]`];
  return [items, ...(items.anyOf ?? [])].flatMap((item) => listKeys(item, place));
}
