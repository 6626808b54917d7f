import type { PaiError } from '../../contract/errors.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { ImageSetAnswer } from '../sources/image-set/growing-set.ts';
import type { ImageSource, SourceResult } from '../sources/image-source.ts';

/** The part of a source that is loaded. Empty texts choose everything. */
export interface ScopeToLoad {
  readonly region: string;
  readonly workspaceId: string;
}

/** About this many bytes of records are read at once. */
const PIECE_BYTES = 256 * 1024;

/** Requests the images of a scope from a source. */
export function openRecords(
  source: Pick<ImageSource, 'imageSet'>,
  { region, workspaceId }: ScopeToLoad,
  signal: AbortSignal,
): Promise<SourceResult<ImageSetAnswer>> {
  const request = {
    ...(region !== '' && { Region: region }),
    ...(workspaceId !== '' && { WorkspaceId: workspaceId }),
  };
  return source.imageSet(request, signal);
}

/** Passes on the records of a set as they arrive, and resolves after the last one. */
export async function takeRecords(
  answer: ImageSetAnswer,
  signal: AbortSignal,
  take: (bytes: Uint8Array) => void,
): Promise<Result<undefined, PaiError>> {
  if (answer.kind === 'whole') {
    take(answer.set.plain);
    return ok(undefined);
  }
  try {
    for (let place = 0; ; ) {
      const records = await answer.set.from(place, PIECE_BYTES, signal);
      if (signal.aborted) return failed(STOPPED);
      if (records.length === 0) return ok(undefined);
      for (const record of records) take(record);
      place += records.length;
    }
  } finally {
    answer.leave();
  }
}

const STOPPED: PaiError = { code: 'REQUEST_CANCELLED', status: 499, message: 'The load was stopped' };
