import { describe, expect, it } from 'vitest';
import type { OntologyEntry } from '../ontology/ontology-entry.ts';
import { examineSchema, type SchemaInPlace } from './examine-schema.ts';

const NOW = '2024-01-01T00:00:00.000';
const VOCABULARY: Readonly<Record<string, Partial<OntologyEntry>>> = {
  BirthDate: { Type: 'DATE', TypeDetail: 'DATETIME' },
  Address: { Type: 'TEXT', TypeDetail: 'STRING', StringSize: 'SHORT' },
};
const PLACE: SchemaInPlace = {
  internal: new Set(['Agent', 'Agent.FirstName', 'Title']),
  external: new Map([['Invoice', { IsObject: true }]]),
  vocabulary: (name) => VOCABULARY[name] as OntologyEntry | undefined,
};

function examine(...elements: readonly object[]) {
  const { documents, findings } = examineSchema(elements, PLACE, NOW);
  return { documents: documents.map(({ document }) => document), codes: findings.map(({ code }) => code) };
}

describe('the elements added to the schema of units', () => {
  it('take the type of the vocabulary of their name', () => {
    const { documents, codes } = examine(
      { Path: 'Provider', IsObject: true, Cardinality: 'MANY' },
      { Path: 'Provider.BirthDate', Cardinality: 'ONE', Type: 'DATE' },
      { Path: 'Invoice.Address', Cardinality: 'ONE' },
    );
    expect(codes).toEqual([]);
    expect(documents[0]).toMatchObject({ IsObject: true });
    expect(documents[0]).not.toHaveProperty('Type');
    expect(documents[1]).toMatchObject({ Type: 'DATE', TypeDetail: 'DATETIME' });
    expect(documents[1]).not.toHaveProperty('StringSize');
    expect(documents[2]).toMatchObject({ Type: 'TEXT', TypeDetail: 'STRING', StringSize: 'SHORT' });
  });

  it('take the type that is given, when no vocabulary has their name', () => {
    expect(examine({ Path: 'Amount', Cardinality: 'ONE', Type: 'DOUBLE' }).documents).toMatchObject([
      { Type: 'DOUBLE', TypeDetail: 'DOUBLE', IsObject: false },
    ]);
    expect(
      examine({ Path: 'Note', Cardinality: 'ONE', Type: 'TEXT', StringSize: 'LARGE' }).documents,
    ).toMatchObject([{ TypeDetail: 'STRING', StringSize: 'LARGE' }]);
  });

  it('may come before their parent in the list', () => {
    expect(
      examine(
        { Path: 'Provider.Address', Cardinality: 'ONE' },
        { Path: 'Provider', IsObject: true, Cardinality: 'ONE' },
      ).codes,
    ).toEqual([]);
  });

  it.each([
    ['UNIT_SCHEMA_PATH_FORM', { Path: '_mgt.Foo', Type: 'TEXT' }],
    ['UNIT_SCHEMA_PATH_FORM', { Path: 'A..B', Type: 'TEXT' }],
    ['UNIT_SCHEMA_PATH_INTERNAL', { Path: 'Agent.FirstName', Type: 'TEXT' }],
    ['UNIT_SCHEMA_PARENT_INTERNAL', { Path: 'Agent.Shoes', Type: 'TEXT' }],
    ['UNIT_SCHEMA_PARENT_UNKNOWN', { Path: 'Nowhere.Address' }],
    ['REFERENTIAL_IDENTIFIER_TAKEN', { Path: 'Invoice', IsObject: true }],
    ['UNIT_SCHEMA_OBJECT_WITH_TYPE', { Path: 'Bill', IsObject: true, Type: 'TEXT' }],
    ['UNIT_SCHEMA_TYPE_UNKNOWN', { Path: 'Unheard' }],
    ['UNIT_SCHEMA_TYPE_CONFLICT', { Path: 'Invoice.BirthDate', Type: 'LONG' }],
  ])('are refused: %s', (code, element) => {
    expect(examine({ Cardinality: 'ONE', ...element }).codes).toEqual([code]);
  });

  it('are refused under a leaf, given twice, without cardinality, or in no list', () => {
    expect(
      examine(
        { Path: 'Address', Cardinality: 'ONE' },
        { Path: 'Address.City', Cardinality: 'ONE', Type: 'TEXT' },
      ).codes,
    ).toEqual(['UNIT_SCHEMA_PARENT_NOT_OBJECT']);
    const twice = { Path: 'Invoice.Address', Cardinality: 'ONE' };
    expect(examine(twice, twice).codes).toEqual(['REFERENTIAL_IDENTIFIER_REPEATED']);
    expect(examine({ Path: 'Invoice.Address' }).codes).toEqual(['REFERENTIAL_FIELD_EMPTY']);
    expect(examineSchema('text', PLACE, NOW).findings[0]?.code).toBe('REFERENTIAL_NOT_A_LIST');
  });
});
