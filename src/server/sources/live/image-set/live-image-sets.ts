import type { PaiError } from '../../../../contract/errors.ts';
import { endRecord, ImageSetEncoder, progressRecord } from '../../../../contract/image-set/encode-images.ts';
import type { PageRequest } from '../../../../contract/image-set/form.ts';
import type { ListImagesResponse } from '../../../../contract/operations.ts';
import { PATHS } from '../../../../contract/paths.ts';
import type { ImageSetRequest, ListImagesRequest } from '../../../../contract/requests.ts';
import { failed, type Result } from '../../../../contract/result.ts';
import { LIVE_SETS, type LoadSet, SharedSets } from '../../image-set/shared-sets.ts';
import type { AskOptions, ImageSource, SourceResult, WrittenAnswer } from '../../image-source.ts';
import { followPages, type ImagePage } from './follow-pages.ts';

/** The largest page size of ListImages. */
const PAGE_SIZE = 100;

/** The size limit of a set, before compression. The memory for sets has room for two of this size. */
const MAX_BYTES = 60 * 1024 * 1024;

export interface LiveImageSetParts {
  readonly listImages: (
    request: ListImagesRequest,
    signal: AbortSignal,
    how: AskOptions,
  ) => Promise<SourceResult<WrittenAnswer>>;
  /** The name of the current identity, without naming a key. */
  readonly identity: () => Promise<Result<string, PaiError>>;
  /** The region of a request without one. */
  readonly region: string;
  readonly clock: () => number;
  /** A limit for tests. */
  readonly maxBytes?: number;
}

/**
 * The images of a scope of the real service, paged once for all browsers. Images of one identity are never shown to
 * another: the identity is part of a set's name, and the paging ends with an error if the identity changes meanwhile.
 */
export function createLiveImageSets(parts: LiveImageSetParts) {
  const { identity, region, clock } = parts;
  const sets = new SharedSets(LIVE_SETS, clock);

  const imageSet: ImageSource['imageSet'] = async ({ WorkspaceId, Region }, waiting, how = {}) => {
    const who = await identity();
    if (!who.ok) return failed(who.error);
    // A request without a region and one for the default region share a set.
    const name = JSON.stringify([who.value, Region ?? region, WorkspaceId ?? '']);
    return sets.get(name, pageScope(parts, who.value, { WorkspaceId, Region }), waiting, how.bypassCache ?? false);
  };
  return { imageSet, close: () => sets.close() };
}

interface LivePage extends ImagePage {
  readonly request: PageRequest;
}

/** Carries an error of the source through the paging. */
class PageRefused extends Error {
  readonly error: PaiError;

  constructor(error: PaiError) {
    super(error.code);
    this.error = error;
  }
}

function pageScope(parts: LiveImageSetParts, asked: string, scope: ImageSetRequest): LoadSet {
  const ask = askForPage(parts, asked, scope);
  return async (set, signal) => {
    const encoder = new ImageSetEncoder();
    try {
      for await (const { page, added, size, totalCount, expected, state } of followPages(ask, PAGE_SIZE, signal)) {
        for (const record of encoder.images(added)) set.add(record);
        set.add(progressRecord({ loaded: size, totalCount, expected, request: page.request }));
        const isOver = state !== 'more' || set.bytes > (parts.maxBytes ?? MAX_BYTES);
        if (!isOver) continue;
        const missing = Math.max(0, (totalCount ?? size) - size);
        const isRepeated = state === 'repeated';
        const end = { isComplete: state === 'complete', ...(isRepeated && { isRepeated }), answeredAt: parts.clock() };
        set.end(endRecord(end), size, missing);
        break;
      }
      return undefined;
    } catch (cause) {
      if (cause instanceof PageRefused) return cause.error;
      throw cause;
    }
  };
}

function askForPage({ listImages, identity }: LiveImageSetParts, asked: string, scope: ImageSetRequest) {
  const { WorkspaceId, Region } = scope;
  const stillAsked = async () => {
    const now = await identity();
    if (!now.ok) throw new PageRefused(now.error);
    if (now.value !== asked) throw new PageRefused(OTHER_IDENTITY);
  };
  return async (page: number, signal: AbortSignal): Promise<LivePage> => {
    const start = performance.now();
    await stillAsked();
    const request = { Verbose: true, PageSize: PAGE_SIZE, PageNumber: page, WorkspaceId, Region };
    const result = await listImages(request, signal, { noStore: true });
    if (!result.ok) throw new PageRefused(result.error);
    // A refused key is renewed during the request, and the new one may belong to another identity.
    await stillAsked();
    const { body, requestId, leftOut } = result.value.answer;
    const { Images, TotalCount }: ListImagesResponse = JSON.parse(new TextDecoder().decode(body.plain));
    const milliseconds = performance.now() - start;
    const pageRequest = { target: targetOf(page, scope), requestId, returned: Images.length, milliseconds, leftOut };
    return { images: Images, totalCount: TotalCount, request: pageRequest };
  };
}

/** The address that the page would request. */
function targetOf(page: number, { WorkspaceId, Region }: ImageSetRequest): string {
  const pairs = [
    ['Verbose', 'true'],
    ['PageSize', String(PAGE_SIZE)],
    ['PageNumber', String(page)],
  ];
  if (WorkspaceId !== undefined) pairs.push(['WorkspaceId', WorkspaceId]);
  if (Region !== undefined) pairs.push(['Region', Region]);
  return `${PATHS.images}?${pairs.map((pair) => pair.join('=')).join('&')}`;
}

/** Temporary: the next request uses the new identity. */
const OTHER_IDENTITY: PaiError = {
  code: 'UPSTREAM_BROKEN',
  status: 502,
  message: 'The access key changed to another identity while the images were loaded; try again',
};
