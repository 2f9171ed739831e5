import type { AccessionRegisterDetail, AccessionRegisterSummary } from '@chartrier/client';
import { useQuery } from '@tanstack/react-query';
import { readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

const ALL = { $query: {}, $filter: {}, $projection: {} };

/** What each producer's fonds holds. */
export function useSummaries() {
  const { call } = useSession();
  return useQuery({
    queryKey: ['registers'],
    queryFn: async ({ signal }) => {
      const answer = await readEnvelope<AccessionRegisterSummary>(
        call({ service: 'admin', path: '/accessionregisters', json: ALL, signal }),
      );
      return answer.$results;
    },
  });
}

/** The entries of one fonds, the newest first. */
export function useEntries(agency: string) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['registers', agency],
    queryFn: async ({ signal }) => {
      const answer = await readEnvelope<AccessionRegisterDetail>(
        call({
          service: 'admin',
          path: `/accessionregisters/${encodeURIComponent(agency)}/accessionregisterdetails`,
          json: ALL,
          signal,
        }),
      );
      return answer.$results.toSorted((one, other) =>
        (other.EndDate ?? other.LastUpdate ?? '').localeCompare(one.EndDate ?? one.LastUpdate ?? ''),
      );
    },
  });
}
