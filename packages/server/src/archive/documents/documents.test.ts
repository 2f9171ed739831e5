import { describe, expect, it } from 'vitest';
import type { OntologyType } from '../../referential/index.ts';
import { unitSchemaChecker } from './check-unit-schema.ts';
import { dateConsistencyFaults } from './date-consistency.ts';
import { jsonSanityFaults } from './json-sanity.ts';
import { typeDocument } from './type-by-ontology.ts';

const TYPES: Readonly<Record<string, OntologyType>> = {
  StartDate: 'DATE',
  EndDate: 'DATE',
  BirthDate: 'DATE',
  LastModified: 'DATE',
  GpsAltitude: 'LONG',
  dValue: 'DOUBLE',
  NeedAuthorization: 'BOOLEAN',
};
const typeOf = (name: string) => TYPES[name];
const { unit: check } = unitSchemaChecker();
const sound = { DescriptionLevel: 'Item', Title: 'Bail', _mgt: {} };
const rules = (document: object) => check({ ...sound, ...document }).map(({ rule, field }) => [rule, field]);

describe('typing by the ontology', () => {
  it('converts numbers, booleans and dates at any depth, by the name of the leaf', () => {
    const { document, faults } = typeDocument(
      {
        Gps: { GpsAltitude: '12' },
        Width: { dValue: '1.5' },
        Writer: [{ BirthDate: '2016-09-26Z' }],
        NeedAuthorization: 'TRUE',
        Free: [{ GpsAltitude: ['7'] }],
        Count: 3,
      },
      typeOf,
    );
    expect(faults).toEqual([]);
    expect(document).toEqual({
      Gps: { GpsAltitude: 12 },
      Width: { dValue: 1.5 },
      Writer: [{ BirthDate: '2016-09-26' }],
      NeedAuthorization: true,
      Free: [{ GpsAltitude: [7] }],
      Count: '3',
    });
  });

  it.each([
    ['2016-09-26Z', '2016-09-26'],
    ['2016-09-26T00:00:00+02:00', '2016-09-26T00:00:00'],
    ['2016/09/26', '2016-09-26'],
    ['2024-01-01T00:00:00+01:00', '2024-01-01T00:00:00'],
    ['2023-12-31T23:30:00-04:00', '2023-12-31T23:30:00'],
    ['2024-03-31T02:30:00', '2024-03-31T02:30:00'],
    ['2024-03-31T02:30:00.125Z', '2024-03-31T02:30:00.125'],
    ['2021-05-14T16:02:35.0000', '2021-05-14T16:02:35'],
    ['0987-07-03', '0987-07-03'],
    ['1895-01-01', '1895-01-01'],
  ])('keeps the day written: StartDate %s is %s', (given, stored) => {
    expect(typeDocument({ StartDate: given }, typeOf)).toEqual({
      document: { StartDate: stored },
      faults: [],
    });
  });

  it('drops the offset of a technical date', () => {
    expect(
      typeDocument({ FileInfo: { LastModified: '2016-10-18T21:03:30+02:00' } }, typeOf).document,
    ).toEqual({
      FileInfo: { LastModified: '2016-10-18T21:03:30' },
    });
  });
});

describe('a description is refused', () => {
  it.each([
    '1914',
    '1914-08',
    '0000-00-00',
    '0000-01-01',
    '2013-02-30',
    '-0052-09-01',
    '12024-01-01',
    '2024-01-01T24:00:00',
    '2024-01-01T23:59:60',
  ])('for the date %s', (date) => {
    expect(typeDocument({ StartDate: date }, typeOf).faults).toEqual([
      { rule: 'not-a-date', field: 'StartDate', found: date },
    ]);
  });

  it('for a value of another type, and a text too long, naming the field', () => {
    const { faults } = typeDocument(
      {
        Gps: { GpsAltitude: 'high' },
        list: [{ dValue: 'x' }],
        NeedAuthorization: 'yes',
        Long: 'é'.repeat(17_000),
      },
      typeOf,
    );
    expect(faults.map(({ rule, field }) => [rule, field])).toEqual([
      ['not-an-integer', 'Gps.GpsAltitude'],
      ['not-a-number', 'list[0].dValue'],
      ['not-a-boolean', 'NeedAuthorization'],
      ['too-long', 'Long'],
    ]);
  });

  it('for scripts, HTML and control characters in values and names', () => {
    const faults = jsonSanityFaults({
      Title: 'a <script>alert(1)</script>',
      Free: [{ Deep: 'bell \u0007' }],
      'n<b>ame</b>': 'x',
      Fine: 'a < b & c > d',
    });
    expect(faults.map(({ rule, field }) => [rule, field])).toEqual([
      ['unsafe-text', 'Title'],
      ['unsafe-text', 'Free[0].Deep'],
      ['unsafe-name', 'n<b>ame</b>'],
    ]);
  });

  it('when it ends before it starts', () => {
    expect(dateConsistencyFaults({ StartDate: '2016-06-03', EndDate: '2016-06-02T10:00:00' })).toEqual([
      { rule: 'ends-before-start', field: 'EndDate', found: '2016-06-02T10:00:00', expected: '2016-06-03' },
    ]);
    expect(dateConsistencyFaults({ StartDate: '2016-06-03T15:28:00', EndDate: '2016-06-03' })).toEqual([]);
    expect(dateConsistencyFaults({ StartDate: '2016-06-03' })).toEqual([]);
  });
});

describe('the schema of units', () => {
  it('takes a sound unit, with free metadata', () => {
    expect(
      rules({
        Title_: { fr: 'Bail', 'en-GB': 'Lease' },
        Anything: [{ at: ['all'] }],
        StartDate: '2020-01-01',
        EndDate: '2020-01-01T10:00:00.5',
        Writer: [{ FirstName: 'A', BirthDate: '1970-01-01' }, { Corpname: 'B' }, {}],
        _mgt: { AppraisalRule: { Rules: [{ Rule: 'APP-1', StartDate: '2000-01-01' }], FinalAction: 'Keep' } },
      }),
    ).toEqual([]);
  });

  it.each<[string, object, readonly (readonly string[])[]]>([
    ['an empty title', { Title: '' }, [['empty', 'Title']]],
    ['no title', { Title: undefined }, [['title-required', 'Title']]],
    ['no description level', { DescriptionLevel: undefined }, [['required', 'DescriptionLevel']]],
    ['an unknown level', { DescriptionLevel: 'Box' }, [['not-in-list', 'DescriptionLevel']]],
    ['a language that is none', { Language: ['français'] }, [['wrong-form', 'Language[0]']]],
    ['a person and a body', { Writer: [{ FirstName: 'A', Corpname: 'B' }] }, [['exclusive', 'Writer[0]']]],
    [
      'a signing time of a writer',
      { Writer: [{ SigningTime: '2000-01-01T00:00:00' }] },
      [['not-allowed', 'Writer[0].SigningTime']],
    ],
    [
      'two ways to sign',
      { Signature: [], SigningInformation: { SigningRole: ['Signature'] } },
      [['exclusive', '']],
    ],
    [
      'a relation to two things',
      { RelatedObjectReference: { Requires: [{ ExternalReference: 'a', RepositoryObjectPID: 'b' }] } },
      [['exactly-one', 'RelatedObjectReference.Requires[0]']],
    ],
    ['a date of the year 9000', { StartDate: '9000-01-01' }, [['wrong-form', 'StartDate']]],
    [
      'a rule from the year 9000',
      { _mgt: { AccessRule: { Rules: [{ Rule: 'A', StartDate: '9000-01-01' }] } } },
      [['wrong-form', '_mgt.AccessRule.Rules[0].StartDate']],
    ],
    [
      'no final action',
      { _mgt: { StorageRule: { Rules: [{ Rule: 'S' }] } } },
      [['required', '_mgt.StorageRule.FinalAction']],
    ],
    [
      'another final action',
      { _mgt: { AppraisalRule: { FinalAction: 'Copy' } } },
      [['not-in-list', '_mgt.AppraisalRule.FinalAction']],
    ],
    [
      'inheritance prevented twice',
      { _mgt: { AccessRule: { Inheritance: { PreventInheritance: true, PreventRulesId: ['A'] } } } },
      [['exclusive', '_mgt.AccessRule.Inheritance']],
    ],
    [
      'an identifier without content',
      { PersistentIdentifier: [{ PersistentIdentifierType: 'ark' }] },
      [['required', 'PersistentIdentifier[0].PersistentIdentifierContent']],
    ],
  ])('refuses %s', (_name, document, expected) => {
    expect(rules(document)).toEqual(expected);
  });
});
