import { queryOptions } from '@tanstack/react-query';
import { ApiError } from '../api/api-error.ts';
import type { Scope } from '../api/label-question.ts';
import { scopeKey } from '../api/queries.ts';
import { FRESH_FOR } from '../api/query-client.ts';
import type { LoadedImages } from './loaded-images.ts';

/** The controllers that stop the running load of each scope. */
const stops = new Map<string, AbortController>();

/**
 * Stops the load of a scope; loaded images stay. We rejected cancelling the query: it drops the images that arrived
 * after the last update.
 */
export function stopLoading(scope: Scope): void {
  stops.get(scopeKey(scope))?.abort();
}

/**
 * All images of a scope with their labels; the data grows while they arrive. The filter is not part of the query: one
 * load serves every filter, and a facet's counts need the images that its own ticks exclude.
 *
 * The code for images is loaded with the first of them, so the first screen of labels does not wait for it.
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
    // An interrupted load is not final: the next visit continues it.
    staleTime: ({ state: { data } }) => (data?.isComplete === false && !data.isStopped ? 0 : FRESH_FOR),
  });
}
