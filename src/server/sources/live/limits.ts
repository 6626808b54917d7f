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

/** The reason of an abort because the time for a question is over, which tells it from one because nobody waits. */
export const DEADLINE = Symbol('deadline');

export interface Deadline {
  readonly signal: AbortSignal;
  /** To be called when the work is done, or the timer and the listener stay. */
  clear(): void;
}

/** A signal that aborts when the given one does, for the same reason, or with DEADLINE after so many milliseconds. */
export function withDeadline(signal: AbortSignal, ms: number): Deadline {
  const controller = new AbortController();
  const follow = () => controller.abort(signal.reason);
  const timer = setTimeout(() => controller.abort(DEADLINE), ms);
  if (signal.aborted) follow();
  else signal.addEventListener('abort', follow, { once: true });
  return {
    signal: controller.signal,
    clear: () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', follow);
    },
  };
}

/** Waits so many milliseconds, or until the signal aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return Promise.resolve();
  return new Promise((resolve) => {
    const end = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = setTimeout(end, ms);
    signal.addEventListener('abort', end, { once: true });
  });
}
