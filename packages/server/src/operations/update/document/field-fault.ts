import type { FieldFault, FieldRule } from '../../../archive/index.ts';
import type { UpdateFault } from '../update-fault.ts';

/** The remedies of an update speak of the value sent, not of a package: each rule has an error of this room. */
const CODES: Readonly<Record<FieldRule, UpdateFault['code']>> = {
  'unsafe-text': 'UPDATE_UNIT_FIELD_UNSAFE',
  'unsafe-name': 'UPDATE_UNIT_FIELD_UNSAFE',
  'not-a-number': 'UPDATE_UNIT_FIELD_TYPE',
  'not-an-integer': 'UPDATE_UNIT_FIELD_TYPE',
  'not-a-boolean': 'UPDATE_UNIT_FIELD_TYPE',
  'not-a-date': 'UPDATE_UNIT_FIELD_DATE',
  'date-unreadable': 'UPDATE_UNIT_FIELD_DATE',
  'too-long': 'UPDATE_UNIT_FIELD_TOO_LONG',
  'ends-before-start': 'UPDATE_UNIT_FIELD_ENDS_BEFORE_START',
  required: 'UPDATE_UNIT_FIELD_REQUIRED',
  'title-required': 'UPDATE_UNIT_FIELD_REQUIRED',
  empty: 'UPDATE_UNIT_FIELD_EMPTY',
  'not-in-list': 'UPDATE_UNIT_FIELD_NOT_IN_LIST',
  'not-allowed': 'UPDATE_UNIT_FIELD_NOT_ALLOWED',
  exclusive: 'UPDATE_UNIT_FIELD_EXCLUSIVE',
  'exactly-one': 'UPDATE_UNIT_FIELD_EXCLUSIVE',
  'wrong-form': 'UPDATE_UNIT_FIELD_FORM',
  'wrong-type': 'UPDATE_UNIT_FIELD_TYPE',
};

/** What the rule alone says of the value expected. */
const EXPECTED: Partial<Readonly<Record<FieldRule, string>>> = {
  'not-a-number': 'DOUBLE',
  'not-an-integer': 'LONG',
  'not-a-boolean': 'BOOLEAN',
  'exactly-one': '1',
};

/** What is wrong with a field of the unit's new version, as an update tells it. */
export function fieldFault({ rule, field, found, expected }: FieldFault): UpdateFault {
  const parameters = { field: field === '' ? '/' : field, found, expected: expected ?? EXPECTED[rule] ?? '' };
  return { code: CODES[rule], parameters };
}
