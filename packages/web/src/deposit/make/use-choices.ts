import { useQuery } from '@tanstack/react-query';
import { readEnvelope } from '../../api/index.ts';
import { useSession } from '../../session/index.ts';

interface Named {
  readonly Identifier: string;
  readonly Name: string;
}

/** More would not be chosen from a list. */
const MOST_SHOWN = 500;

/** The active ingest contracts and the agencies that a deposit can name. */
export function useChoices() {
  const { call } = useSession();
  const read = async (path: string, query: unknown, signal: AbortSignal) => {
    const json = { $query: query, $filter: { $limit: MOST_SHOWN, $orderby: { Name: 1 } }, $projection: {} };
    const found = await readEnvelope<Named>(call({ service: 'admin', path, json, signal }));
    return found.$results.map(({ Identifier, Name }) => ({ id: Identifier, label: Name }));
  };
  return {
    contracts: useQuery({
      queryKey: ['choices', 'ingestcontracts'],
      queryFn: ({ signal }) => read('/ingestcontracts', { $eq: { Status: 'ACTIVE' } }, signal),
    }),
    agencies: useQuery({
      queryKey: ['choices', 'agencies'],
      queryFn: ({ signal }) => read('/agencies', {}, signal),
    }),
  };
}
