import { useQuery } from '@tanstack/react-query';
import { sessionQuery } from './queries.ts';
import { againAfter } from './query-client.ts';

/** How often the server is asked for its build while nobody does anything, in seconds. */
const BUILD_CHECK_SECONDS = 300;

/**
 * What the server says of itself. Used once, at the top of the page. The server may have another build of the page by
 * now: it is asked again when the reader comes back to the page, when it was gone and answers, and from time to time.
 */
export function useSession() {
  return useQuery({
    ...sessionQuery(),
    refetchOnWindowFocus: ({ state }) => state.data !== undefined,
    refetchInterval: ({ state }) =>
      (againAfter(state.error) ?? (state.data ? BUILD_CHECK_SECONDS : 0)) * 1_000 || false,
  });
}
