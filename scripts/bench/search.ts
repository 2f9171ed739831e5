import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { mergeShelves } from '../../packages/server/src/archive/index.ts';
import type { Database } from '../../packages/server/src/platform/index.ts';
import { cpuClock } from './search/cpu-clock.ts';
import { rootsFor } from './search/generate-units.ts';
import { openGeneratedArchive } from './search/generated-archive.ts';
import { type Measured, measure, type TooLong } from './search/measure.ts';
import { questionsOn } from './search/questions.ts';
import { searchSection } from './search/report.ts';
import { scrollAll } from './search/scroll-all.ts';
import { writeSection } from './write-section.ts';

/**
 * npm run bench -- search --units N [--turns T] [--directory D] [--keep] [--only WORDS] [--no-write]
 *
 * `--keep` leaves the generated archive in the directory, where the next run of the same size finds it.
 */
export async function benchSearch(parameters: readonly string[]): Promise<void> {
  const { values } = parseArgs({
    args: [...parameters],
    allowNegative: true,
    options: {
      units: { type: 'string', default: '100000' },
      turns: { type: 'string', default: '40' },
      'shelf-units': { type: 'string', default: '50000' },
      'shared-buffers': { type: 'string', default: '1024' },
      directory: { type: 'string', default: join(tmpdir(), 'chartrier-bench-search') },
      keep: { type: 'boolean', default: false },
      only: { type: 'string', default: '' },
      write: { type: 'boolean', default: true },
    },
  });
  const units = Number(values.units);
  const startLoad = loadavg()[0] ?? 0;
  console.log(`Archive of ${units} units…`);
  const archive = await openGeneratedArchive({
    directory: values.directory,
    units,
    unitsAShelf: Number(values['shelf-units']),
    sharedBuffersMegabytes: Number(values['shared-buffers']),
    keep: values.keep,
  });
  const { database } = archive;
  try {
    while ((await mergeShelves(archive.pool))?.outcome === 'merged') console.log('Tables merged.');
    const clock = await cpuClock(database);
    const measured: (Measured | TooLong)[] = [];
    for (const question of questionsOn(database, rootsFor(units))) {
      if (!question.name.includes(values.only)) continue;
      const one = await measure(question, Number(values.turns), clock);
      if (one !== undefined) measured.push(one);
      console.log(one === undefined ? `no results: ${question.name}` : JSON.stringify(one));
    }
    const scrolled = await scrollAll(database, units);
    console.log(JSON.stringify(scrolled));
    if (values.only !== '' || !values.write) return;
    const sizes = await sizesOf(database);
    const tables = await tablesOf(database);
    const section = searchSection({ archive, tables, sizes, measured, scrolled, startLoad });
    await writeSection(`search ${units}`, `Searching ${units.toLocaleString('en')} units`, section);
  } finally {
    await archive.close();
  }
}

async function tablesOf(database: Database): Promise<number> {
  const { rows } = await database.query<{ tables: number }>(
    'select count(distinct partition)::integer tables from shelf',
  );
  return rows[0]?.tables ?? 0;
}

/** Of the table of units and of each of its indexes, all partitions together. */
async function sizesOf(
  database: Database,
): Promise<readonly { readonly name: string; readonly bytes: number }[]> {
  const { rows } = await database.query<{ name: string; bytes: string }>(
    `select 'rows' as name, sum(pg_table_size(inhrelid))::text as bytes from pg_inherits where inhparent = 'unit'::regclass
     union all
     (select parent.relname, sum(pg_relation_size(i.inhrelid))::text
      from pg_index x join pg_class parent on parent.oid = x.indexrelid join pg_inherits i on i.inhparent = x.indexrelid
      where x.indrelid = 'unit'::regclass group by 1 order by sum(pg_relation_size(i.inhrelid)) desc)`,
  );
  return rows.map(({ name, bytes }) => ({ name, bytes: Number(bytes) }));
}
