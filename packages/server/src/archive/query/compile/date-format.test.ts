import { describe, expect, it } from 'vitest';
import { instantOf } from './date-format.ts';

describe('dates in a Java pattern', () => {
  it.each([
    ['2016', 'yyyy', '2016-01-01T00:00:00.000Z'],
    ['2016-05', 'yyyy-MM', '2016-05-01T00:00:00.000Z'],
    ['31/05/2016', 'dd/MM/yyyy', '2016-05-31T00:00:00.000Z'],
    ['2016-05-31T18:17:53.250', "yyyy-MM-dd'T'HH:mm:ss.SSS", '2016-05-31T18:17:53.250Z'],
  ])('%s in %s', (text, format, instant) => {
    expect(instantOf(text, format)?.toISOString()).toBe(instant);
  });

  it.each([
    ['16', 'yyyy'],
    ['2016-05', 'yyyy'],
    ['2016-02-30', 'yyyy-MM-dd'],
    ['lundi', 'EEEE'],
    ['05', 'MM'],
    ['', ''],
  ])('%s does not follow %s', (text, format) => {
    expect(instantOf(text, format)).toBeUndefined();
  });
});
