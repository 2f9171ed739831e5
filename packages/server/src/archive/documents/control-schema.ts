import type { ValidateFunction } from 'ajv';
import { jsonSchemaCompiler } from '../../platform/index.ts';
import { fieldOfPointer } from './field-pointer.ts';
import { schemaKeywordInFrench } from './schema-keyword.ts';
import { withinTime } from './within-time.ts';

/** Where a document does not conform to a control schema, and how (the JSON Schema keyword and what it asks for). */
export interface SchemaFault {
  readonly field: string;
  readonly detail: string;
  readonly detailFr: string;
}

/** What a control schema finds in a document, or why it could not judge it: its time was over, or it refers to itself. */
export type SchemaVerdict =
  | { readonly faults: readonly SchemaFault[] }
  | { readonly stopped: 'time' | 'recursion' };

/** Judges documents, a verdict for each. */
export type ControlSchema = (documents: readonly object[]) => readonly SchemaVerdict[];

const MAX_FAULTS = 50;

/**
 * A document is judged in microseconds. A schema is somebody's: a `pattern` such as `(a+)+$` takes longer than the universe
 * is old on a text that was made for it.
 */
export const MAX_DOCUMENT_MILLISECONDS = 1_000;
/** Of documents judged together; beyond, each is judged by itself. */
const MAX_TOGETHER_MILLISECONDS = 500;
/** After so many documents that it could not judge, a schema judges no more. */
const MAX_STOPPED_DOCUMENTS = 3;

/**
 * Compiles the control schema of an archive unit profile: a JSON Schema of draft 4, as profiles written for Vitam are.
 * Undefined for a schema that asks for nothing (`{}`, empty).
 * @throws Error when the text is no schema.
 */
export function compileControlSchema(text: string): ControlSchema | undefined {
  if (text.trim() === '') return undefined;
  const schema: unknown = JSON.parse(text);
  if (typeof schema !== 'object' || schema === null || Object.keys(schema).length === 0) return undefined;
  const ajv = jsonSchemaCompiler({ allErrors: true, strict: false, validateFormats: false });
  const validate = ajv.compile(withoutDraft4(schema) as object);
  return boundedJudge(validate);
}

function boundedJudge(validate: ValidateFunction): ControlSchema {
  const within = withinTime();
  let givenUp: SchemaVerdict | undefined;
  let stopped = 0;

  function judge(document: object): SchemaVerdict {
    if (givenUp !== undefined) return givenUp;
    const judged = within(MAX_DOCUMENT_MILLISECONDS, () => faultsOf(validate, document));
    if ('value' in judged) return { faults: judged.value };
    stopped += 1;
    if (stopped >= MAX_STOPPED_DOCUMENTS) givenUp = judged;
    return judged;
  }

  return (documents) => {
    if (givenUp === undefined) {
      const all = within(MAX_TOGETHER_MILLISECONDS, () =>
        documents.map((document) => faultsOf(validate, document)),
      );
      if ('value' in all) return all.value.map((faults) => ({ faults }));
    }
    return documents.map(judge);
  };
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
