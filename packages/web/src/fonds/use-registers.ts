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

/** What the API gives of a list at once; the newest entries come first. */
export const MOST_ENTRIES = 10_000;
const NEWEST = { $query: {}, $filter: { $limit: MOST_ENTRIES, $orderby: { EndDate: -1 } }, $projection: {} };

/** The entries of one fonds, or of all of them, the newest first. */
export function useEntries(agency?: string) {
  const { call } = useSession();
  return useQuery({
    queryKey: ['registers', 'entries', agency ?? 'all'],
    queryFn: async ({ signal }) => {
      const path =
        agency === undefined
          ? '/accessionregisterdetails'
          : `/accessionregisters/${encodeURIComponent(agency)}/accessionregisterdetails`;
      const answer = await readEnvelope<AccessionRegisterDetail>(
        call({ service: 'admin', path, json: NEWEST, signal }),
      );
      return answer.$results;
    },
  });
}
