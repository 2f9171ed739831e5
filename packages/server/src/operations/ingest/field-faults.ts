import type { ErrorCode } from '@chartrier/messages';
import type { FieldFault, FieldRule } from '../../archive/index.ts';
import type { DepositFault, FaultPlace } from './refusal.ts';

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

/** A field's fault as one of the deposit, at its place. */
export function fieldFault({ rule, field, found, expected }: FieldFault, place: FaultPlace): DepositFault {
  const parameters = { field: field === '' ? '/' : field, found, expected: expected ?? EXPECTED[rule] ?? '' };
  return { ...place, code: CODES[rule], parameters };
}
