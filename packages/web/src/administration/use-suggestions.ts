import { useQuery } from '@tanstack/react-query';
import { callerOf, readEnvelope } from '../api/index.ts';
import { useSession } from '../session/index.ts';

/** More would not be chosen from a list. */
const MOST_SHOWN = 500;

interface Named {
  readonly Identifier: string;
  readonly Name: string;
}

/**
 * Documents of reference data of a tenant that a form may name. Without the right to read them there are none to suggest, and
 * the identifier is typed.
 */
export function useSuggestions(kind: 'accesscontracts' | 'contexts', tenant: number) {
  const { standing } = useSession();
  // the contract in use is of another tenant, and reference data needs none
  const { accessContract: _contract, ...person } = standing;
  const found = useQuery({
    queryKey: ['suggestions', kind, tenant],
    retry: false,
    queryFn: async ({ signal }) => {
      const json = {
        $query: { $eq: { Status: 'ACTIVE' } },
        $filter: { $limit: MOST_SHOWN, $orderby: { Name: 1 } },
        $projection: {},
      };
      const call = callerOf({ ...person, tenant });
      const { $results } = await readEnvelope<Named>(
        call({ service: 'admin', path: `/${kind}`, json, signal }),
      );
      return $results.map(({ Identifier, Name }) => ({ id: Identifier, label: Name }));
    },
  });
  return found.data ?? [];
}
