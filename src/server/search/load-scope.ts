import type { PaiError } from '../../contract/errors.ts';
import type { Progress } from '../../contract/image-set/form.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { ImageSetBuilder } from '../../contract/image-tally/image-set-builder.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { Freshness, ImageSource } from '../sources/image-source.ts';
import { openRecords, type ScopeToLoad, takeRecords } from './read-records.ts';

/** All images of a scope. */
export interface LoadedScope {
  readonly set: ImageSet;
  /** False if there may be more images than the limit of a load. */
  readonly isComplete: boolean;
  /** The service's own count, if it reports one. */
  readonly totalCount: number | undefined;
  /** Present if the images come from a cache. */
  readonly freshness?: Freshness | undefined;
}

/** Keyed by the bytes of a whole set, which the source keeps: they are parsed once for all requests. */
const known = new WeakMap<object, LoadedScope>();

/** Loads the images of a scope to the end. A load that fails halfway is an error: a part could be mistaken for all. */
export async function loadScope(
  source: Pick<ImageSource, 'imageSet'>,
  scope: ScopeToLoad,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Result<LoadedScope, PaiError>> {
  const opened = await openRecords(source, scope, signal);
  if (!opened.ok) return opened;
  const { answer, freshness } = opened.value;
  const kept = answer.kind === 'whole' ? known.get(answer.set) : undefined;
  if (kept !== undefined) return ok({ ...kept, freshness });
  const builder = new ImageSetBuilder();
  let totalCount: number | undefined;
  let isComplete = false;
  let error: PaiError | undefined;
  const read = await takeRecords(answer, signal, (bytes) => {
    builder.add(bytes, (record) => {
      if (record.kind === 'progress') {
        totalCount = record.progress.totalCount;
        onProgress(record.progress);
      } else if (record.kind === 'end') isComplete = record.end.isComplete;
      else error = errorOfRecord(record);
    });
  });
  if (!read.ok) return read;
  if (error !== undefined) return failed(error);
  const loaded = { set: builder.snapshot(), isComplete, totalCount };
  if (answer.kind === 'whole') known.set(answer.set, loaded);
  return ok({ ...loaded, freshness });
}

/** The error of a failed load. */
export function errorOfRecord({
  status,
  body: { Code, Message, RequestId },
}: {
  readonly status: number;
  readonly body: { readonly Code: string; readonly Message: string; readonly RequestId: string };
}): PaiError {
  return { code: Code, message: Message, status, requestId: RequestId };
}
