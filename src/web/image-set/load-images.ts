import type { QueryFunctionContext } from '@tanstack/react-query';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import type { Scope } from '../api/label-question.ts';
import { isRefresh } from '../api/refresh.ts';
import { followSet } from './follow-set.ts';
import { loadOneImage } from './load-one-image.ts';
import type { LoadedImages } from './loaded-images.ts';

/** Stopped before the first image. */
const NOTHING: LoadedImages = {
  set: imageSetOf([]),
  totalCount: undefined,
  expected: undefined,
  isComplete: false,
  isStopped: true,
  isCut: false,
  requests: [],
  answeredAt: 0,
};

/**
 * The query function for the images of a scope. Images are shown as they arrive; over a complete load, a refresh is
 * shown only when it is complete too. We rejected TanStack's streamedQuery: it treats everything after a first page as
 * a refresh, so a resumed load showed no progress and could not be stopped. `day` requests the images of a saved day.
 */
export function loadImages(scope: Scope, stop: AbortSignal, day = '') {
  return async (context: QueryFunctionContext): Promise<LoadedImages> => {
    const { client, queryKey, signal } = context;
    const before = client.getQueryData<LoadedImages>(queryKey);
    const bypassCache = isRefresh(context);
    const steps =
      scope.imageId === ''
        ? followSet(scope, bypassCache, signal, stop, day)
        : loadOneImage(scope, bypassCache, signal);
    let last: LoadedImages | undefined;
    for await (const loaded of steps) {
      last = beside(before, loaded);
      if (before?.isComplete !== true && !signal.aborted) client.setQueryData(queryKey, last);
    }
    return last ?? beside(before, NOTHING);
  };
}

/**
 * The visible images do not shrink while an interrupted load runs again, nor after a load with fewer images than the
 * service counts: then the earlier images stay, marked as stale. Deleted images are not counted either.
 */
function beside(before: LoadedImages | undefined, loaded: LoadedImages): LoadedImages {
  if (before === undefined || loaded.set.size >= before.set.size) return loaded;
  if (!loaded.isComplete) {
    const { isStopped, isCut, isRepeated } = loaded;
    return { ...before, isStopped, isCut, isRepeated };
  }
  return before.isComplete && missingFrom(loaded) > missingFrom(before) ? asStale(before) : loaded;
}

/** How many images are missing compared with the service's count. */
function missingFrom({ set, totalCount }: LoadedImages): number {
  return Math.max(0, (totalCount ?? set.size) - set.size);
}

function asStale(loaded: LoadedImages): LoadedImages {
  const now = Date.now();
  const older = Math.max(0, Math.floor((now - loaded.answeredAt) / 1_000));
  const requests = loaded.requests.map((one) => ({ ...one, ageSeconds: one.ageSeconds + older, stale: true }));
  return { ...loaded, requests, answeredAt: now };
}
