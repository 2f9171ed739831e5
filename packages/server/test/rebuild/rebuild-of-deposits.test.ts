import { beforeAll, describe, expect, it } from 'vitest';
import { rebuild } from '../../src/operations/rebuild/index.ts';
import { AGENCY, binary, loadSampleReferentials, sampleSip, unit } from '../ingest/sample-sip.ts';
import { startIngest } from '../ingest/start-ingest.ts';
import { cloneDatabase } from '../support/index.ts';
import { contentOfDatabase } from './content-of-database.ts';

/** Real imports and deposits, small and large, good and refused; the database made again from each offer is the same. */
const bench = await startIngest();

beforeAll(async () => {
  await loadSampleReferentials(bench);
  await bench.importFile(
    'Agencies',
    `Identifier,Name,Description\n${AGENCY},Mairie de Test bis,\nFRAN_NP_000002,A,\n`,
  );
  const tree = await bench.deposit(
    await sampleSip({
      files: { 'content/a.txt': 'alpha', 'content/b.txt': 'beta' },
      groups: [
        {
          id: 'G1',
          objects: [
            binary('O1', 'content/a.txt', 'alpha'),
            binary('O2', 'content/b.txt', 'beta', { DataObjectVersion: 'Dissemination_1' }),
          ],
        },
      ],
      units: [
        unit('root', {
          content: { DescriptionLevel: 'Fonds', Title: 'Fonds', StartDate: '1900-01-01' },
          management: {
            AppraisalRule: { Rules: [{ Rule: 'APP-00001', StartDate: '2024-02-29' }], FinalAction: 'Keep' },
          },
          children: [
            unit('leaf', { content: { Title: 'Pièce' }, objectReference: { to: 'group', id: 'G1' } }),
          ],
        }),
      ],
    }),
  );
  const large = Buffer.alloc(3 * 2 ** 20, 'large');
  const files = Object.fromEntries(Array.from({ length: 4 }, (_, n) => [`content/${n}.txt`, large]));
  const packs = await bench.deposit(await sampleSip({ files }));
  const refused = await bench.deposit(await sampleSip({ manifest: { archivalAgreement: 'IC-INACTIVE' } }));
  expect([tree.status, packs.status, refused.status]).toEqual(['OK', 'OK', 'KO']);
});

describe('the database made again', () => {
  it.each(['offer-1', 'offer-2'])('from %s after real operations is the same', async (id) => {
    const offer = bench.storage.offers.get(id);
    if (!offer) throw new Error(id);
    const { database } = await cloneDatabase();
    const { rows } = await bench.database.query<{ id: number; name: string }>('select id, name from tenant');
    const report = await rebuild({ database, administrationTenant: 1, tenants: rows }, offer);
    expect(report).toMatchObject({ elsewhere: 0, setApart: { count: 0 }, partial: { count: 0 } });
    const content = await contentOfDatabase(bench.database);
    const again = await contentOfDatabase(database);
    for (const [table, lines] of Object.entries(content))
      expect({ table, lines: again[table] }).toEqual({ table, lines });
  });
});
