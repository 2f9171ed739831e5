import type { ErrorObject } from 'ajv';
import { jsonSchemaCompiler } from '../../platform/index.ts';
import { type Draft, isObject } from '../json/read-model.ts';

/** A control schema ready to judge units. */
export interface ControlSchema {
  /** Every field that the schema names, sorted. */
  readonly fields: readonly string[];
  /** The fields that hold values, not other fields: those that the ontology must know. */
  readonly leaves: readonly string[];
  /** What a unit has against the schema: path and rule of each fault; empty when it follows the schema. */
  readonly faults: (unit: unknown) => readonly ControlSchemaFault[];
}

export interface ControlSchemaFault {
  readonly path: string;
  readonly message: string;
}

/** Fields whose sub-fields are languages. */
const BY_LANGUAGE: ReadonlySet<string> = new Set(['Title_', 'Description_']);
/** Vitam's own format of dates: a date, with or without a time. */
const VITAM_DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2})?)?$/;
const RFC3339 = /^\d{4}-\d{2}-\d{2}[Tt]\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})$/;

/**
 * Reads a control schema: a JSON schema as text, draft-04 as Vitam's are (draft-06 and -07 read the same but for
 * `id` and the exclusive bounds, which both are taken in either form).
 *
 * @returns the schema, or why it is none
 */
export function readControlSchema(text: string): ControlSchema | { readonly reason: string } {
  let schema: unknown;
  try {
    schema = JSON.parse(text);
  } catch {
    return { reason: 'JSON' };
  }
  if (!isObject(schema)) return { reason: 'JSON object' };
  const ajv = jsonSchemaCompiler({ allErrors: true, strict: false, validateFormats: true, logger: false });
  ajv.addFormat('date-time', RFC3339).addFormat('date-time-vitam', VITAM_DATE).addFormat('date', VITAM_DATE);
  for (const format of ['uri', 'email', 'hostname', 'ipv4', 'ipv6', 'regex']) ajv.addFormat(format, true);
  try {
    const validate = ajv.compile(toDraft07(schema) as object);
    const { fields, leaves } = fieldsOf(schema);
    return {
      fields: [...fields].sort(),
      leaves: [...leaves].sort(),
      faults: (unit) => (validate(unit) ? [] : (validate.errors ?? []).map(asFault)),
    };
  } catch (error) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }
}

function asFault({ instancePath, message, params }: ErrorObject): ControlSchemaFault {
  const extra = Object.values(params).map(String).join(', ');
  return { path: instancePath, message: `${message ?? ''} (${extra})` };
}

/** Draft-04's `id` and boolean exclusive bounds, in the words of draft-07. `$schema` names metaschemas of others. */
function toDraft07(node: unknown, isSchema = true): unknown {
  if (Array.isArray(node)) return node.map((item) => toDraft07(item));
  if (!isObject(node)) return node;
  const converted: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(node)) {
    if (isSchema && (name === '$schema' || name === 'id')) continue;
    const holdsNames =
      isSchema && ['properties', 'patternProperties', 'definitions', 'dependencies'].includes(name);
    const isData = isSchema && ['enum', 'const', 'default', 'examples', 'required'].includes(name);
    converted[name] = isData ? value : toDraft07(value, !holdsNames);
  }
  for (const [exclusive, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const)
    if (isSchema && typeof converted[exclusive] === 'boolean') {
      if (converted[exclusive]) {
        converted[exclusive] = converted[bound];
        delete converted[bound];
      } else delete converted[exclusive];
    }
  return converted;
}

function fieldsOf(schema: Draft): {
  readonly fields: ReadonlySet<string>;
  readonly leaves: ReadonlySet<string>;
} {
  const fields = new Set<string>();
  const leaves = new Set<string>();
  const visit = (node: unknown): boolean => {
    if (!isObject(node)) return false;
    let holdsFields = false;
    if (isObject(node.properties))
      for (const [name, child] of Object.entries(node.properties)) {
        holdsFields = true;
        fields.add(name);
        if (BY_LANGUAGE.has(name)) continue;
        if (!visit(child)) leaves.add(name);
      }
    const parts = [node.items, node.additionalProperties, node.not].flat();
    for (const key of ['anyOf', 'allOf', 'oneOf'] as const) parts.push(...[node[key]].flat());
    for (const part of parts) holdsFields = visit(part) || holdsFields;
    return holdsFields;
  };
  visit(schema);
  return { fields, leaves };
}
