import type { Logger } from '../logging/logger.ts';

const STOP_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;
/** A terminal's Ctrl-C reaches us directly and through the program that started us: those two are one wish. */
const SAME_WISH_MILLISECONDS = 1_000;

/**
 * Stops a process in order when it is asked to; asked again later, it ends at once. Answers a promise that is kept when
 * `stop` is done.
 */
export function stopOnSignals(stop: () => Promise<void>, logger: Logger): Promise<void> {
  return new Promise((resolve, reject) => {
    let asked: number | undefined;
    const hear = (signal: NodeJS.Signals) => {
      if (asked !== undefined) {
        if (Date.now() - asked > SAME_WISH_MILLISECONDS) process.exit(1);
        return;
      }
      asked = Date.now();
      logger.info({ signal }, 'stopping');
      stop().then(resolve, reject);
    };
    for (const signal of STOP_SIGNALS) process.on(signal, hear);
  });
}

/** For a child: a terminal's Ctrl-C reaches the whole group, but it is the parent who says when to stop. */
export function leaveSignalsToParent(): void {
  for (const signal of ['SIGINT', 'SIGHUP'] as const) process.on(signal, () => {});
}
