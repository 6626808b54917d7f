/** The limits of a request to the service, in milliseconds and bytes. */
export interface SendLimits {
  readonly connectMs: number;
  readonly headersMs: number;
  readonly bodyIdleMs: number;
  readonly bodyBytes: number;
  /**
   * From the start of a request to the last byte of its response: waiting for a turn, both attempts and the pause
   * between.
   */
  readonly totalMs: number;
}

export const SEND_LIMITS: SendLimits = {
  connectMs: 3_000,
  headersMs: 10_000,
  bodyIdleMs: 10_000,
  bodyBytes: 8 * 1024 * 1024,
  // One second under the promised 15 s. It is for the way to the browser and for a busy machine.
  totalMs: 14_000,
};

/** The abort reason of a timeout. It differs from the abort of a client that left. */
export const DEADLINE = Symbol('deadline');

export interface Deadline {
  readonly signal: AbortSignal;
  /** Must be called when the work is done. Otherwise the timer and the listener stay. */
  clear(): void;
}

/** A signal that aborts with the given one, for the same reason, or with DEADLINE after `ms` milliseconds. */
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

/** Waits `ms` milliseconds, or until the signal aborts. */
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
