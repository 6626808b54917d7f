/** One GET behind an answer: what was asked, what came back, and how long it took. */
export interface SentRequest {
  readonly target: string;
  readonly requestId: string;
  /** Distinct labels or images in this answer. */
  readonly returned: number;
  /** What the service itself counted, where it said so. */
  readonly totalCount: number | undefined;
  readonly milliseconds: number;
  readonly ageSeconds: number;
  readonly stale: boolean;
  /** What of the answer could not be read, as the header X-Pai-Left-Out counts it. */
  readonly leftOut?: string | null | undefined;
}
