import { isChartrierError } from '@chartrier/messages';
import { afterAll, describe, expect, it } from 'vitest';
import { cloneDatabase } from '../../../test/support/index.ts';
import { createLogger } from '../../platform/index.ts';
import { keepJobsRunning, listJobs, pauseJob, resumeJob, type ScheduledJob, triggerJob } from './index.ts';
import { JOB_CHANNEL } from './job-store.ts';

const { database } = await cloneDatabase();
/** A moment that tests move; the jobs below are due at two o'clock. */
let now = new Date('2024-03-01T00:00:00Z');
const clock = { now: () => now };
const runs: string[] = [];
const logger = createLogger({ level: 'silent', service: 'test' });

function job(name: string, run: ScheduledJob['run']): ScheduledJob {
  return { name, description: `The job ${name}`, schedule: { every: 'day', hour: 2, minute: 0 }, run };
}

const jobs: readonly ScheduledJob[] = [
  job('Count', async () => {
    runs.push('Count');
    return { status: 'OK', detail: { runs: runs.length } };
  }),
  job('Fail', async () => {
    runs.push('Fail');
    throw new Error('not today');
  }),
];
const stops = await Promise.all(
  ['one', 'two'].map((owner) => keepJobsRunning({ database, clock, logger, owner }, jobs)),
);
afterAll(() => Promise.all(stops.map((stop) => stop())));

async function until(name: string, lastStatus: string): Promise<void> {
  await expect
    .poll(async () => (await listJobs(database, jobs)).find((one) => one.name === name))
    .toMatchObject({ lastStatus, state: expect.not.stringMatching('RUNNING') });
}

describe('scheduled jobs', () => {
  it('wait for their time', async () => {
    expect(await listJobs(database, jobs)).toEqual([
      {
        name: 'Count',
        description: 'The job Count',
        cron: '0 0 2 * * ?',
        state: 'WAITING',
        nextFireTime: '2024-03-01T02:00:00.000',
      },
      expect.objectContaining({ name: 'Fail', state: 'WAITING' }),
    ]);
    expect(runs).toEqual([]);
  });

  it('run when they are asked for, on one server, and say what became of it', async () => {
    await triggerJob(database, jobs, 'Count');
    await until('Count', 'OK');
    expect(runs).toEqual(['Count']);
    expect((await listJobs(database, jobs))[0]).toMatchObject({
      lastStart: '2024-03-01T00:00:00.000',
      lastDetail: { runs: 1 },
      nextFireTime: '2024-03-01T02:00:00.000',
    });
  });

  it('are tried again at their next time when they fail', async () => {
    await triggerJob(database, jobs, 'Fail');
    await until('Fail', 'KO');
    expect((await listJobs(database, jobs))[1]).toMatchObject({
      lastDetail: { error: 'not today' },
      state: 'WAITING',
    });
  });

  it('do not run at their time while they are paused, and do when they are resumed', async () => {
    await pauseJob(database, jobs, 'Count');
    expect((await listJobs(database, jobs))[0]).toMatchObject({ state: 'PAUSED' });
    expect((await listJobs(database, jobs))[0]).not.toHaveProperty('nextFireTime');
    runs.length = 0;
    now = new Date('2024-03-01T02:00:30Z');
    await triggerJob(database, jobs, 'Fail');
    // once or twice: its own time has come too
    await expect.poll(() => runs).toContain('Fail');
    await until('Fail', 'KO');
    expect(runs).not.toContain('Count');
    await resumeJob(database, jobs, 'Count');
    await expect.poll(() => runs).toContain('Count');
  });

  it('run at once when they are asked for while another one runs, and were passed by', async () => {
    const { database: own } = await cloneDatabase();
    const order: string[] = [];
    const early = job('Early', async () => {
      order.push('Early');
      return { status: 'OK', detail: {} };
    });
    const late = job('Late', async () => {
      order.push('Late');
      const hears = Promise.withResolvers<void>();
      const unlisten = await own.listen(JOB_CHANNEL, () => hears.resolve());
      await triggerJob(own, [early, late], 'Early');
      // the server has heard it too
      await hears.promise;
      await unlisten();
      return { status: 'OK', detail: {} };
    });
    const stop = await keepJobsRunning({ database: own, clock, logger, owner: 'one' }, [early, late]);
    try {
      await triggerJob(own, [early, late], 'Late');
      // sooner than jobs are looked at by themselves
      await expect.poll(() => order, { timeout: 10_000 }).toEqual(['Late', 'Early']);
    } finally {
      await stop();
    }
  });

  it('are refused when nobody knows them', async () => {
    const refused = await triggerJob(database, jobs, 'Nobody').catch((error: unknown) => error);
    expect(isChartrierError(refused, 'JOB_UNKNOWN')).toBe(true);
  });
});
