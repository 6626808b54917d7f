import type { QueryFunctionContext } from '@tanstack/react-query';
import { PATHS } from '../../contract/paths.ts';
import { type Answer, fetchJson } from '../api/fetch-json.ts';
import type { Scope } from '../api/label-question.ts';
import { printTarget } from '../api/label-question.ts';
import { createLimiter } from '../api/limiter.ts';
import { isRefresh } from '../api/refresh.ts';
import type { SentRequest } from '../api/sent-request.ts';
import { imageAnswer, imagesAnswer } from '../api/shapes.ts';
import { type AskPage, followImages, type ImagePage, type LoadedImages } from './follow-images.ts';
import { imageTarget, unaskable } from './image-query.ts';
import { imageSetOf } from './image-set.ts';
import { isGone } from './is-gone.ts';

/** The most that ListImages gives a page (src/contract/README.md, section 4). */
const PAGE_SIZE = 100;

/** Pages under way at once, whichever scopes they belong to. */
const limit = createLimiter(4);

const NOTHING: LoadedImages = {
  set: imageSetOf([]),
  totalCount: undefined,
  expected: undefined,
  isComplete: false,
  isStopped: false,
  isCut: false,
  requests: [],
  answeredAt: 0,
};

/**
 * The query function for the images of a scope. What arrives is shown at once; over a load that is whole, a refresh is
 * shown only when it is whole too. TanStack's streamedQuery was refused: it takes whatever follows a first page for a
 * refresh, so that a load taken up again showed no progress and could not be ended.
 */
export function loadImages(scope: Scope, stop: AbortSignal) {
  return async (context: QueryFunctionContext): Promise<LoadedImages> => {
    const { client, queryKey, signal } = context;
    const before = client.getQueryData<LoadedImages>(queryKey);
    const ask = (scope.imageId === '' ? askForPage : askForOne)(scope, isRefresh(context));
    let last: LoadedImages | undefined;
    for await (const loaded of followImages(ask, PAGE_SIZE, signal, stop)) {
      last = beside(before, loaded);
      if (before?.isComplete !== true && !signal.aborted) client.setQueryData(queryKey, last);
    }
    return last ?? NOTHING;
  };
}

/** What is in sight does not shrink while a load that ended early is made again. */
function beside(before: LoadedImages | undefined, loaded: LoadedImages): LoadedImages {
  const isLess = !loaded.isComplete && before !== undefined && loaded.set.images.length < before.set.images.length;
  return isLess ? { ...before, isStopped: loaded.isStopped, isCut: loaded.isCut } : loaded;
}

function askForPage(scope: Scope, bypassCache: boolean): AskPage {
  return (page, signal) => {
    const target = printTarget(PATHS.images, [
      ['Verbose', 'true'],
      ['PageSize', String(PAGE_SIZE)],
      ['PageNumber', String(page)],
      ['WorkspaceId', scope.workspaceId],
      ['Region', scope.region],
    ]);
    return limit(async () => {
      const answer = await fetchJson(target, imagesAnswer, signal, bypassCache);
      const { Images, TotalCount } = answer.body;
      return pageOf(Images, TotalCount, target, answer);
    }, signal);
  };
}

/** ListImages knows no parameter for an id, so the one image of such a scope comes from GetImage. */
function askForOne(scope: Scope, bypassCache: boolean): AskPage {
  return async (_, signal) => {
    const fault = unaskable(scope.imageId);
    if (fault) throw fault;
    const target = imageTarget(scope.region, scope.imageId);
    try {
      const answer = await fetchJson(target, imageAnswer, signal, bypassCache);
      const image = { ...answer.body, ImageId: scope.imageId };
      const isInScope = scope.workspaceId === '' || (image.WorkspaceId || '0') === scope.workspaceId;
      return pageOf(isInScope ? [image] : [], isInScope ? 1 : 0, target, answer);
    } catch (cause) {
      // A scope of an image that is not there is empty, as it is for ListImageLabels.
      if (cause instanceof Error && isGone(cause)) {
        return pageOf([], 0, target, { body: {}, milliseconds: 0, ageSeconds: 0, stale: false });
      }
      throw cause;
    }
  };
}

function pageOf(
  images: ImagePage['images'],
  totalCount: number | undefined,
  target: string,
  answer: Answer<{ readonly RequestId?: string | undefined }>,
): ImagePage {
  const request: SentRequest = {
    target,
    requestId: answer.body.RequestId ?? '',
    returned: images.length,
    totalCount,
    milliseconds: answer.milliseconds,
    ageSeconds: answer.ageSeconds,
    stale: answer.stale,
    leftOut: answer.leftOut,
  };
  return { images, totalCount, request };
}
