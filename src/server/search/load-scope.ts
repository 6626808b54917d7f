import type { PaiError } from '../../contract/errors.ts';
import type { Progress } from '../../contract/image-set/form.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { ImageSetBuilder } from '../../contract/image-tally/image-set-builder.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { ImageSource } from '../sources/image-source.ts';
import { readRecords, type ScopeToLoad } from './read-records.ts';

/** All images of a scope. */
export interface LoadedScope {
  readonly set: ImageSet;
  /** False if there may be more images than are ever loaded. */
  readonly isComplete: boolean;
  /** What the service counts, where it says so. */
  readonly totalCount: number | undefined;
}

/** Loads the images of a scope to the end. A load that fails on its way is an error: a part could pass for all. */
export async function loadScope(
  source: Pick<ImageSource, 'imageSet'>,
  scope: ScopeToLoad,
  signal: AbortSignal,
  onProgress: (progress: Progress) => void = () => {},
): Promise<Result<LoadedScope, PaiError>> {
  const builder = new ImageSetBuilder();
  let totalCount: number | undefined;
  let isComplete = false;
  let error: PaiError | undefined;
  const read = await readRecords(source, scope, signal, (bytes) => {
    builder.add(bytes, (record) => {
      if (record.kind === 'progress') {
        totalCount = record.progress.totalCount;
        onProgress(record.progress);
      } else if (record.kind === 'end') isComplete = record.end.isComplete;
      else error = errorOf(record);
    });
  });
  if (!read.ok) return read;
  if (error !== undefined) return failed(error);
  return ok({ set: builder.snapshot(), isComplete, totalCount });
}

function errorOf({
  status,
  body,
}: {
  readonly status: number;
  readonly body: { Code: string; Message: string; RequestId: string };
}): PaiError {
  return { code: body.Code, message: body.Message, status, requestId: body.RequestId };
}
