/** The reason of an abort because the time for a question is over, which tells it from one because nobody waits. */
export const DEADLINE = Symbol('deadline');

export interface Limited {
  readonly signal: AbortSignal;
  /** To be called when the work is done, or the timer and the listener stay. */
  clear(): void;
}

/** A signal that aborts when the given one does, for the same reason, or with DEADLINE after so many milliseconds. */
export function withDeadline(signal: AbortSignal, ms: number): Limited {
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
