import { JobState } from '@chartrier/api-schema';
import { listJobs, pauseJob, resumeJob, triggerJob } from '../../operations/scheduled-jobs/index.ts';
import type { Permission } from '../../security/index.ts';
import { listAnswer } from '../answers/route-answer.ts';
import type { Route } from '../route.ts';
import { refusedByAdmin, refusedWith } from './refusal-families.ts';

/** Jobs that the platform runs by itself: an operator sees them, holds them, asks for them. */
export const SCHEDULED_JOB_ROUTES: readonly Route[] = [
  {
    service: 'admin',
    method: 'GET',
    path: '/jobs',
    description: 'Lists the scheduled jobs',
    permission: 'job:read',
    answer: JobState,
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedWith('0502O0'),
    handle: async (_exchange, { database, jobs }) => listAnswer(await listJobs(database, jobs)),
  },
  jobRoute('trigger', 'Runs a scheduled job now', 'job:id:trigger', triggerJob),
  jobRoute('pause', 'Holds a scheduled job', 'job:id:pause', pauseJob),
  jobRoute('resume', 'Lets a scheduled job run at its times again', 'job:id:resume', resumeJob),
];

/** Jobs are for all tenants: only the administration tenant acts on them. */
function jobRoute(
  action: string,
  description: string,
  permission: Permission,
  act: typeof triggerJob,
): Route {
  return {
    service: 'chartrier',
    method: 'POST',
    path: `/jobs/{name}/${action}`,
    description,
    permission,
    answer: JobState,
    administrationTenantOnly: true,
    consumes: 'any',
    produces: 'json',
    body: { kind: 'none' },
    refusals: refusedByAdmin(),
    handle: async ({ parameters }, { database, jobs }) => {
      const name = parameters.name ?? '';
      await act(database, jobs, name);
      return listAnswer(
        (await listJobs(database, jobs)).filter((job) => job.name === name),
        { status: 202 },
      );
    },
  };
}
