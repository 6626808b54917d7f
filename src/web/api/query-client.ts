import { QueryCache, QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

/** How long an answer counts as new, in milliseconds: labels change when teams build images, not by the second. */
export const FRESH_FOR = 60_000;

/** Whether a failed request is sent again at once: only where our own server was not reached, which may be a restart. */
function isWorthRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && error.code === 'Unreachable';
}

/** Codes by which the server may have another build of the page by now. */
const OTHER_SERVER: ReadonlySet<string> = new Set(['Unreachable', 'OtherBuild']);

const AGAIN_AFTER_SECONDS = 4;
const AGAIN_AT_MOST = 30;

/** How soon a request that failed for a passing reason is sent again by itself, in seconds; undefined for other reasons. */
export function againAfter(error: Error | null): number | undefined {
  if (!(error instanceof ApiError) || !error.retryable) return undefined;
  return Math.min(Math.max(error.retryAfterSeconds ?? AGAIN_AFTER_SECONDS, 1), AGAIN_AT_MOST);
}

/** Where a service does not answer, it is asked again so soon; an image set that the server loads again may be there so soon. */
const STALE_AGAIN_SECONDS = 20;
const OLD_AGAIN_SECONDS = 10;

/**
 * How soon an answer is asked for again by itself, in seconds: one that stands in for an answer that did not come, until
 * the service is back, and an image set that the server gave while it loads a new one. Undefined for all others.
 */
export function olderAgainAfter(data: unknown): number | undefined {
  if (typeof data !== 'object' || data === null || !('requests' in data) || !Array.isArray(data.requests))
    return undefined;
  const requests: readonly { readonly stale?: unknown; readonly ageSeconds?: unknown }[] = data.requests;
  if (requests.some(({ stale }) => stale === true)) return STALE_AGAIN_SECONDS;
  const isOld = requests.some(({ ageSeconds }) => Number(ageSeconds) * 1_000 >= FRESH_FOR);
  return isOld ? OLD_AGAIN_SECONDS : undefined;
}

/**
 * The page's query client. `networkMode` is "always" because the server is often on this very machine, where the
 * browser's idea of being offline says nothing.
 */
export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      // It may be another server, or once it is back. The question for the session finds out: it goes on by itself.
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
        refetchInterval: ({ state }) => (againAfter(state.error) ?? olderAgainAfter(state.data) ?? 0) * 1_000 || false,
        refetchOnReconnect: true,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        structuralSharing: false,
      },
    },
  });
  return client;
}
