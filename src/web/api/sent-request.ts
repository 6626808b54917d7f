/** One GET request: its target, its result and its duration. */
export interface SentRequest {
  readonly target: string;
  readonly requestId: string;
  /** Distinct labels or images in this response. */
  readonly returned: number;
  /** The service's own count, if it sent one. */
  readonly totalCount: number | undefined;
  readonly milliseconds: number;
  readonly ageSeconds: number;
  readonly stale: boolean;
  /** The parts of the response that could not be read, as in the header X-Pai-Left-Out. */
  readonly leftOut?: string | null | undefined;
}
