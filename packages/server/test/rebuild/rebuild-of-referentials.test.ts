import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '../../src/operations/rebuild/index.ts';
import {
  attachProfileFile,
  readReport,
  registerApplicationCertificate,
} from '../../src/operations/referential-import/index.ts';
import { documentHistory, openProfileFile } from '../../src/referential/index.ts';
import { newOperationId } from '../engine/toy-engine.ts';
import { ADMINISTRATION_TENANT, startReferential } from '../referential/start-referential.ts';
import { CERTIFICATE } from '../security/certificates.ts';
import { cloneDatabase } from '../support/index.ts';
import { contentOfDatabase } from './content-of-database.ts';

/** Reference data of every way in; the database made again from one offer alone is the same. */
const bench = await startReferential();
const GRAMMAR =
  '<grammar xmlns="http://relaxng.org/ns/structure/1.0"><start><element name="a"><text/></element></start></grammar>';
const CALLER = { contextId: 'CT-000001' };
let refused = '';

beforeAll(async () => {
  const agencies = 'Identifier,Name,Description\n';
  await bench.importFile('Agencies', `${agencies}A,One,\nB,Two,\n`);
  await bench.importFile('Agencies', `${agencies}A,Other,\nC,Three,\n`);
  refused = (await bench.importFile('Agencies', `${agencies}A,,\n`)).operationId ?? '';
  await bench.importJson('AccessContract', [{ Name: 'Numbered by the server' }], 2);
  await bench.importJson('Schema', [{ Path: 'Invoice', IsObject: true, Cardinality: 'MANY' }]);
  await bench.importJson('IngestContract', [{ Identifier: 'IC', Name: 'IC' }]);
  await bench.update('IngestContract', 'IC', { $action: [{ $set: { Status: 'ACTIVE' } }] });
  await bench.update(
    'Context',
    'CT-000001',
    { $action: [{ $set: { EnableControl: false } }] },
    ADMINISTRATION_TENANT,
  );
  await bench.importJson('Profile', [{ Identifier: 'PR', Name: 'PR', Format: 'RNG' }], ADMINISTRATION_TENANT);
  await attachProfileFile(bench.services, {
    tenant: ADMINISTRATION_TENANT,
    operationId: newOperationId(ADMINISTRATION_TENANT),
    caller: CALLER,
    identifier: 'PR',
    file: Readable.from([Buffer.from(GRAMMAR)], { objectMode: false }),
  });
  await registerApplicationCertificate(bench.services, {
    operationId: newOperationId(ADMINISTRATION_TENANT),
    caller: CALLER,
    certificate: CERTIFICATE,
    context: 'CT-000001',
  });
});

describe('reference data made again from an offer', () => {
  it.each(['offer-1', 'offer-2'])('%s: every table, history, report and file', async (id) => {
    const offer = bench.storage.offers.get(id);
    if (offer === undefined) throw new Error(id);
    const { database } = await cloneDatabase();
    const { rows } = await bench.database.query<{ id: number; name: string }>('select id, name from tenant');
    await rebuild({ database, administrationTenant: ADMINISTRATION_TENANT, tenants: rows }, offer);
    const content = await contentOfDatabase(bench.database);
    const again = await contentOfDatabase(database);
    for (const [table, lines] of Object.entries(content))
      expect({ table, lines: again[table] }).toEqual({ table, lines });
    const names = (await documentHistory(database, 0, 'Agencies', 'B')).map(({ document }) => document?.Name);
    expect(names).toEqual([undefined, 'Two']);
    const file = await openProfileFile(database, bench.storage, ADMINISTRATION_TENANT, 'PR');
    expect(await text(file.content)).toBe(GRAMMAR);
    const report = await readReport({ database, storage: bench.storage }, 0, refused);
    expect(report === undefined ? undefined : JSON.parse(await text(report))).toHaveProperty([
      'Errors',
      'line 2',
    ]);
  });
});
