/**
 * A worker of deposits in a process of its own, which kills itself (SIGKILL) at the place that it is told: a point of the
 * engine, or after a while. Reads its order as JSON in its first argument.
 */
import { join } from 'node:path';
import type { CrashPoints } from '../../src/operations/engine/index.ts';
import { createLogger, type DatabaseConnection, openDatabase } from '../../src/platform/index.ts';
import { createFolderWorkspace } from '../../src/workspace/index.ts';
import { startToyWorker, toyEngine, toyStorage } from '../engine/toy-engine.ts';
import { composeIngest } from './compose-ingest.ts';

export interface IngestProcessOrder {
  readonly connection: DatabaseConnection;
  /** Holds the offers and the workspace. */
  readonly folder: string;
  /** Die at this point. */
  readonly point?: { readonly name: string; readonly step?: string };
  /** Die so many milliseconds after the start. */
  readonly after?: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as IngestProcessOrder;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

const atPoint: CrashPoints = async (name, step) => {
  if (name !== order.point?.name || (order.point.step !== undefined && order.point.step !== step)) return;
  die();
  // The signal may take a moment: nothing more is done meanwhile.
  await new Promise(() => {});
};

const logger = createLogger({ level: 'error', service: 'ingest' });
const database = openDatabase({ connection: order.connection, applicationName: 'ingest', logger });
const storage = toyStorage(order.folder);
const workspace = createFolderWorkspace(join(order.folder, 'workspace'));
const { workflows } = composeIngest({ database, storage, workspace }, { logger });
startToyWorker(toyEngine(database, storage, { logger }), workflows, {
  owner: `ingest-${process.pid}`,
  crashPoints: atPoint,
});
if (order.after !== undefined) setTimeout(die, order.after);
