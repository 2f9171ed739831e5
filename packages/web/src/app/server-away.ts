import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';
import { RefusedCall } from '../api/index.ts';

function subscribeToNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** What is being waited for: the network or the server (offline), or its database; a question is asked again meanwhile. */
export function useWhatIsAway(): 'offline' | 'database' | undefined {
  const cache = useQueryClient().getQueryCache();
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  const subscribe = useCallback((changed: () => void) => cache.subscribe(changed), [cache]);
  const awaited = useSyncExternalStore(subscribe, () => {
    for (const { state } of cache.getAll()) {
      const { fetchStatus, fetchFailureReason: reason } = state;
      if (fetchStatus === 'idle' || !(reason instanceof RefusedCall)) continue;
      if (reason.trouble === 'offline' || reason.trouble === 'database') return reason.trouble;
    }
    return undefined;
  });
  return isOnline ? awaited : 'offline';
}
