/** Runs a job when its turn comes; an abort while it waits rejects with the signal's reason. */
export type Limiter = <Result>(job: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;

/** Lets at most `width` jobs run at once; the others wait in the order they came. */
export function createLimiter(width: number): Limiter {
  let running = 0;
  const waiting = new Set<() => void>();

  const turn = (signal: AbortSignal) =>
    new Promise<void>((resolve, reject) => {
      const begin = () => {
        waiting.delete(begin);
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = () => {
        waiting.delete(begin);
        reject(signal.reason);
      };
      waiting.add(begin);
      signal.addEventListener('abort', giveUp, { once: true });
    });

  return async (job, signal) => {
    signal.throwIfAborted();
    if (running < width) running += 1;
    else await turn(signal);
    try {
      return await job();
    } finally {
      // The place goes from hand to hand: counting down first would let a newcomer slip in before the one that waits.
      const [next] = waiting;
      if (next) next();
      else running -= 1;
    }
  };
}

/** A controller of its own that another signal aborts too. `AbortSignal.any` is missing in Safari 17.3 and Chrome 115. */
export function abortWith(signal: AbortSignal): AbortController {
  const own = new AbortController();
  const pass = () => own.abort(signal.reason);
  if (signal.aborted) pass();
  else signal.addEventListener('abort', pass, { once: true, signal: own.signal });
  return own;
}
