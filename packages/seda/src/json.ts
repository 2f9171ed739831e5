/** JSON as the archive stores it: what a manifest's descriptions become. */
export type JsonValue = string | number | boolean | null | JsonObject | JsonValue[];
export interface JsonObject {
  [field: string]: JsonValue;
}

/** The same, for whoever only reads. */
export type ReadonlyJson =
  | string
  | number
  | boolean
  | null
  | readonly ReadonlyJson[]
  | { readonly [field: string]: ReadonlyJson };
export type ReadonlyJsonObject = { readonly [field: string]: ReadonlyJson };

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
