import type { TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import type { FindingPlace } from '../finding/finding.ts';
import { type Finding, refusal } from '../finding/finding.ts';

/** A JSON object whose fields are not known to be right yet. */
export type Draft = Readonly<Record<string, unknown>>;

interface ObjectSchema {
  readonly type: 'object';
  readonly properties: Readonly<Record<string, SchemaNode>>;
}
interface SchemaNode {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly items?: SchemaNode;
  readonly uniqueItems?: boolean;
  readonly properties?: Readonly<Record<string, SchemaNode>>;
}

export interface ReadModel {
  readonly draft: Draft;
  /** Paths of the fields that the model does not have. */
  readonly ignored: readonly string[];
}

export function isObject(value: unknown): value is Draft {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The items of a given list; a single object is a list of one, as Vitam takes it. Undefined for anything else. */
export function givenItems(given: unknown): readonly unknown[] | undefined {
  if (Array.isArray(given)) return given;
  return isObject(given) ? [given] : undefined;
}

/**
 * Reads a given JSON object by the model of its collection, with the tolerance that Vitam's tools rely on: unknown
 * fields are left out (and told), `null` is absent, a single value is taken for a list of one, `"true"` for a
 * boolean, a number for a text, and a set keeps one of each value. Nothing is judged yet: `schemaFindings` does that.
 */
export function readModel(schema: object, given: Draft): ReadModel {
  const ignored: string[] = [];
  const draft = readObject(schema as ObjectSchema, given, '', ignored);
  return { draft, ignored };
}

function readObject(schema: ObjectSchema | SchemaNode, given: Draft, path: string, ignored: string[]): Draft {
  const read: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(given)) {
    const field = schema.properties?.[name];
    const fieldPath = path === '' ? name : `${path}.${name}`;
    if (field === undefined || name.startsWith('_')) ignored.push(fieldPath);
    else if (value !== null) read[name] = readValue(field, value, fieldPath, ignored);
  }
  return read;
}

function readValue(schema: SchemaNode, value: unknown, path: string, ignored: string[]): unknown {
  if (schema.type === 'array') {
    const list = Array.isArray(value) ? value : [value];
    const items = schema.items ?? {};
    const read = list.map((item, index) => readValue(items, item, `${path}[${index}]`, ignored));
    return schema.uniqueItems === true ? [...new Set(read)] : read;
  }
  if (schema.type === 'object') return isObject(value) ? readObject(schema, value, path, ignored) : value;
  if (schema.type === 'boolean' && (value === 'true' || value === 'false')) return value === 'true';
  const asksForText = schema.type === 'string' || schema.enum !== undefined;
  if (asksForText && (typeof value === 'number' || typeof value === 'boolean')) return String(value);
  if (schema.type === 'integer' && typeof value === 'string' && /^-?\d{1,15}$/.test(value))
    return Number(value);
  return value;
}

interface Compiled {
  Check(value: unknown): boolean;
  Errors(value: unknown): readonly SchemaError[];
}
interface SchemaError {
  readonly keyword: string;
  readonly instancePath: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/** What a document's schema is checked with; compiling takes a millisecond, so keep it for many documents. */
export function compileModel(schema: TSchema): Compiled {
  return Compile(schema) as unknown as Compiled;
}

/** What a complete document has against its schema: one finding a field, in the order of the schema. */
export function schemaFindings(model: Compiled, document: unknown, place: FindingPlace): readonly Finding[] {
  if (model.Check(document)) return [];
  const findings = new Map<string, Finding>();
  for (const error of model.Errors(document))
    for (const finding of toFindings(error, document, place))
      if (!findings.has(finding.field ?? '')) findings.set(finding.field ?? '', finding);
  return [...findings.values()];
}

function toFindings(error: SchemaError, document: unknown, place: FindingPlace): readonly Finding[] {
  const path = error.instancePath.split('/').slice(1).map(unescapePointer);
  const field = path.join('.');
  const value = String(
    path.reduce<unknown>((at, name) => (isIndexable(at) ? at[name] : undefined), document),
  );
  const at = { ...place, field };
  const within = (name: unknown) => (field === '' ? String(name) : `${field}.${String(name)}`);
  const { params } = error;
  switch (error.keyword) {
    case 'required':
      return listOf(params.requiredProperties).map((name) =>
        refusal('REFERENTIAL_FIELD_EMPTY', { field: within(name) }, { ...place, field: within(name) }),
      );
    case 'additionalProperties':
      return listOf(params.additionalProperties).map((name) =>
        refusal('REFERENTIAL_FIELD_UNKNOWN', { field: within(name) }, { ...place, field: within(name) }),
      );
    case 'boolean':
      return [];
    case 'type':
      return [refusal('REFERENTIAL_FIELD_TYPE', { field, expected: String(params.type) }, at)];
    case 'enum':
      return [
        refusal(
          'REFERENTIAL_FIELD_NOT_IN_LIST',
          { field, value, allowed: listOf(params.allowedValues).join(', ') },
          at,
        ),
      ];
    case 'minLength':
      return [refusal('REFERENTIAL_FIELD_EMPTY', { field }, at)];
    default:
      return [refusal('REFERENTIAL_FIELD_FORM', { field, rule: ruleText(error) }, at)];
  }
}

function ruleText({ keyword, params }: SchemaError): string {
  const values = Object.values(params).map(String).join(', ');
  return values === '' ? keyword : `${keyword} ${values}`;
}

function listOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.map(String) : [];
}

function isIndexable(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function unescapePointer(part: string): string {
  return part.replaceAll('~1', '/').replaceAll('~0', '~');
}
