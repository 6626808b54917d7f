import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import type { Scope } from '../api/label-question.ts';
import { scopeKey } from '../api/queries.ts';
import { FRESH_FOR } from '../api/query-client.ts';
import type { LoadedImages } from './loaded-images.ts';

/** How the load of each scope is ended that is under way. */
const stops = new Map<string, AbortController>();

/**
 * Ends the load of a scope where it is; what has arrived stays. To cancel the query was rejected: it drops the images that
 * came since the last ones were shown.
 */
export function stopLoading(scope: Scope): void {
  stops.get(scopeKey(scope))?.abort();
}

/**
 * All images of a scope, with their labels; its data grows while they arrive. The filter is no part of the question:
 * one load answers every filter at once, and a facet's counts need the images that its own ticks leave out.
 *
 * What works with images is loaded with the first of them: the first screen of labels does not wait for it.
 */
export function imagesQuery(scope: Scope) {
  return queryOptions<LoadedImages>({
    queryKey: ['images', scopeKey(scope)],
    queryFn: async (context) => {
      const { loadImages } = await import('./load-images.ts').catch(() => {
        throw new ApiError({ code: 'PartMissing', message: '', retryable: true });
      });
      const stop = new AbortController();
      stops.set(scopeKey(scope), stop);
      return loadImages(scope, stop.signal)(context);
    },
    // A load that is left before its end is no answer yet: the next visit goes on with it.
    staleTime: ({ state: { data } }) => (data?.isComplete === false && !data.isStopped ? 0 : FRESH_FOR),
  });
}
