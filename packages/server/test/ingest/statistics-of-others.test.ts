import { beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '../../src/platform/index.ts';
import { loadSampleReferentials, sampleSip, unit } from './sample-sip.ts';
import { startIngest } from './start-ingest.ts';

const bench = await startIngest();
beforeAll(() => loadSampleReferentials(bench));

const ROWS = 10_000;
/** What such a deposit takes is a second or two; with a plan whose cost is the square of its size, or worse, minutes. */
const LIMIT_MILLISECONDS = 25_000;

/** A value of each type that columns of staging tables have, for row n. */
const VALUES: Readonly<Record<string, string>> = {
  bigint: 'n',
  integer: 'n',
  text: "'x' || n",
  jsonb: "'{}'",
  boolean: 'false',
  ARRAY: "'{}'",
};

/** The tables that small deposits share. */
async function sharedTables(database: Database): Promise<ReadonlyMap<string, readonly string[]>> {
  const { rows } = await database.query<{ table: string; columns: string[] }>(
    `select table_name "table", array_agg(column_name || ' ' || data_type order by ordinal_position) columns
     from information_schema.columns
     where table_schema = 'public' and table_name not in ('ingest_deposit', 'ingest_presence')
       and table_name ~ '^(ingest|graph)_[a-z_]+$' group by table_name`,
  );
  return new Map(rows.map(({ table, columns }) => [table, columns]));
}

/** Fills the shared tables with rows of one other deposit: all that PostgreSQL then knows of them. */
async function fillWithAnother(database: Database): Promise<void> {
  for (const [table, columns] of await sharedTables(database)) {
    const values = columns.map((column) => {
      const [name = '', type = ''] = column.split(' ');
      return name === 'deposit' || name === 'work' ? '-1' : (VALUES[type] ?? 'null');
    });
    await database.query(
      `insert into ${table} select ${values.join(', ')} from generate_series(1, ${ROWS}) n`,
    );
    await database.query(`analyze ${table}`);
  }
}

async function emptyAndAnalyze(database: Database): Promise<void> {
  for (const table of (await sharedTables(database)).keys()) {
    const owner = table.startsWith('graph_') ? 'work' : 'deposit';
    await database.query(`delete from ${table} where ${owner} = -1`);
    await database.query(`vacuum (analyze) ${table}`);
  }
}

/** A tree of folders of 50 units; each unit but the folders has a file of its own. */
async function packageOf(units: number): Promise<Buffer> {
  const ordinals = Array.from({ length: units }, (_, n) => n);
  const files = Object.fromEntries(ordinals.map((n) => [`content/${n}.txt`, `texte ${n}`]));
  const folders = ordinals
    .filter((n) => n % 50 === 0)
    .map((first) =>
      unit(`dossier-${first}`, {
        children: ordinals
          .slice(first, first + 50)
          .map((n) => unit(`piece-${n}`, { objectReference: { to: 'group', id: `G${n + 1}` } })),
      }),
    );
  return await sampleSip({ files, units: folders });
}

async function timed(units: number): Promise<{ readonly status: string; readonly milliseconds: number }> {
  const content = await packageOf(units);
  const started = performance.now();
  const { status } = await bench.deposit(content);
  return { status, milliseconds: performance.now() - started };
}

describe('a deposit is not slowed by what statistics say of other deposits', () => {
  it.for([20, 100, 1_000])('%i units, all statistics of another one', { timeout: 120_000 }, async (units) => {
    if (units === 20) await fillWithAnother(bench.database);
    const { status, milliseconds } = await timed(units);
    expect(status).toBe('OK');
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });

  it.for([100, 1_000])('%i units, statistics of empty tables', { timeout: 120_000 }, async (units) => {
    if (units === 100) await emptyAndAnalyze(bench.database);
    const { status, milliseconds } = await timed(units);
    expect(status).toBe('OK');
    expect(milliseconds).toBeLessThan(LIMIT_MILLISECONDS);
  });
});
