import { describe, expect, it } from 'vitest';
import { startReferential } from '../../../test/referential/start-referential.ts';
import { readUnitSchema } from '../../archive/index.ts';

const bench = await startReferential();
const INVOICE = [
  { Path: 'Invoice', IsObject: true, Cardinality: 'MANY', ShortName: 'Facture' },
  { Path: 'Invoice.BirthDate', Cardinality: 'ONE' },
];

const schema = () => readUnitSchema(bench.database, { tenant: 0, administrationTenant: 1 });

describe('the external schema of units', () => {
  it('is added to the platform’s own, with the types of the ontology', async () => {
    const result = await bench.importJson('Schema', INVOICE);
    expect(result).toMatchObject({
      status: 'OK',
      documents: [{ Path: 'Invoice' }, { Path: 'Invoice.BirthDate' }],
    });
    expect((await bench.journal(result)).events).toEqual([
      'STP_BACKUP_EXTERNAL_SCHEMA.OK',
      'EXTERNAL_SCHEMA_REPORT.OK',
      'STP_IMPORT_EXTERNAL_SCHEMA.OK',
    ]);
    const elements = new Map((await schema()).map((element) => [element.Path, element]));
    expect(elements.get('Invoice.BirthDate')).toMatchObject({
      Type: 'DATE',
      TypeDetail: 'DATETIME',
      Origin: 'EXTERNAL',
      ApiPath: 'Invoice.BirthDate',
    });
    expect(elements.get('_mgt.AppraisalRule.Rules.StartDate')).toMatchObject({
      ApiPath: '#management.AppraisalRule.Rules.StartDate',
      Type: 'DATE',
      Category: 'MANAGEMENT',
      Origin: 'INTERNAL',
    });
    expect(elements.get('Signature.Signer')).toMatchObject({ IsObject: true, Cardinality: 'MANY' });
  });

  it('grows by each import, and is the tenant’s own', async () => {
    expect(await bench.importJson('Schema', [{ Path: 'Invoice.Address', Cardinality: 'ONE' }])).toMatchObject(
      {
        status: 'OK',
      },
    );
    expect([...(await bench.snapshot().all('Schema')).keys()]).toEqual([
      'Invoice',
      'Invoice.Address',
      'Invoice.BirthDate',
    ]);
    expect((await bench.snapshot(2).all('Schema')).size).toBe(0);
  });

  it('is refused whole, and the journal names the path', async () => {
    const result = await bench.importJson('Schema', [
      { Path: 'Bill', IsObject: true, Cardinality: 'ONE' },
      { Path: 'Invoice.Address', Cardinality: 'ONE' },
    ]);
    expect(result).toMatchObject({ status: 'KO', findings: [{ code: 'REFERENTIAL_IDENTIFIER_TAKEN' }] });
    expect(JSON.stringify((await bench.journal(result)).data)).toContain('Invoice.Address');
    expect(await bench.snapshot().find('Schema', 'Bill')).toBeUndefined();
  });
});
