import type { QueryClient, QueryKey } from '@tanstack/react-query';

/**
 * Has what a change may have changed read again. A first reading that is still under way may have been answered before the
 * change, and would be taken for the second: it is given up.
 */
export async function readAgain(client: QueryClient, queryKey: QueryKey): Promise<void> {
  await client.cancelQueries({ queryKey, predicate: ({ state }) => state.data === undefined });
  await client.invalidateQueries({ queryKey });
}
