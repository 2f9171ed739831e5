import type { JobState } from '@chartrier/client';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

const KEY = ['jobs'] as const;
/** A job that was started ends by itself: seen soon while one runs, else at leisure. */
const WATCH_RUNNING_MS = 1_000;
const WATCH_MS = 20_000;

/** It runs, or was asked to and waits for a server to take it. */
function isMoving({ state, nextFireTime }: JobState): boolean {
  return state === 'RUNNING' || (nextFireTime !== undefined && Date.parse(`${nextFireTime}Z`) <= Date.now());
}

/** The jobs that the platform runs by itself. */
export function useJobs() {
  const { callAsAdministrator } = useSession();
  return useQuery<readonly JobState[]>({
    queryKey: KEY,
    refetchInterval: ({ state }) => (state.data?.some(isMoving) === true ? WATCH_RUNNING_MS : WATCH_MS),
    queryFn: async ({ signal }) =>
      (await readEnvelope<JobState>(callAsAdministrator({ service: 'admin', path: '/jobs', signal })))
        .$results,
  });
}

export type JobAction = 'trigger' | 'pause' | 'resume';

/** Starts a job now, holds it, or lets it run at its times again. */
export function useActOnJob() {
  const { callAsAdministrator } = useSession();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ name, action }: { readonly name: string; readonly action: JobAction }) =>
      callAsAdministrator({
        service: 'chartrier',
        method: 'POST',
        path: `/jobs/${encodeURIComponent(name)}/${action}`,
      }),
    onSettled: () => client.invalidateQueries({ queryKey: KEY }),
  });
}
