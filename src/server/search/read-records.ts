import type { PaiError } from '../../contract/errors.ts';
import { failed, ok, type Result } from '../../contract/result.ts';
import type { ImageSource } from '../sources/image-source.ts';

/** The part of a source that is loaded. Empty texts choose everything. */
export interface ScopeToLoad {
  readonly region: string;
  readonly workspaceId: string;
}

/** About so many bytes of records are taken at once. */
const PIECE_BYTES = 256 * 1024;

/** Hands on the records of a scope's images as they come, and resolves after the last one. */
export async function readRecords(
  source: Pick<ImageSource, 'imageSet'>,
  { region, workspaceId }: ScopeToLoad,
  signal: AbortSignal,
  take: (bytes: Uint8Array) => void,
): Promise<Result<undefined, PaiError>> {
  const request = {
    ...(region !== '' && { Region: region }),
    ...(workspaceId !== '' && { WorkspaceId: workspaceId }),
  };
  const result = await source.imageSet(request, signal);
  if (!result.ok) return result;
  const { answer } = result.value;
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
