import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { SentRequest } from '../api/sent-request.ts';

/** The images of a scope, as far as they have arrived. */
export interface LoadedImages {
  readonly set: ImageSet;
  /** What the service counts, where it says so. */
  readonly totalCount: number | undefined;
  /** The count where it can be true: not less than what is there, and no more than is ever loaded. */
  readonly expected: number | undefined;
  /** Whether the last image has arrived. */
  readonly isComplete: boolean;
  /** Whether the reader ended it before that, or the limit did. */
  readonly isStopped: boolean;
  /** Whether it ended at the most images that are loaded: loading again would bring no more. */
  readonly isCut: boolean;
  readonly requests: readonly SentRequest[];
  /** When the last of them arrived, in milliseconds since 1970. */
  readonly answeredAt: number;
}
