import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from './queries.ts';
import { retryDelay } from './query-client.ts';

/** The interval of build checks while the page is idle, in seconds. */
const BUILD_CHECK_SECONDS = 300;

/**
 * The session of the server. Used once, at the top of the page. The server may have another build of the page: the
 * session is fetched again when the reader returns to the page, when the server is reachable again, and from time to
 * time.
 */
export function useSession() {
  return useQuery({
    ...sessionQuery(),
    refetchOnWindowFocus: ({ state }) => state.data !== undefined,
    refetchInterval: ({ state }) =>
      (retryDelay(state.error) ?? (state.data ? BUILD_CHECK_SECONDS : 0)) * 1_000 || false,
  });
}
