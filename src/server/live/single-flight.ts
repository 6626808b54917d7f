/**
 * What a flight does: its signal aborts when nobody waits for it any more. It is current until then, or until a newer
 * flight of its key begins: a result that comes regardless is an old one.
 */
export type Work<Result> = (signal: AbortSignal, flight: FlightState) => Promise<Result>;

interface FlightState {
  readonly isCurrent: () => boolean;
  /** Whether no flight of any key has begun since this one did. */
  readonly isLatest: () => boolean;
}

/** Lets equal questions share one flight: however many wait, the work is done once. */
export class SingleFlight<Result> {
  readonly #flights = new Map<string, Flight<Result>>();
  #begun = 0;

  /**
   * Waits for the flight of this key, which `start` begins where there is none. A waiter whose signal aborts leaves
   * with `gone` at once. When the last one leaves, the signal of `start` aborts for the reason that the last one had,
   * and the next question begins a new flight.
   */
  run(key: string, start: Work<Result>, waiter: AbortSignal, gone: () => Result): Promise<Result> {
    if (waiter.aborted) return Promise.resolve(gone());
    return this.#wait(key, this.#flights.get(key) ?? this.#begin(key, start, false), waiter, gone);
  }

  /**
   * As `run`, but for a result that is newer than all that was known: a flight that `run` began may have seen an older
   * state, so it is overtaken by a new one. That one all later questions share while it is under way, or each of many
   * who ask at once would cost one. Who waits for the old one still gets its result.
   */
  runAnew(key: string, start: Work<Result>, waiter: AbortSignal, gone: () => Result): Promise<Result> {
    if (waiter.aborted) return Promise.resolve(gone());
    const flight = this.#flights.get(key);
    return this.#wait(key, flight?.anew ? flight : this.#begin(key, start, true), waiter, gone);
  }

  #wait(key: string, flight: Flight<Result>, waiter: AbortSignal, gone: () => Result): Promise<Result> {
    flight.waiting += 1;
    return new Promise((resolve, reject) => {
      const leave = () => {
        flight.waiting -= 1;
        if (flight.waiting === 0) {
          this.#end(key, flight);
          flight.controller.abort(waiter.reason);
        }
        resolve(gone());
      };
      waiter.addEventListener('abort', leave, { once: true });
      flight.result.then(resolve, reject).finally(() => waiter.removeEventListener('abort', leave));
    });
  }

  #begin(key: string, start: Work<Result>, anew: boolean): Flight<Result> {
    const controller = new AbortController();
    const isCurrent = () => this.#flights.get(key)?.controller === controller;
    this.#begun += 1;
    const number = this.#begun;
    const result = start(controller.signal, { isCurrent, isLatest: () => this.#begun === number });
    const flight: Flight<Result> = { controller, anew, waiting: 0, result };
    this.#flights.set(key, flight);
    const end = () => this.#end(key, flight);
    flight.result.then(end, end);
    return flight;
  }

  /** A flight that was given up or overtaken may end after the next one of its key has begun. */
  #end(key: string, flight: Flight<Result>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}

interface Flight<Result> {
  readonly controller: AbortController;
  readonly result: Promise<Result>;
  /** Whether it was begun by a question for something newer. */
  readonly anew: boolean;
  waiting: number;
}
