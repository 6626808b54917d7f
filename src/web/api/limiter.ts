/** Runs a job when a slot is free; an abort while it waits rejects with the signal's reason. */
export type Limiter = <Result>(job: () => Promise<Result>, signal: AbortSignal) => Promise<Result>;

/** Runs at most `width` jobs at once; others wait in order. */
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
      // The slot passes directly to the next waiting job: if the count went down first, a new job could take the slot.
      const [next] = waiting;
      if (next) next();
      else running -= 1;
    }
  };
}

/** A new controller that another signal also aborts. `AbortSignal.any` is missing in Safari 17.3 and Chrome 115. */
export function abortWith(signal: AbortSignal): AbortController {
  const own = new AbortController();
  const pass = () => own.abort(signal.reason);
  if (signal.aborted) pass();
  else signal.addEventListener('abort', pass, { once: true, signal: own.signal });
  return own;
}
