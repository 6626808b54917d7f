import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

/** How long a response counts as fresh, in milliseconds: labels change when teams build images, not every second. */
export const FRESH_FOR = 60_000;

/** Whether to retry a failed request at once: only if our own server was unreachable, which may be a restart. */
function isWorthRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && error.code === 'Unreachable';
}

/** Codes after which the server may have another build of the page. */
const OTHER_SERVER: ReadonlySet<string> = new Set(['Unreachable', 'OtherBuild']);

const RETRY_SECONDS = 4;
const MAX_RETRY_SECONDS = 30;

/** The delay before an automatic retry after a temporary error, in seconds; undefined for other errors. */
export function retryDelay(error: Error | null): number | undefined {
  if (!(error instanceof ApiError) || !error.retryable) return undefined;
  return Math.min(Math.max(error.retryAfterSeconds ?? RETRY_SECONDS, 1), MAX_RETRY_SECONDS);
}

/**
 * Refetch delays: of a stale response while the service is down, and of an image set that the server is loading again.
 */
const STALE_REFETCH_SECONDS = 20;
const OLD_REFETCH_SECONDS = 10;

/**
 * The delay before an automatic refetch, in seconds: for a stale response, until the service is back, and for an image
 * set that the server is loading again. Undefined for all other data.
 */
export function refetchDelay(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null || !('requests' in data) || !Array.isArray(data.requests))
    return undefined;
  const requests: readonly { readonly stale?: unknown; readonly ageSeconds?: unknown }[] = data.requests;
  if (requests.some(({ stale }) => stale === true)) return STALE_REFETCH_SECONDS;
  const isOld = requests.some(({ ageSeconds }) => Number(ageSeconds) * 1_000 >= FRESH_FOR);
  return isOld ? OLD_REFETCH_SECONDS : undefined;
}

/**
 * The page's query client. `networkMode` is "always" because the server is often on the same machine, where the
 * browser's offline state is meaningless.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      // The server may have another build, now or when it is back. The session query finds out: it retries.
      onError: (error, { queryKey }) => {
        if (error instanceof ApiError && OTHER_SERVER.has(error.code) && queryKey[0] !== 'session')
          void client.invalidateQueries({ queryKey: ['session'] });
      },
    }),
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR,
        retry: isWorthRetry,
        retryDelay: (attempt) => 400 * 2 ** attempt,
        refetchInterval: ({ state }) => (retryDelay(state.error) ?? refetchDelay(state.data) ?? 0) * 1_000 || false,
        refetchOnReconnect: true,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        structuralSharing: false,
      },
    },
  });
  return client;
}
