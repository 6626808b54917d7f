import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import { ApiError } from '../api/api-error.ts';
import { sessionQuery } from '../api/queries.ts';

/** Whether the page is offline, for all that say so. */
export const OfflineContext = createContext(false);

export function useOffline(): boolean {
  return use(OfflineContext);
}

/**
 * Whether the browser believes to be offline and the server does not answer either. The server is often on this very
 * machine, where the browser's belief alone says nothing. `error` is the last failure to ask for the session.
 */
export function useOfflineCheck(error: Error | null): boolean {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  );
  const client = useQueryClient();
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
