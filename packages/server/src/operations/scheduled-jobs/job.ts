import type { Schedule } from './schedule.ts';

/** Work that the platform does by itself, on all tenants. Of several servers, one does it at a time. */
export interface ScheduledJob {
  /** Vitam's name, where it has the same job. */
  readonly name: string;
  readonly description: string;
  readonly schedule: Schedule;
  /** Answers what is told of the run. An error ends the run in KO, and it is tried again at its next time. */
  readonly run: (signal: AbortSignal) => Promise<JobOutcome>;
}

export interface JobOutcome {
  readonly status: 'OK' | 'WARNING' | 'KO';
  readonly detail: Readonly<Record<string, unknown>>;
}

/** A job as an operator sees it. */
export interface JobState {
  readonly name: string;
  readonly description: string;
  readonly cron: string;
  readonly state: 'PAUSED' | 'RUNNING' | 'WAITING';
  readonly nextFireTime?: string;
  readonly lastStart?: string;
  readonly lastEnd?: string;
  readonly lastStatus?: string;
  readonly lastDetail?: unknown;
}
