import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import type { Scope } from '../api/label-question.ts';
import { scopeKey } from '../api/queries.ts';
import { useFailure } from '../api/use-last-good.ts';
import { imagesQuery, stopLoading } from './images-query.ts';
import type { LoadedImages } from './loaded-images.ts';

/** The images of a scope as a view sees them: what has arrived, what that counts to, and what went wrong. */
export interface ScopeImages {
  /** Nothing until the first images are there. */
  readonly loaded: LoadedImages | undefined;
  readonly tally: Tally | undefined;
  /** Images are still missing, so that every count may yet grow. */
  readonly isPartial: boolean;
  readonly isLoading: boolean;
  /** The last failure, until there is an answer. */
  readonly error: Error | undefined;
  readonly errorAt: number;
  readonly reload: () => void;
  /** Ends the load where it is; what has arrived stays. */
  readonly stop: () => void;
}

/**
 * Loads the images of a scope to the end, once for all views, and tallies them under the filter. A load that `waits` does
 * not begin yet; one that has begun goes on.
 */
export function useScopeImages(scope: Scope, filter: ImageFilter, enabled: boolean, waits = false): ScopeImages {
  const asked = useQuery({
    ...imagesQuery(scope),
    enabled: ({ state: { fetchStatus, data, error } }) =>
      enabled && !(waits && fetchStatus === 'idle' && data === undefined && error === null),
  });
  const error = useFailure(asked, scopeKey(scope));
  const loaded = enabled ? asked.data : undefined;
  const tally = useMemo(() => loaded?.set.tally(filter), [loaded, filter]);
  return {
    loaded,
    tally,
    isPartial: loaded?.isComplete === false,
    isLoading: asked.isFetching || (enabled && waits && asked.isPending),
    error: enabled ? error : undefined,
    errorAt: asked.errorUpdatedAt,
    reload: () => void asked.refetch(),
    stop: () => stopLoading(scope),
  };
}
