/**
 * A worker of toy operations in a process of its own, which kills itself (SIGKILL) at the place that it is
 * told: a point of the engine, or the n-th moment of the writes on its offers. Reads its order as JSON in its
 * first argument.
 */
import { flushCompileCache } from 'node:module';
import { join } from 'node:path';
import { createLogger, type DatabaseConnection, openDatabase } from '../../src/platform/index.ts';
import { createFileSystemOffer, openStorage } from '../../src/storage/index.ts';
import { ARCHIVE_ID, SHORT_LEASE_MILLISECONDS, startToyWorker, toyEngine } from './toy-engine.ts';
import { SMALL_TOY, toyWorkflow } from './toy-workflow.ts';

export interface ToyProcessOrder {
  readonly connection: DatabaseConnection;
  readonly folder: string;
  readonly offersKnown: boolean;
  /** Die at this point, the `occurrence`-th time that it is reached (1 by default). */
  readonly point?: { readonly name: string; readonly step?: string; readonly occurrence?: number };
  /** Die at the n-th moment of the writes on the offers. */
  readonly write?: number;
  /** Die so many milliseconds after the start. */
  readonly after?: number;
}

const order = JSON.parse(process.argv[2] ?? '{}') as ToyProcessOrder;

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

let writes = 0;
function onWrite(): void {
  writes += 1;
  if (writes === order.write) die();
}

let reached = 0;
async function atPoint(name: string, step: string | undefined): Promise<void> {
  if (name !== order.point?.name || (order.point.step !== undefined && order.point.step !== step)) return;
  reached += 1;
  if (reached !== (order.point.occurrence ?? 1)) return;
  die();
  // The signal may take a moment: nothing more is done meanwhile.
  await new Promise(() => {});
}

const logger = createLogger({ level: 'error', service: 'toy' });
const db = openDatabase({ connection: order.connection, applicationName: 'toy', logger });
const ids = ['offer-1', 'offer-2'];
const storage = openStorage({
  archiveId: ARCHIVE_ID,
  offers: ids.map((id) => createFileSystemOffer({ id, path: join(order.folder, id), onWrite })),
  strategies: [{ id: 'default', offers: ids }],
  knownOffers: new Set(order.offersKnown ? ids : []),
  rememberOffer: async () => {},
  report: () => {},
});
startToyWorker(
  toyEngine(db, storage, { logger }),
  [toyWorkflow({ storage }), toyWorkflow({ storage }, SMALL_TOY)],
  {
    owner: `toy-${process.pid}`,
    leaseMilliseconds: SHORT_LEASE_MILLISECONDS,
    crashPoints: atPoint,
  },
);
if (order.after !== undefined) setTimeout(die, order.after);
// a process that is killed leaves no cache by itself
flushCompileCache();
process.send?.('started');
