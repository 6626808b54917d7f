/** The figures that bound a request to the service, in milliseconds and bytes. */
export interface SendLimits {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly bodyIdleMs: number;
  readonly bodyBytes: number;
  /** From the question to the last byte of its answer: waiting for a turn, both tries and the pause between them. */
  readonly totalMs: number;
}

export const SEND_LIMITS: SendLimits = {
  connectMs: 3_000,
  headersMs: 10_000,
  bodyIdleMs: 10_000,
  bodyBytes: 8 * 1024 * 1024,
  // A second under the promised 15 s, most of which belongs to the way to the browser and to a busy machine.
  totalMs: 14_000,
};
