import { skipToken, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { Scope } from '../api/label-question.ts';
import { scopeKey } from '../api/queries.ts';
import { useFailure } from '../api/use-last-good.ts';
import { loadImages } from './load-images.ts';
import type { ScopeImages } from './use-scope-images.ts';

/** The images of a scope on a saved day, tallied under a filter. An empty day sends no request. */
export function useDayImages(scope: Scope, day: string, filter: ImageFilter, enabled: boolean): ScopeImages {
  const isAsked = enabled && day !== '';
  const asked = useQuery({
    queryKey: ['images', scopeKey(scope), day],
    queryFn: isAsked ? loadImages(scope, new AbortController().signal, day) : skipToken,
  });
  const error = useFailure(asked, scopeKey(scope) + day);
  const loaded = isAsked ? asked.data : undefined;
  const tally = useMemo(() => loaded?.set.tally(filter), [loaded, filter]);
  return {
    loaded,
    tally,
    isPartial: loaded?.isComplete === false,
    isLoading: asked.isFetching,
    error: isAsked ? error : undefined,
    errorAt: asked.errorUpdatedAt,
    reload: () => void asked.refetch(),
    stop: () => {},
  };
}
