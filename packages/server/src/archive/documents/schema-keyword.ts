/** What a JSON Schema keyword asks for and was not given, in French; the English is the validator's own. */
const FRENCH: Readonly<Record<string, (parameters: Readonly<Record<string, unknown>>) => string>> = {
  required: () => 'est obligatoire',
  additionalProperties: () => 'n’est pas prévu',
  type: ({ type }) => `doit être de type ${String(type)}`,
  enum: ({ allowedValues }) => `doit être une des valeurs ${[allowedValues].flat().join(', ')}`,
  const: ({ allowedValue }) => `doit être ${String(allowedValue)}`,
  pattern: ({ pattern }) => `doit suivre la forme ${String(pattern)}`,
  minLength: ({ limit }) => `doit avoir au moins ${String(limit)} caractères`,
  maxLength: ({ limit }) => `doit avoir au plus ${String(limit)} caractères`,
  minItems: ({ limit }) => `doit avoir au moins ${String(limit)} valeurs`,
  maxItems: ({ limit }) => `doit avoir au plus ${String(limit)} valeurs`,
  uniqueItems: () => 'ne doit pas avoir deux fois la même valeur',
  minimum: ({ limit }) => `doit être au moins ${String(limit)}`,
  maximum: ({ limit }) => `doit être au plus ${String(limit)}`,
};

/** The sentence's end, after the field's name; a keyword that is rare is named as it is. */
export function schemaKeywordInFrench(
  keyword: string,
  parameters: Readonly<Record<string, unknown>>,
  message: string,
): string {
  return FRENCH[keyword]?.(parameters) ?? `${keyword} : ${message}`;
}
