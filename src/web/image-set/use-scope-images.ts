import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import type { Scope } from '../api/label-question.ts';
import { scopeKey } from '../api/queries.ts';
import { useFailure } from '../api/use-last-good.ts';
import { imagesQuery, stopLoading } from './images-query.ts';
import type { LoadedImages } from './loaded-images.ts';

/** The images of a scope for a view: the loaded images, their tally, and the error. */
export interface ScopeImages {
  /** Undefined until the first images arrive. */
  readonly loaded: LoadedImages | undefined;
  readonly tally: Tally | undefined;
  /** Whether images are missing, so that every count may grow. */
  readonly isPartial: boolean;
  readonly isLoading: boolean;
  /** The last error, until there is data. */
  readonly error: Error | undefined;
  readonly errorAt: number;
  readonly reload: () => void;
  /** Stops the load; loaded images stay. */
  readonly stop: () => void;
}

/**
 * Loads the images of a scope to the end, once for all views, and tallies them under the filter. With `waits`, a load
 * does not start yet, but a running one continues.
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
