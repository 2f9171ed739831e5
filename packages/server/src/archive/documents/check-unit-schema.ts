import { parseDay } from '@chartrier/rules';
import type { ErrorObject, KeywordDefinition, ValidateFunction } from 'ajv';
import { jsonSchemaCompiler } from '../../platform/index.ts';
import { type FieldFault, type FieldRule, shown } from './field-fault.ts';
import { fieldOfPointer } from './field-pointer.ts';
import { managementSchema } from './unit-schema/management.ts';
import { unitSchema } from './unit-schema.ts';

/** Years from 9000 on are not dates of records (Vitam's expression, `^[0-8]…`). */
const LAST_YEAR = 8999;
const TIME = /^T\d{2}:\d{2}:\d{2}(\.\d{1,9})?$/;

/** Field faults of a document; beyond, a unit has more wrong than right. */
const MAX_FAULTS_OF_A_UNIT = 50;

export interface UnitSchemaChecker {
  /** What is wrong with a unit's document, with its `_mgt`. */
  unit(document: object): readonly FieldFault[];
  /** What is wrong with management metadata alone. */
  management(management: object): readonly FieldFault[];
}

let compiled: UnitSchemaChecker | undefined;

/** The schema of units, which is a constant: compiled once a process (it takes more time than a small deposit). */
export function unitSchemaChecker(): UnitSchemaChecker {
  compiled ??= compileUnitSchema();
  return compiled;
}

function compileUnitSchema(): UnitSchemaChecker {
  const ajv = jsonSchemaCompiler({ allErrors: true, strict: false, verbose: true });
  ajv.addFormat('archive-day', isDay);
  ajv.addFormat('archive-date-time', isDateTime);
  ajv.addFormat('archive-date', (value: string) => isDay(value) || isDateTime(value));
  ajv.addKeyword(exclusiveFields);
  const unit = ajv.compile(unitSchema);
  const management = ajv.compile(managementSchema);
  return { unit: (document) => faultsOf(unit, document), management: (value) => faultsOf(management, value) };
}

function isDay(value: string): boolean {
  const day = value.length === 10 ? parseDay(value) : undefined;
  return day !== undefined && day.year >= 1 && day.year <= LAST_YEAR;
}

function isDateTime(value: string): boolean {
  return isDay(value.slice(0, 10)) && TIME.test(value.slice(10));
}

/** `exclusiveFields: [[a], [b, c]]`: a field of one list only. */
const exclusiveFields: KeywordDefinition = {
  keyword: 'exclusiveFields',
  type: 'object',
  schemaType: 'array',
  errors: false,
  validate: (lists: readonly (readonly string[])[], value: Readonly<Record<string, unknown>>) =>
    lists.filter((names) => names.some((name) => value[name] !== undefined)).length <= 1,
};

function faultsOf(validate: ValidateFunction, document: object): readonly FieldFault[] {
  if (validate(document)) return [];
  const errors = validate.errors ?? [];
  return errors
    .filter((error) => !isConsequence(error, errors))
    .slice(0, MAX_FAULTS_OF_A_UNIT)
    .map(faultOf);
}

/** Branches of an `anyOf` fail each for their own reason: the alternative itself is the fault. */
function isConsequence(error: ErrorObject, errors: readonly ErrorObject[]): boolean {
  return /\/anyOf\/\d/.test(error.schemaPath) && errors.some((other) => other.keyword === 'anyOf');
}

function faultOf(error: ErrorObject): FieldFault {
  const path = fieldOfPointer(error.instancePath);
  const within = (name: unknown): string => (path === '' ? String(name) : `${path}.${name}`);
  const fault = (rule: FieldRule, field: string, expected?: string): FieldFault => ({
    rule,
    field,
    found: rule === 'required' || rule === 'title-required' ? '' : shown(error.data),
    ...(expected === undefined ? {} : { expected }),
  });
  const { params } = error;
  switch (error.keyword) {
    case 'required':
      return fault('required', within(params.missingProperty));
    case 'anyOf':
      return path === '' ? fault('title-required', 'Title') : fault('wrong-type', path);
    case 'minLength':
    case 'minItems':
      return fault('empty', path);
    case 'enum':
      return fault('not-in-list', path, (params.allowedValues as readonly string[]).join(', '));
    case 'additionalProperties':
      return fault('not-allowed', within(params.additionalProperty));
    case 'exclusiveFields':
      return fault(
        'exclusive',
        path,
        (error.schema as readonly (readonly string[])[]).map(String).join(' | '),
      );
    case 'not':
      return fault('exclusive', path, 'PreventInheritance | PreventRulesId');
    case 'minProperties':
    case 'maxProperties':
      return fault('exactly-one', path);
    case 'format':
      return fault('wrong-form', path, FORMS[String(params.format)] ?? String(params.format));
    case 'pattern':
      return fault('wrong-form', path, String(params.pattern));
    default:
      return fault('wrong-type', path, String(params.type ?? error.keyword));
  }
}

const FORMS: Readonly<Record<string, string>> = {
  'archive-day': 'yyyy-MM-dd (0001–8999)',
  'archive-date': 'yyyy-MM-dd | yyyy-MM-ddTHH:mm:ss (0001–8999)',
  'archive-date-time': 'yyyy-MM-ddTHH:mm:ss (0001–8999)',
};
