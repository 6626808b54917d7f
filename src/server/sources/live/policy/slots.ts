import { setImmediate } from 'node:timers/promises';

export type Turn =
  | { readonly kind: 'turn'; readonly release: () => void }
  /** As many as may wait are waiting. */
  | { readonly kind: 'full' }
  /** The signal aborted first. */
  | { readonly kind: 'gone' };

/** Lets so many work at once, and so many more wait for their turn, in order. */
export class Slots {
  readonly #most: number;
  readonly #mostWaiting: number;
  #working = 0;
  readonly #waiting = new Set<() => void>();

  constructor(most: number, mostWaiting: number) {
    this.#most = most;
    this.#mostWaiting = mostWaiting;
  }

  take(signal: AbortSignal): Promise<Turn> {
    if (signal.aborted) return Promise.resolve({ kind: 'gone' });
    if (this.#working < this.#most) return Promise.resolve(this.#begin());
    if (this.#waiting.size >= this.#mostWaiting) return Promise.resolve({ kind: 'full' });
    return new Promise((resolve) => {
      const leave = () => {
        this.#waiting.delete(proceed);
        resolve({ kind: 'gone' });
      };
      const proceed = () => {
        signal.removeEventListener('abort', leave);
        resolve(this.#begin());
      };
      this.#waiting.add(proceed);
      signal.addEventListener('abort', leave, { once: true });
    });
  }

  #begin(): Turn {
    this.#working += 1;
    let isReleased = false;
    const release = () => {
      if (isReleased) return;
      isReleased = true;
      this.#working -= 1;
      const [next] = this.#waiting;
      if (next === undefined) return;
      this.#waiting.delete(next);
      next();
    };
    return { kind: 'turn', release };
  }
}

/** How long a piece of work may hold the event loop, in milliseconds. */
const SLICE_MS = 10;

/** One large work at a time: a second one beside it would take its memory too, and end no sooner. */
const large = new Slots(1, Number.POSITIVE_INFINITY);

/**
 * Does work whose every step takes a millisecond or so, and lets the event loop come round in between. Gives undefined
 * if the signal aborts first. Large work waits until no other is under way.
 */
export async function inSlices<Result>(
  work: Generator<unknown, Result>,
  isLarge: boolean,
  signal: AbortSignal,
): Promise<Result | undefined> {
  if (!isLarge) return run(work, signal);
  const turn = await large.take(signal);
  if (turn.kind !== 'turn') return undefined;
  try {
    return await run(work, signal);
  } finally {
    turn.release();
  }
}

async function run<Result>(work: Generator<unknown, Result>, signal: AbortSignal): Promise<Result | undefined> {
  let sliceEnds = performance.now() + SLICE_MS;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < sliceEnds) continue;
    await setImmediate();
    if (signal.aborted) return undefined;
    sliceEnds = performance.now() + SLICE_MS;
  }
}
