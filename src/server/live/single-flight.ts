/** Lets equal questions share one flight: however many wait, the work is done once. */
export class SingleFlight<Result> {
  readonly #flights = new Map<string, Flight<Result>>();

  /**
   * Waits for the flight of this key, which `start` begins where there is none. A waiter whose signal aborts leaves
   * with `gone` at once. When the last one leaves, the signal of `start` aborts for the reason that the last one had,
   * and the next question begins a new flight.
   */
  run(
    key: string,
    start: (signal: AbortSignal) => Promise<Result>,
    waiter: AbortSignal,
    gone: () => Result,
  ): Promise<Result> {
    if (waiter.aborted) return Promise.resolve(gone());
    const flight = this.#flights.get(key) ?? this.#begin(key, start);
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

  #begin(key: string, start: (signal: AbortSignal) => Promise<Result>): Flight<Result> {
    const controller = new AbortController();
    const flight = { controller, waiting: 0, result: start(controller.signal) };
    this.#flights.set(key, flight);
    const end = () => this.#end(key, flight);
    flight.result.then(end, end);
    return flight;
  }

  /** A flight that was given up may end after the next one of its key has begun. */
  #end(key: string, flight: Flight<Result>): void {
    if (this.#flights.get(key) === flight) this.#flights.delete(key);
  }
}

interface Flight<Result> {
  readonly controller: AbortController;
  readonly result: Promise<Result>;
  waiting: number;
}
