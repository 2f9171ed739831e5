import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDateLiteral, shortestText, timestampText } from './date-literal.ts';

describe('date literals', () => {
  it.each([
    ['2016', '2016-01-01T00:00:00.000Z', '2017-01-01T00:00:00.000Z'],
    ['2016-12', '2016-12-01T00:00:00.000Z', '2017-01-01T00:00:00.000Z'],
    ['2016-02-29', '2016-02-29T00:00:00.000Z', '2016-03-01T00:00:00.000Z'],
    ['2016-05-31T18', '2016-05-31T18:00:00.000Z', '2016-05-31T19:00:00.000Z'],
    ['2016-05-31T18:17', '2016-05-31T18:17:00.000Z', '2016-05-31T18:18:00.000Z'],
    ['2016-05-31T18:17:53', '2016-05-31T18:17:53.000Z', '2016-05-31T18:17:54.000Z'],
    ['2016-05-31T18:17:53.25', '2016-05-31T18:17:53.250Z', '2016-05-31T18:17:53.251Z'],
    ['2016-05-31T18:17:53.250999Z', '2016-05-31T18:17:53.250Z', '2016-05-31T18:17:53.251Z'],
    ['2016-05-31T18:17:53+02:00', '2016-05-31T16:17:53.000Z', '2016-05-31T16:17:54.000Z'],
    ['0987-07-03', '0987-07-03T00:00:00.000Z', '0987-07-04T00:00:00.000Z'],
    ['0000-01-01T00:00:00+14:00', '0000-01-01T00:00:00.000Z', '0000-01-01T00:00:00.000Z'],
  ])('%s covers from %s until %s', (text, from, until) => {
    const span = readDateLiteral(text);
    expect(span?.from.toISOString()).toBe(from);
    expect(span?.until?.toISOString()).toBe(until);
  });

  it('have no end in the last year that can be written', () => {
    expect(readDateLiteral('9999')).toMatchObject({ until: undefined });
    expect(readDateLiteral('9999-12-31T23:59:59-12:00')).toMatchObject({ until: undefined });
  });

  it.each([
    '',
    '16',
    '12024-01-01',
    '-0052-09-01',
    '2016-13',
    '2016-02-30',
    '2016-05-31T24:00',
    '2016-05-31 18:17',
    '01/01/1600',
    'x',
  ])('refuse %s', (text) => {
    expect(readDateLiteral(text)).toBeUndefined();
  });

  it('compare as texts as they do as instants, whatever the precision that is stored', () => {
    const instant = fc.date({
      min: new Date('0001-01-01'),
      max: new Date('9998-12-31'),
      noInvalidDate: true,
    });
    const coarse = fc
      .tuple(instant, fc.constantFrom(1, 1000, 60_000, 86_400_000))
      .map(([date, unit]) => new Date(Math.floor(date.getTime() / unit) * unit));
    const forms = (date: Date): readonly string[] => {
      const whole = date.toISOString().slice(0, 23);
      return [10, 16, 19, 23]
        .map((length) => whole.slice(0, length))
        .filter((text) => `${text}${'0000-01-01T00:00:00.000'.slice(text.length)}` === whole);
    };
    fc.assert(
      fc.property(coarse, coarse, (stored, bound) => {
        for (const text of forms(stored)) expect(text >= shortestText(bound)).toBe(stored >= bound);
      }),
    );
  });

  it('are given to PostgreSQL with its own year 0', () => {
    expect(timestampText(new Date('2016-05-31T18:17:53.250Z'))).toBe('2016-05-31T18:17:53.250');
    expect(timestampText(new Date('0000-01-01T00:00:00.000Z'))).toBe('0001-01-01T00:00:00.000 BC');
  });
});
