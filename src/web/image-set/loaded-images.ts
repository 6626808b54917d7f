import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { SentRequest } from '../api/sent-request.ts';

/** The loaded images of a scope. */
export interface LoadedImages {
  readonly set: ImageSet;
  /** The service's own count, if it sent one. */
  readonly totalCount: number | undefined;
  /** The count if it is plausible: at least the loaded images, at most the loading limit. */
  readonly expected: number | undefined;
  /** Whether the last image has arrived. */
  readonly isComplete: boolean;
  /** Whether the reader or the limit ended it earlier. */
  readonly isStopped: boolean;
  /** Whether it ended before its last image, at the loading limit or by repeats: loading again would bring no more. */
  readonly isCut: boolean;
  /** Whether it ended because the service sends the same images again. */
  readonly isRepeated?: boolean | undefined;
  readonly requests: readonly SentRequest[];
  /** The arrival of the last of them, in milliseconds since 1970. */
  readonly answeredAt: number;
}
