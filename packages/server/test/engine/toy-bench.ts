import { afterEach } from 'vitest';
import type { EngineDependencies, Workflow } from '../../src/operations/engine/index.ts';
import { cloneDatabase, temporaryFolder } from '../support/index.ts';
import {
  startToyWorker,
  type ToyWorker,
  type ToyWorkerChoices,
  toyEngine,
  toyStorage,
} from './toy-engine.ts';
import { createToyTables } from './toy-workflow.ts';

/** What differs from an ordinary worker: parts of its engine too. */
export interface ToyWorkerOptions extends ToyWorkerChoices {
  readonly engine?: Partial<EngineDependencies>;
}

/**
 * What a test file of the engine works with: a database with the tables of toy operations, two offers in a folder, and
 * workers in this process, which stop at the end of each test.
 */
export async function openToyBench() {
  const { database, connection } = await cloneDatabase();
  const folder = await temporaryFolder('chartrier-engine-');
  const storage = toyStorage(folder);
  const engine = toyEngine(database, storage);
  const workers: ToyWorker[] = [];
  await createToyTables(database);
  const stopWorkers = async () => {
    for (const worker of workers.splice(0)) await worker.stop();
  };
  afterEach(stopWorkers);
  return {
    database,
    connection,
    folder,
    storage,
    engine,
    /** For what must come after them within a test, or at its end. */
    stopWorkers,
    startWorker(workflow: Workflow, { engine: changes, ...options }: ToyWorkerOptions = {}): void {
      workers.push(startToyWorker({ ...engine, ...changes }, [workflow], options));
    },
    /** How many items of an operation can be seen. */
    async published(operationId: string): Promise<number> {
      const found = await database.query<{ count: number }>(
        'select count(*) as count from toy_published where operation_id = $1',
        [operationId],
      );
      return found.rows[0]?.count ?? 0;
    },
    /** The first item of each batch that an action was run on, in order; null where a step has no batches. */
    async batchesOf(operationId: string, action: string): Promise<readonly (number | null)[]> {
      const found = await database.query<{ from_ordinal: number | null }>(
        'select from_ordinal from toy_run where operation_id = $1 and action = $2 order by id',
        [operationId, action],
      );
      return found.rows.map((row) => row.from_ordinal);
    },
  };
}
