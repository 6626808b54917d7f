import { QueryClient } from '@tanstack/react-query';
import { ApiError } from './api-error.ts';

/** How long an answer counts as new, in milliseconds: labels change when teams build images, not by the second. */
const FRESH_FOR = 60_000;

/** Whether a failed request is sent again: twice at most, and only what may pass by itself. */
function isWorthRetry(failures: number, error: Error): boolean {
  return failures < 2 && error instanceof ApiError && error.retryable;
}

/** How soon a request that failed for a passing reason is sent again by itself, in milliseconds, or never. */
function againAfter(query: { readonly state: { readonly error: Error | null } }): number | false {
  const { error } = query.state;
  return error instanceof ApiError && error.retryable ? 4_000 : false;
}

/**
 * The page's query client. `networkMode` is "always" because the server is often on this very machine, where the
 * browser's idea of being offline says nothing.
 */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: FRESH_FOR,
        retry: isWorthRetry,
        retryDelay: (attempt) => 400 * 2 ** attempt,
        refetchInterval: againAfter,
        refetchOnWindowFocus: false,
        networkMode: 'always',
        structuralSharing: false,
      },
    },
  });
}
