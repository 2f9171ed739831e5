/**
 * A worker in a process of its own, composed as the product's, which kills itself (SIGKILL) where it is told: at a point
 * of the engine, at the n-th moment of the writes on its offers, or after a while. It is told by a message, so that it
 * may be started ahead of time.
 */
import { flushCompileCache } from 'node:module';
import { type Config, createLogger, type DatabaseConnection } from '../../src/platform/index.ts';
import { openPlatform } from './ingest-platform.ts';

export interface Death {
  /** Die at this point, of this step where it has several. */
  readonly point?: { readonly name: string; readonly step?: string };
  /** Die at the n-th moment of the writes on the offers. */
  readonly write?: number;
  /** Die so many milliseconds after the worker started. */
  readonly after?: number;
}

export interface KilledProcessOrder extends Death {
  readonly config: Config;
  readonly connection: DatabaseConnection;
}

function die(): void {
  process.kill(process.pid, 'SIGKILL');
}

async function work(order: KilledProcessOrder): Promise<void> {
  let writes = 0;
  const logger = createLogger({ level: 'fatal', service: 'killed' });
  const platform = await openPlatform(order.config, order.connection, logger, {
    onWrite: () => {
      writes += 1;
      if (writes === order.write) die();
    },
    crashPoints: async (name, step) => {
      const { point } = order;
      if (name !== point?.name || (point.step !== undefined && point.step !== step)) return;
      die();
      // The signal may take a moment: nothing more is done meanwhile.
      await new Promise(() => {});
    },
  });
  platform.startWorker();
  if (order.after !== undefined) setTimeout(die, order.after);
}

if (process.send) {
  process.once('message', (order) => {
    void work(order as KilledProcessOrder);
  });
  process.on('disconnect', () => process.exit(0));
  // a process that is killed leaves no cache by itself
  flushCompileCache();
  process.send('ready');
}
