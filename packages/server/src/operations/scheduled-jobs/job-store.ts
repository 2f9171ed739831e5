import { chartrierError } from '@chartrier/messages';
import { type Queryable, vitamDateTime } from '../../platform/index.ts';
import type { JobOutcome, JobState, ScheduledJob } from './job.ts';
import { cronOf, nextTime } from './schedule.ts';

/** A server that runs a job says so again before this is over; else another one runs it. */
export const JOB_LEASE_MILLISECONDS = 60_000;
/** Notified when a job is asked for. */
export const JOB_CHANNEL = 'chartrier_job';

interface Row {
  readonly name: string;
  readonly paused: boolean;
  readonly asked_at: Date | null;
  readonly next_at: Date | null;
  readonly running: boolean;
  readonly last_started_at: Date | null;
  readonly last_ended_at: Date | null;
  readonly last_status: string | null;
  readonly last_detail: unknown;
}

/** What a process knows of jobs without their code: enough to show them and to ask for them. */
export type JobOutline = Pick<ScheduledJob, 'name' | 'description' | 'schedule'>;

/** Every job, with what became of its last run. */
export async function listJobs(
  queryable: Queryable,
  jobs: readonly JobOutline[],
): Promise<readonly JobState[]> {
  const { rows } = await queryable.query<Row>(
    `select name, paused, asked_at, next_at, coalesce(lease_until > now(), false) running, last_started_at, last_ended_at,
       last_status, last_detail
     from scheduled_job`,
  );
  const known = new Map(rows.map((row) => [row.name, row]));
  return jobs.map((job) => stateOf(job, known.get(job.name)));
}

function stateOf({ name, description, schedule }: JobOutline, row: Row | undefined): JobState {
  const time = (field: string, date: Date | null | undefined) =>
    date === null || date === undefined ? {} : { [field]: vitamDateTime(date) };
  return {
    name,
    description,
    cron: cronOf(schedule),
    state: row?.running === true ? 'RUNNING' : row?.paused === true ? 'PAUSED' : 'WAITING',
    ...(row?.paused === true ? {} : time('nextFireTime', row?.asked_at ?? row?.next_at)),
    ...time('lastStart', row?.last_started_at),
    ...time('lastEnd', row?.last_ended_at),
    ...(row?.last_status === null || row?.last_status === undefined ? {} : { lastStatus: row.last_status }),
    ...(row?.last_detail === null || row?.last_detail === undefined ? {} : { lastDetail: row.last_detail }),
  };
}

/** Runs the job as soon as a server takes it, even when it is paused. @throws JOB_UNKNOWN */
export function triggerJob(queryable: Queryable, jobs: readonly JobOutline[], name: string): Promise<void> {
  return change(queryable, jobs, name, 'asked_at = now()');
}

/** From now on the job runs only when it is asked for. A run under way goes on. @throws JOB_UNKNOWN */
export function pauseJob(queryable: Queryable, jobs: readonly JobOutline[], name: string): Promise<void> {
  return change(queryable, jobs, name, 'paused = true');
}

/** The job runs again at its times. @throws JOB_UNKNOWN */
export function resumeJob(queryable: Queryable, jobs: readonly JobOutline[], name: string): Promise<void> {
  return change(queryable, jobs, name, 'paused = false');
}

async function change(
  queryable: Queryable,
  jobs: readonly JobOutline[],
  name: string,
  assignment: string,
): Promise<void> {
  if (!jobs.some((job) => job.name === name))
    throw chartrierError('JOB_UNKNOWN', { name, known: jobs.map((job) => job.name) });
  await queryable.query('insert into scheduled_job (name) values ($1) on conflict do nothing', [name]);
  await queryable.query(`update scheduled_job set ${assignment} where name = $1`, [name]);
  await queryable.query('select pg_notify($1, $2)', [JOB_CHANNEL, name]);
}

/** Gives each job that is new here its next time. */
export async function plan(queryable: Queryable, jobs: readonly JobOutline[], now: Date): Promise<void> {
  for (const { name, schedule } of jobs)
    await queryable.query(
      `insert into scheduled_job (name, next_at) values ($1, $2)
       on conflict (name) do update set next_at = coalesce(scheduled_job.next_at, excluded.next_at)`,
      [name, nextTime(schedule, now)],
    );
}

/** Takes a job whose time has come, or that was asked for, unless a server has it. */
export async function takeJob(
  queryable: Queryable,
  { name, schedule }: JobOutline,
  owner: string,
  now: Date,
): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `update scheduled_job set owner = $2, lease_until = now() + $4 * interval '1 millisecond', asked_at = null,
       next_at = $5, last_started_at = $3
     where name = $1 and (lease_until is null or lease_until < now())
       and (asked_at is not null or (not paused and next_at <= $3))`,
    [name, owner, now, JOB_LEASE_MILLISECONDS, nextTime(schedule, now)],
  );
  return rowCount > 0;
}

/** Keeps a job that runs. Answers false when another server has taken it. */
export async function keepJob(queryable: Queryable, name: string, owner: string): Promise<boolean> {
  const { rowCount } = await queryable.query(
    `update scheduled_job set lease_until = now() + $3 * interval '1 millisecond' where name = $1 and owner = $2`,
    [name, owner, JOB_LEASE_MILLISECONDS],
  );
  return rowCount > 0;
}

export async function endJob(
  queryable: Queryable,
  name: string,
  owner: string,
  { status, detail }: JobOutcome,
  now: Date,
): Promise<void> {
  await queryable.query(
    `update scheduled_job set owner = null, lease_until = null, last_ended_at = $3, last_status = $4, last_detail = $5
     where name = $1 and owner = $2`,
    [name, owner, now, status, JSON.stringify(detail)],
  );
}
