/** The end of a string is not found yet: call again. */
export const UNFINISHED = -2;

/** About a millisecond of work. */
const ESCAPES_A_STEP = 20_000;
const CHARS_A_STEP = 64 * 1024;
const [BACKSLASH, LETTER_U] = [0x5c, 0x75];

/** Finds and reads strings in JSON. Looks ahead for characters that need special treatment: most texts have few. */
export class StringReader {
  readonly #text: string;
  #backslash: number;
  #control: number;
  readonly #controls = /[^ -\uffff]/g;
  /** Where the search for the end of a string continues: the next quote and the next backslash. */
  #search: { quote: number; slash: number } | undefined;

  constructor(text: string) {
    this.#text = text;
    this.#backslash = this.#next('\\', 0);
    this.#control = this.#nextControl(0);
  }

  /** The end of the string that begins at `start`: -1 if there is no end, UNFINISHED if more work is needed. */
  endOf(start: number): number {
    const text = this.#text;
    let quote = this.#search?.quote ?? text.indexOf('"', start + 1);
    let slash = this.#search?.slash ?? this.#backslashFrom(start);
    this.#search = undefined;
    for (let escapes = 0; quote !== -1 && slash < quote; escapes += 1) {
      if (escapes === ESCAPES_A_STEP) {
        this.#search = { quote, slash };
        return UNFINISHED;
      }
      const next = slash + 2;
      if (quote < next) quote = text.indexOf('"', next);
      slash = text.charCodeAt(next) === BACKSLASH ? next : this.#next('\\', next);
    }
    return quote;
  }

  isLong(start: number, end: number): boolean {
    return end - start > CHARS_A_STEP;
  }

  /** The string between two quotes; undefined if it is not valid JSON. */
  read(start: number, end: number): string | undefined {
    if (this.#isPlain(start, end)) return this.#text.slice(start + 1, end);
    return parsed(this.#text.slice(start, end + 1));
  }

  /** The same as `read`, in steps of about a millisecond. */
  *readLong(start: number, end: number): Generator<undefined, string | undefined> {
    if (this.#isPlain(start, end)) return this.#text.slice(start + 1, end);
    const parts: string[] = [];
    for (let from = start + 1; from < end; ) {
      const to = Math.min(this.#cutBefore(from, from + CHARS_A_STEP), end);
      const part = parsed(`"${this.#text.slice(from, to)}"`);
      if (part === undefined) return undefined;
      parts.push(part);
      from = to;
      yield;
    }
    return parts.join('');
  }

  /** The last position up to `cut` that is not inside an escape. The position `from` must not be inside an escape. */
  #cutBefore(from: number, cut: number): number {
    const text = this.#text;
    let slash = cut - 1;
    while (slash > cut - 6 && text.charCodeAt(slash) !== BACKSLASH) slash -= 1;
    if (slash === cut - 6) return cut;
    let run = slash;
    while (run > from && text.charCodeAt(run - 1) === BACKSLASH) run -= 1;
    const isEscape = (slash - run) % 2 === 0;
    if (!isEscape) return cut;
    return slash + (text.charCodeAt(slash + 1) === LETTER_U ? 6 : 2) <= cut ? cut : slash;
  }

  #isPlain(start: number, end: number): boolean {
    if (this.#control < start) this.#control = this.#nextControl(start);
    return this.#control > end && this.#backslashFrom(start) > end;
  }

  #backslashFrom(start: number): number {
    if (this.#backslash < start) this.#backslash = this.#next('\\', start);
    return this.#backslash;
  }

  #next(sign: string, from: number): number {
    const found = this.#text.indexOf(sign, from);
    return found === -1 ? Number.POSITIVE_INFINITY : found;
  }

  #nextControl(from: number): number {
    this.#controls.lastIndex = from;
    return this.#controls.exec(this.#text)?.index ?? Number.POSITIVE_INFINITY;
  }
}

function parsed(json: string): string | undefined {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
