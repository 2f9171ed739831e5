import { chmod, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import {
  createLogger,
  type Database,
  migrate,
  openDatabase,
  startEmbeddedPostgres,
} from '../../../packages/server/src/platform/index.ts';
import { type Loaded, loadUnits } from './load-units.ts';

const MIGRATIONS = fileURLToPath(new URL('../../../packages/server/migrations', import.meta.url));
const LOADED_FILE = 'loaded.json';

export interface GeneratedArchive {
  /** Of one connection, of which the processor time is known. */
  readonly database: Database;
  /** Of several. */
  readonly pool: Database;
  readonly loaded: Loaded;
  readonly sharedBuffersMegabytes: number;
  /** Stops PostgreSQL, and removes the archive unless it is kept. */
  close(): Promise<void>;
}

export interface ArchiveOptions {
  readonly directory: string;
  readonly units: number;
  readonly unitsAShelf: number;
  readonly sharedBuffersMegabytes: number;
  /** Leaves the archive for the next run; one of the same size and schema that is there is used as it is. */
  readonly keep: boolean;
}

/** What a kept archive says of itself. */
interface Kept {
  readonly loaded: Loaded;
  readonly unitsAShelf: number;
  readonly migrations: readonly string[];
}

/** An archive of generated units in an embedded PostgreSQL of its own, made unless a former run left it. */
export async function openGeneratedArchive(options: ArchiveOptions): Promise<GeneratedArchive> {
  const { directory, units, unitsAShelf, sharedBuffersMegabytes, keep } = options;
  const file = join(directory, LOADED_FILE);
  const migrations = (await readdir(MIGRATIONS)).sort();
  const kept = await readKept(file);
  const same =
    kept?.loaded.units === units &&
    kept.unitsAShelf === unitsAShelf &&
    kept.migrations.join() === migrations.join();
  if (!same) await rm(directory, { recursive: true, force: true });
  await mkdir(directory, { recursive: true });
  // PostgreSQL may run as another user than ours.
  await chmod(directory, 0o755);
  const logger = createLogger({ level: 'warn', service: 'bench' });
  const postgres = await startEmbeddedPostgres({
    directory: join(directory, 'postgres'),
    sharedBuffersMegabytes,
    logger,
  });
  const { connection } = postgres;
  const pool = openDatabase({ connection, applicationName: 'bench', logger });
  const database = openDatabase({ connection, applicationName: 'bench', logger, maxConnections: 1 });
  let loaded = kept?.loaded;
  if (!same || loaded === undefined) {
    await migrate(pool, MIGRATIONS);
    const progress = (done: number) => console.log(`  ${done} units`);
    loaded = await loadUnits(pool, { units, unitsAShelf, progress });
    await writeFile(file, JSON.stringify({ loaded, unitsAShelf, migrations }));
  }
  return {
    database,
    pool,
    loaded,
    sharedBuffersMegabytes,
    close: async () => {
      await database.close();
      await pool.close();
      await postgres.stop();
      if (!keep) await rm(directory, { recursive: true, force: true });
    },
  };
}

async function readKept(file: string): Promise<Kept | undefined> {
  return await readFile(file, 'utf8').then(
    (text) => JSON.parse(text) as Kept,
    () => undefined,
  );
}
