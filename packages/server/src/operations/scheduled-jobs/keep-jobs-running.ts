import type { Clock, Database, Logger } from '../../platform/index.ts';
import type { JobOutcome, ScheduledJob } from './job.ts';
import { endJob, JOB_CHANNEL, JOB_LEASE_MILLISECONDS, keepJob, plan, takeJob } from './job-store.ts';

const LOOK_MILLISECONDS = 15_000;

export interface JobServices {
  readonly database: Database;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Names this server among those that share the database. */
  readonly owner: string;
}

/**
 * Runs jobs at their times, and when they are asked for, one after the other, until it is told to stop. Servers that share
 * the database share the jobs: each run is one server's.
 *
 * @returns how to stop: the run under way is told to
 */
export async function keepJobsRunning(
  { database, clock, logger, owner }: JobServices,
  jobs: readonly ScheduledJob[],
): Promise<() => Promise<void>> {
  const stopping = new AbortController();
  let running = Promise.resolve();
  let isLooking = false;
  /** Something was asked for while jobs were looked at: the look may have passed by it. */
  let isAskedAgain = false;
  await plan(database, jobs, clock.now());

  async function look(): Promise<void> {
    for (const job of jobs) {
      if (stopping.signal.aborted) return;
      if (await takeJob(database, job, owner, clock.now())) await runJob(job);
    }
  }

  async function runJob(job: ScheduledJob): Promise<void> {
    const lost = new AbortController();
    const renewal = setInterval(() => {
      keepJob(database, job.name, owner).then(
        (kept) => kept || lost.abort(),
        (error: unknown) => logger.warn({ error, job: job.name }, 'a job could not say that it runs'),
      );
    }, JOB_LEASE_MILLISECONDS / 3);
    renewal.unref();
    try {
      const outcome = await outcomeOf(job, AbortSignal.any([stopping.signal, lost.signal]));
      const level = outcome.status === 'OK' ? 'info' : 'warn';
      logger[level]({ job: job.name, ...outcome }, 'a job is over');
      await endJob(database, job.name, owner, outcome, clock.now());
    } finally {
      clearInterval(renewal);
    }
  }

  async function outcomeOf(job: ScheduledJob, signal: AbortSignal): Promise<JobOutcome> {
    try {
      return await job.run(signal);
    } catch (error) {
      logger.error({ error, job: job.name }, 'a job failed');
      return { status: 'KO', detail: { error: error instanceof Error ? error.message : String(error) } };
    }
  }

  function wake(): void {
    if (stopping.signal.aborted) return;
    if (isLooking) {
      isAskedAgain = true;
      return;
    }
    isLooking = true;
    isAskedAgain = false;
    running = look()
      // a database that is down is met by everything else; jobs wait for it
      .catch((error: unknown) => logger.warn({ error }, 'the scheduled jobs could not be looked at'))
      .finally(() => {
        isLooking = false;
        if (isAskedAgain) wake();
      });
  }

  const unlisten = await database.listen(JOB_CHANNEL, wake);
  const timer = setInterval(wake, LOOK_MILLISECONDS);
  timer.unref();
  wake();
  return async () => {
    stopping.abort();
    clearInterval(timer);
    await unlisten();
    await running;
  };
}
