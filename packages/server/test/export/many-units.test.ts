import { expect, it } from 'vitest';
import { makeZip } from '../../src/operations/ingest/package/package-fixtures.ts';
import type { Database, SqlValue } from '../../src/platform/index.ts';
import { binary, sampleSip, unit } from '../ingest/sample-sip.ts';
import { asTransfer } from './open-package.ts';
import { broughtBy, startExport } from './start-export.ts';

const COUNT = 2_000;
/** Rows that one answer of the database may hold, whatever the selection. */
const MOST_ROWS = 1_000;

let mostRows = 0;
/** Notes how many rows each statement answers. */
function watched(database: Database): Database {
  const noted = <Rows extends { readonly rows: readonly unknown[] }>(answer: Rows): Rows => {
    mostRows = Math.max(mostRows, answer.rows.length);
    return answer;
  };
  return {
    ...database,
    query: async (text, values, options) => noted(await database.query(text, values, options)),
    transaction: (work, options) =>
      database.transaction(
        (transaction) =>
          work({
            ...transaction,
            query: async (text: string, values?: readonly SqlValue[]) =>
              noted(await transaction.query<never>(text, values)),
            async *stream<Row>(text: string, values: readonly SqlValue[], batchSize: number) {
              for await (const rows of transaction.stream<Row>(text, values, batchSize)) {
                noted({ rows });
                yield rows;
              }
            },
          }),
        options,
      ),
  };
}

const bench = await startExport({ watched });
const numbers = Array.from({ length: COUNT }, (_, n) => n);
const files = Object.fromEntries(numbers.map((n) => [`content/f${n}.txt`, `content of ${n}`]));

const sip = await sampleSip({
  files,
  groups: numbers.map((n) => ({
    id: `G${n}`,
    objects: [binary(`O${n}`, `content/f${n}.txt`, `content of ${n}`)],
  })),
  units: [
    unit('U', { links: numbers.map((n) => ({ id: `L${n}`, targetId: `U${n}` })) }),
    ...numbers.map((n) => unit(`U${n}`, { objectReference: { to: 'group', id: `G${n}` } })),
  ],
});

it('two thousand units, all under one, are delivered page by page, and may be deposited again', async () => {
  const deposit = await bench.deposit(sip);
  expect(deposit.status).toBe('OK');
  mostRows = 0;
  const exported = await bench.export(broughtBy(deposit));
  expect(exported.status).toBe('OK');
  expect(mostRows).toBeGreaterThan(0);
  // the ontology is read whole, as any search reads it
  expect(mostRows).toBeLessThanOrEqual(MOST_ROWS);
  const dip = await exported.dip();
  expect(dip.faults).toEqual([]);
  expect([dip.units.length, dip.links.length, dip.files.size]).toEqual([COUNT + 1, COUNT, COUNT]);
  expect(new Set([...dip.files.values()].map(String))).toEqual(new Set(Object.values(files)));

  const again = await bench.deposit(
    await makeZip({ 'manifest.xml': asTransfer(dip.manifest), ...Object.fromEntries(dip.files) }),
  );
  expect(again.status).toBe('OK');
  const described = async (operationId: string) => {
    const { rows } = await bench.database.query<{ told: string }>(
      `select jsonb_build_object('title', u.title, 'level', u.description_level, 'under', cardinality(u.up),
         'digest', g.document #> '{_qualifiers,0,versions,0,MessageDigest}',
         'name', g.document #> '{_qualifiers,0,versions,0,FileInfo,Filename}')::text told
       from unit u left join object_group g on g.tenant = u.tenant and g.id = u.og where u.opi = $1 order by 1`,
      [operationId],
    );
    return rows.map(({ told }) => told);
  };
  expect(await described(again.operationId)).toEqual(await described(deposit.operationId));
}, 120_000);
