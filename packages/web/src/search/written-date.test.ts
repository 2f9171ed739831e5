import { describe, expect, it } from 'vitest';
import { readWrittenDate } from './written-date.ts';

describe('a date that a reader writes', () => {
  it.each([
    ['1912', '1912'],
    ['0987-07-03', '0987-07-03'],
    ['1912-3', '1912-03'],
    ['03/1912', '1912-03'],
    ['14/03/1912', '1912-03-14'],
    ['14.3.1912', '1912-03-14'],
    [' 2024-02-29 ', '2024-02-29'],
  ])('%s is %s', (typed, read) => {
    expect(readWrittenDate(typed)).toBe(read);
  });

  it.each([
    '',
    '12',
    '2023-02-29',
    '1912-13',
    '31/04/1912',
    '0000-00-00',
    '1912-03-14T10:00',
    'mars 1912',
    '03/14/1912',
  ])('%j is none', (typed) => {
    expect(readWrittenDate(typed)).toBeUndefined();
  });
});
