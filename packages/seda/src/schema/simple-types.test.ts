import { describe, expect, it } from 'vitest';
import * as simple from './simple-types.ts';

const accepted: readonly (readonly [simple.SimpleType, readonly string[]])[] = [
  [
    simple.dateTime,
    [
      '2024-02-29T10:00:00',
      '2016-06-03T15:28:00.000+02:00',
      '2024-01-01T24:00:00',
      '2006-05-04T18:13:51.0',
      '-0052-09-01T00:00:00Z',
      ' 2024-02-29T10:00:00\n',
    ],
  ],
  [simple.date, ['2024-02-29', '1895-01-01', '0987-07-03', '12024-01-01', '2016-09-26Z', '2016-09-26+02:00']],
  [simple.anyDate, ['1914', '1914-08', '--08', '--08-15', '---15', '2024-02-29', '2024-02-29T10:00:00Z']],
  [simple.boolean, ['true', 'false', '1', '0']],
  [simple.positiveInteger, ['1', '+12', '0012', '99999999999999999999']],
  [simple.int, ['-12', '2147483647', '0']],
  [simple.decimal, ['29.7', '-1', '.5', '1.']],
  [simple.language, ['fr', 'fra', 'en-GB', 'x-cjk']],
  [simple.id, ['ID1', 'été', 'ID-1.2', '_a', '名前']],
  [simple.digest, ['', 'AbCd', '942bb63c', 'lCu2PA==']],
  [simple.base64, ['', 'AQ==', 'AQI=', 'AQ ID']],
  [simple.nonEmptyToken, ['a', ' a b ']],
  [simple.oneOf('Keep', 'Destroy'), ['Keep', ' Destroy ']],
];

const refused: readonly (readonly [simple.SimpleType, readonly string[]])[] = [
  [
    simple.dateTime,
    [
      '2024-02-29',
      '2023-02-29T10:00:00',
      '2024-02-29T25:00:00',
      '2024-02-29T23:59:60',
      '2024-02-29 10:00:00',
      '',
    ],
  ],
  [
    simple.date,
    ['0000-00-00', '2024-02-30', '2024/02/29', '2024-2-9', '29/02/2024', '2024-02-29T10:00:00', ''],
  ],
  [simple.anyDate, ['vers 1914', '14', '0000-00-00', '2024-13']],
  [simple.boolean, ['vrai', 'TRUE', '']],
  [simple.positiveInteger, ['0', '-1', '1.5', '']],
  [simple.int, ['2147483648', '1.0']],
  [simple.decimal, ['29,7', '.', '1e3']],
  [simple.language, ['français', '', 'toolonglanguage']],
  [simple.id, ['34750', 'ID 12', '', 'a:b', 'x'.repeat(2_000)]],
  [simple.digest, ['xyz', '942bb63', 'lCu2PA=']],
  [simple.base64, ['A', 'AB==', 'A?==']],
  [simple.nonEmptyToken, ['', ' \n\t']],
  [simple.oneOf('Keep', 'Destroy'), ['keep', '']],
];

describe('the simple types of SEDA', () => {
  for (const [type, values] of accepted) {
    it.each(values)(`${type.rule} accepts %j`, (value) => {
      expect(simple.isAccepted(type, value)).toBe(true);
    });
  }
  for (const [type, values] of refused) {
    it.each(values)(`${type.rule} refuses %j`, (value) => {
      expect(simple.isAccepted(type, value)).toBe(false);
    });
  }

  it('decides on megabytes without exhausting the stack', () => {
    const long = 'QUJD'.repeat(1_000_000);
    expect(simple.isAccepted(simple.base64, long)).toBe(true);
    expect(simple.isAccepted(simple.dateTime, '9'.repeat(1_000_000))).toBe(false);
    expect(simple.isAccepted(simple.id, 'a'.repeat(1_000_000))).toBe(false);
  });
});
