import { Ajv, type ValidateFunction } from 'ajv';
import { fieldOfPointer } from './field-pointer.ts';
import { schemaKeywordInFrench } from './schema-keyword.ts';

/** Where a document does not conform to a control schema, and how (the JSON Schema keyword and what it asks for). */
export interface SchemaFault {
  readonly field: string;
  readonly detail: string;
  readonly detailFr: string;
}

export type ControlSchema = (document: object) => readonly SchemaFault[];

const MAX_FAULTS = 50;

/**
 * Compiles the control schema of an archive unit profile: a JSON Schema of draft 4, as profiles written for Vitam are.
 * Undefined for a schema that asks for nothing (`{}`, empty).
 * @throws Error when the text is no schema.
 */
export function compileControlSchema(text: string): ControlSchema | undefined {
  if (text.trim() === '') return undefined;
  const schema: unknown = JSON.parse(text);
  if (typeof schema !== 'object' || schema === null || Object.keys(schema).length === 0) return undefined;
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile(withoutDraft4(schema) as object);
  return (document) => faultsOf(validate, document);
}

function faultsOf(validate: ValidateFunction, document: object): readonly SchemaFault[] {
  if (validate(document)) return [];
  return (validate.errors ?? []).slice(0, MAX_FAULTS).map(({ instancePath, keyword, params, message }) => {
    const named = keyword === 'required' ? params.missingProperty : params.additionalProperty;
    const field = fieldOfPointer(typeof named === 'string' ? `${instancePath}/${named}` : instancePath);
    return {
      field: field === '' ? '/' : field,
      detail: `${keyword}: ${message ?? ''}`,
      detailFr: schemaKeywordInFrench(keyword, params, message ?? ''),
    };
  });
}

/** What draft 4 writes otherwise than later drafts: `$schema` and `id` of its own, exclusive limits as booleans. */
function withoutDraft4(value: unknown, atRoot = true): unknown {
  if (Array.isArray(value)) return value.map((item) => withoutDraft4(item, false));
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  const given = value as Readonly<Record<string, unknown>>;
  for (const [name, item] of Object.entries(given)) {
    if (name === '$schema' || (name === 'id' && atRoot)) continue;
    if ((name === 'exclusiveMinimum' || name === 'exclusiveMaximum') && typeof item === 'boolean') {
      const limit = given[name === 'exclusiveMinimum' ? 'minimum' : 'maximum'];
      if (item && typeof limit === 'number') result[name] = limit;
      continue;
    }
    result[name] = withoutDraft4(item, false);
  }
  return result;
}
