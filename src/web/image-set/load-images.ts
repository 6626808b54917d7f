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
 * The query function for the images of a scope. What arrives is shown at once; over a load that is whole, a refresh is
 * shown only when it is whole too. TanStack's streamedQuery was refused: it takes whatever follows a first page for a
 * refresh, so that a load taken up again showed no progress and could not be ended. `day` asks for the images of a saved day.
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
 * What is in sight does not shrink while a load that ended early is made again, nor after one that brought a part of what
 * the service counts: then the images before it stay, marked as old. Images that are gone are not counted either.
 */
function beside(before: LoadedImages | undefined, loaded: LoadedImages): LoadedImages {
  if (before === undefined || loaded.set.size >= before.set.size) return loaded;
  if (!loaded.isComplete) return { ...before, isStopped: loaded.isStopped, isCut: loaded.isCut };
  return before.isComplete && missingFrom(loaded) > missingFrom(before) ? asStale(before) : loaded;
}

/** How many images fewer there are than the service counts. */
function missingFrom({ set, totalCount }: LoadedImages): number {
  return Math.max(0, (totalCount ?? set.size) - set.size);
}

function asStale(loaded: LoadedImages): LoadedImages {
  const now = Date.now();
  const older = Math.max(0, Math.floor((now - loaded.answeredAt) / 1_000));
  const requests = loaded.requests.map((one) => ({ ...one, ageSeconds: one.ageSeconds + older, stale: true }));
  return { ...loaded, requests, answeredAt: now };
}
