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
