import { useQuery } from '@tanstack/react-query';
import { useSession } from '../session/index.ts';
import type { FirstPage } from './first-page.ts';
import { type Counted, type HowMany, howMany } from './how-many.ts';
import { REACHED_BY_OFFSET, readPage } from './read-page.ts';

/**
 * What the first page told; then the exact number, once it is counted. Where it cannot be counted (too many units for the
 * time that a search may take), what a page tells at most.
 */
export function useHowMany(first: FirstPage | undefined, counted: Counted): HowMany {
  const { call } = useSession();
  const reached = useQuery({
    queryKey: ['search', first?.asked, 'reached'],
    enabled: first?.isExact === false && counted.isError,
    queryFn: async ({ signal }) => {
      const { $hits } = await readPage(call, first?.address ?? {}, {
        offset: 0,
        countedUpTo: REACHED_BY_OFFSET,
        signal,
      });
      return $hits.total;
    },
  });
  return howMany(first, counted, reached);
}
