import { describe, expect, it } from 'vitest';
import { accessContractSchema } from '../access-contract/access-contract.ts';
import { managementContractSchema } from '../management-contract/management-contract.ts';
import { compileModel, readModel, schemaFindings } from './read-model.ts';

describe('reading a document by its model', () => {
  it('leaves out unknown and technical fields, and tells them', () => {
    const read = readModel(accessContractSchema, { Name: 'A', Unknown: 1, _id: 'x', _v: 3 });
    expect(read).toEqual({ draft: { Name: 'A' }, ignored: ['Unknown', '_id', '_v'] });
  });

  it('reads nested objects the same way', () => {
    const read = readModel(managementContractSchema, {
      PersistentIdentifierPolicy: [{ PersistentIdentifierAuthority: 12354, Other: true }],
    });
    expect(read.draft).toEqual({ PersistentIdentifierPolicy: [{ PersistentIdentifierAuthority: '12354' }] });
    expect(read.ignored).toEqual(['PersistentIdentifierPolicy[0].Other']);
  });

  it('takes what JSON binders take: one value for a list, texts for booleans, null for absent', () => {
    const { draft } = readModel(accessContractSchema, {
      OriginatingAgencies: 'A',
      WritingPermission: 'true',
      Description: null,
      Name: 12,
    });
    expect(draft).toEqual({ OriginatingAgencies: ['A'], WritingPermission: true, Name: '12' });
  });

  it('leaves alone what it cannot read as the type', () => {
    expect(readModel(accessContractSchema, { WritingPermission: 'maybe' }).draft).toEqual({
      WritingPermission: 'maybe',
    });
  });
});

describe('documents that do not follow their schema', () => {
  const model = compileModel(accessContractSchema);
  const right = {
    _id: 'x',
    _tenant: 0,
    _v: 0,
    Identifier: 'A',
    Name: 'A',
    Status: 'ACTIVE',
    CreationDate: '2016-12-10T00:00:00.000',
    LastUpdate: '2016-12-10T00:00:00.000',
    EveryOriginatingAgency: false,
    EveryDataObjectVersion: false,
    WritingPermission: false,
    WritingRestrictedDesc: false,
    AccessLog: 'INACTIVE',
  };

  it('accepts one that does', () => {
    expect(schemaFindings(model, right, {})).toEqual([]);
  });

  it.each([
    ['REFERENTIAL_FIELD_UNKNOWN', 'toto', { ...right, toto: 1 }],
    ['REFERENTIAL_FIELD_EMPTY', 'Status', { ...right, Status: undefined }],
    ['REFERENTIAL_FIELD_EMPTY', 'Name', { ...right, Name: '' }],
    ['REFERENTIAL_FIELD_TYPE', 'WritingPermission', { ...right, WritingPermission: 'maybe' }],
    ['REFERENTIAL_FIELD_NOT_IN_LIST', 'Status', { ...right, Status: 'Fake' }],
    ['REFERENTIAL_FIELD_NOT_IN_LIST', 'DataObjectVersion.0', { ...right, DataObjectVersion: ['toto'] }],
    ['REFERENTIAL_FIELD_FORM', 'CreationDate', { ...right, CreationDate: 'yesterday' }],
  ])('%s: %s', (code, field, document) => {
    const given = Object.fromEntries(Object.entries(document).filter(([, value]) => value !== undefined));
    expect(schemaFindings(model, given, {})).toMatchObject([{ code, field }]);
  });
});
