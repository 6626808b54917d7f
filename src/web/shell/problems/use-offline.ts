import { useQueryClient } from '@tanstack/react-query';
import { createContext, use, useEffect, useSyncExternalStore } from 'react';
import { ApiError } from '../../api/api-error.ts';
import { sessionQuery } from '../../api/queries.ts';

/** Whether the page is offline, for every part that shows it. */
export const OfflineContext = createContext(false);

export function useOffline(): boolean {
  return use(OfflineContext);
}

/**
 * Whether the browser reports being offline and the server does not respond either. The server is often on the same
 * machine, where the browser's state alone is meaningless. `error` is the last error of the session query.
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
