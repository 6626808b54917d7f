/** How long all work together may block one turn of the event loop, in milliseconds. */
const SLICE_MS = 10;

interface Task {
  /** Works until the time is over. Returns whether the task has ended. */
  readonly work: (until: number) => boolean;
}

/**
 * Shares the event loop between many works. Their steps take about a millisecond, and one turn of the loop runs about 10 ms of
 * them, so that a hundred responses that arrive together block it no longer than one. We rejected a slice for each work:
 * the slices of all works then run in the same turn.
 */
export class TurnSlices {
  readonly #tasks: Task[] = [];
  #isTurnUsed = false;

  /** Runs the work to its end. Resolves with undefined if the signal aborts first. */
  run<Result>(steps: Generator<unknown, Result>, signal: AbortSignal): Promise<Result | undefined> {
    return new Promise((resolve, reject) => {
      const work = (until: number) => {
        try {
          if (signal.aborted) {
            resolve(undefined);
            return true;
          }
          do {
            const step = steps.next();
            if (step.done) {
              resolve(step.value);
              return true;
            }
          } while (performance.now() < until);
          return false;
        } catch (error) {
          reject(error);
          return true;
        }
      };
      this.#tasks.push({ work });
      // Work that arrives later in this turn waits for the next one.
      if (!this.#isTurnUsed) this.#runTurn();
    });
  }

  #runTurn(): void {
    this.#isTurnUsed = true;
    setImmediate(() => {
      this.#isTurnUsed = false;
      if (this.#tasks.length > 0) this.#runTurn();
    });
    const until = performance.now() + SLICE_MS;
    for (let task = this.#tasks.shift(); task !== undefined; task = this.#tasks.shift()) {
      const hasEnded = task.work(until);
      // Others go first in the next turn.
      if (!hasEnded) this.#tasks.push(task);
      if (performance.now() >= until) return;
    }
  }
}
