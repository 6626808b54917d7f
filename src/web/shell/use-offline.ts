import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useSyncExternalStore } from 'react';
import { ApiError } from '../api/api-error.ts';
import { sessionQuery } from '../api/queries.ts';

/**
 * Whether the browser believes to be offline and the server does not answer either. The server is often on this very
 * machine, where the browser's belief alone says nothing.
 */
export function useOffline(): boolean {
  const isOnline = useOnline();
  const client = useQueryClient();
  const { error } = useQuery({ ...sessionQuery(), enabled: false });
  useEffect(() => {
    if (!isOnline) client.fetchQuery({ ...sessionQuery(), staleTime: 0, retry: false }).catch(() => {});
  }, [isOnline, client]);
  return !isOnline && error instanceof ApiError && error.code === 'Unreachable';
}

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener);
  addEventListener('offline', listener);
  return () => {
    removeEventListener('online', listener);
    removeEventListener('offline', listener);
  };
}

/** Whether the browser believes to be online. */
function useOnline(): boolean {
  return useSyncExternalStore(subscribe, () => navigator.onLine);
}
