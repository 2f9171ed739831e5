import type { ErrorCode } from '@chartrier/messages';
import type { FieldFault, FieldRule } from './field-fault.ts';

const CODES: Readonly<Record<FieldRule, ErrorCode>> = {
  'unsafe-text': 'INGEST_FIELD_UNSAFE',
  'unsafe-name': 'INGEST_FIELD_UNSAFE',
  'not-a-number': 'INGEST_FIELD_TYPE',
  'not-an-integer': 'INGEST_FIELD_TYPE',
  'not-a-boolean': 'INGEST_FIELD_TYPE',
  'not-a-date': 'INGEST_FIELD_DATE',
  'date-unreadable': 'INGEST_FIELD_DATE',
  'too-long': 'INGEST_FIELD_TOO_LONG',
  'ends-before-start': 'INGEST_FIELD_ENDS_BEFORE_START',
  required: 'INGEST_FIELD_REQUIRED',
  'title-required': 'INGEST_FIELD_REQUIRED',
  empty: 'INGEST_FIELD_EMPTY',
  'not-in-list': 'INGEST_FIELD_NOT_IN_LIST',
  'not-allowed': 'INGEST_FIELD_NOT_ALLOWED',
  exclusive: 'INGEST_FIELD_EXCLUSIVE',
  'exactly-one': 'INGEST_FIELD_EXCLUSIVE',
  'wrong-form': 'INGEST_FIELD_FORM',
  'wrong-type': 'INGEST_FIELD_TYPE',
};

/** What the rule alone says of the value expected. */
const EXPECTED: Partial<Readonly<Record<FieldRule, string>>> = {
  'not-a-number': 'DOUBLE',
  'not-an-integer': 'LONG',
  'not-a-boolean': 'BOOLEAN',
  'exactly-one': '1',
};

/** The error of the registry that tells a field's fault, with what its sentences need. */
export function fieldFaultError({ rule, field, found, expected }: FieldFault): {
  readonly code: ErrorCode;
  readonly parameters: Readonly<Record<'field' | 'found' | 'expected', string>>;
} {
  const parameters = { field: field === '' ? '/' : field, found, expected: expected ?? EXPECTED[rule] ?? '' };
  return { code: CODES[rule], parameters };
}
