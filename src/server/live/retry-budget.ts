const WINDOW_MS = 10_000;
const SHARE = 0.1;
/** So that a person who clicks now and then gets second tries too. */
const FLOOR = 8;

/**
 * Bounds second tries to a tenth of the questions of the last 10 s and a few more, so that a service in trouble never
 * gets more than 1.2 times the load because of us.
 */
export class RetryBudget {
  readonly #clock: () => number;
  #questions: number[] = [];
  #retries: number[] = [];

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  countQuestion(): void {
    const now = this.#forget();
    this.#questions.push(now);
  }

  /** Whether one more second try is within the budget; it counts as spent then. */
  spend(): boolean {
    const now = this.#forget();
    if (this.#retries.length >= FLOOR + SHARE * this.#questions.length) return false;
    this.#retries.push(now);
    return true;
  }

  /** Drops what is older than the window. Returns the time. */
  #forget(): number {
    const now = this.#clock();
    const oldest = now - WINDOW_MS;
    this.#questions = this.#questions.filter((at) => at > oldest);
    this.#retries = this.#retries.filter((at) => at > oldest);
    return now;
  }
}
