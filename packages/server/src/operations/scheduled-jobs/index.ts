/** Jobs that the platform runs by itself, at their times: shown, held, asked for. */
export type { JobOutcome, JobState, ScheduledJob } from './job.ts';
export { type JobOutline, listJobs, pauseJob, resumeJob, triggerJob } from './job-store.ts';
export { type JobServices, keepJobsRunning } from './keep-jobs-running.ts';
export type { Schedule } from './schedule.ts';
