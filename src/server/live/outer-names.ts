/** So many names tell a wrapper from an answer. */
const MAX_SHOWN = 5;
/** Every answer of PAI may have these, so they tell nothing. */
const ENVELOPE: ReadonlySet<string> = new Set(['RequestId', 'TotalCount', 'HostId', 'Recommend']);

/** The fields that stand in an answer whose expected field is missing: data may be in a wrapper, or written in small letters. */
export class OuterNames {
  readonly #show: (name: string) => string | undefined;
  readonly #shown = new Set<string>();
  #others = 0;

  /** `show` gives the name if it may be shown. */
  constructor(show: (name: string) => string | undefined) {
    this.#show = show;
  }

  add(name: string): void {
    if (ENVELOPE.has(name) || this.#shown.has(name)) return;
    const shown = this.#shown.size < MAX_SHOWN ? this.#show(name) : undefined;
    if (shown === undefined) this.#others += 1;
    else this.#shown.add(shown);
  }

  /** Reads on after what is expected: `; fields found: data and 2 more`. Empty if there are none. */
  inWords(): string {
    const names = [...this.#shown].join(', ');
    if (names === '') return this.#others === 0 ? '' : `; fields found: ${this.#others} of other names`;
    return `; fields found: ${names}${this.#others === 0 ? '' : ` and ${this.#others} more`}`;
  }
}
