import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import { fetchJson } from '../api/fetch-json.ts';
import { imageAnswer } from '../api/image-shapes.ts';
import type { Scope } from '../api/label-question.ts';
import type { SentRequest } from '../api/sent-request.ts';
import { imageIdError, imageTarget } from './image-query.ts';
import { isNotFound } from './is-not-found.ts';
import type { LoadedImages } from './loaded-images.ts';

/** The image of a scope with one image: the image set has no parameter for an id, so it comes from GetImage. */
export async function* loadOneImage(
  scope: Scope,
  bypassCache: boolean,
  signal: AbortSignal,
): AsyncGenerator<LoadedImages> {
  const error = imageIdError(scope.imageId);
  if (error) throw error;
  const target = imageTarget(scope.region, scope.imageId);
  const { images, request } = await askForOne(target, scope, bypassCache, signal);
  yield {
    set: imageSetOf(images),
    totalCount: images.length,
    expected: images.length,
    isComplete: true,
    isStopped: false,
    isCut: false,
    requests: [{ target, returned: images.length, totalCount: images.length, ...request }],
    answeredAt: Date.now(),
  };
}

async function askForOne(target: string, scope: Scope, bypassCache: boolean, signal: AbortSignal) {
  try {
    const { body, ...timing } = await fetchJson(target, imageAnswer, signal, bypassCache);
    const { RequestId: requestId = '', ...facts } = body;
    const image = { ...facts, ImageId: scope.imageId };
    const isInScope = scope.workspaceId === '' || (image.WorkspaceId || '0') === scope.workspaceId;
    return { images: isInScope ? [image] : [], request: { requestId, ...timing } };
  } catch (cause) {
    // The scope of a missing image is empty, as for ListImageLabels.
    if (cause instanceof Error && isNotFound(cause)) return { images: [], request: NO_ANSWER };
    throw cause;
  }
}

const NO_ANSWER = { requestId: '', milliseconds: 0, ageSeconds: 0, stale: false } satisfies Partial<SentRequest>;
