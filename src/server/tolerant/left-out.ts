import { NumberText } from './number-text.ts';

/** What was left out: rows of a list, or single values of an object that is shown without them. */
export type LeftOutKind = 'labels' | 'images' | 'workspaces' | 'values';

/** So many places are described; the others are only counted. */
const MAX_DESCRIBED = 5;

/** Counts what could not be read of an answer or a file. Names fields and places, and values only by `describe`. */
export class LeftOut {
  readonly #counts = new Map<string, number>();
  readonly #places: string[] = [];
  readonly #describe: (found: unknown) => string;
  #first: string | undefined;

  /** `describe` says what was found. By default nothing of the value is told: an answer may hold a secret. */
  constructor(describe: (found: unknown) => string = nameKind) {
    this.#describe = describe;
  }

  /** `field` is a name of the contract, `place` the path to it. */
  add(kind: LeftOutKind, field: string, place: () => string, expected: string, found: unknown): void {
    const what = `${kind}; field=${field}`;
    this.#counts.set(what, (this.#counts.get(what) ?? 0) + 1);
    if (this.#places.length >= MAX_DESCRIBED) return;
    const at = place();
    this.#places.push(at);
    this.#first ??= `${at} is ${this.#describe(found)}, ${expected} is expected`;
  }

  get isEmpty(): boolean {
    return this.#counts.size === 0;
  }

  /** The first one in words: `Labels[3].Key is a number, text is expected`. */
  get first(): string | undefined {
    return this.#first;
  }

  /** Where the first ones stand. */
  get places(): readonly string[] {
    return this.#places;
  }

  /** All of them in the form of the header X-Pai-Left-Out: `labels=2; field=Value, images=1; field=Size`. */
  toHeader(): string | undefined {
    if (this.isEmpty) return undefined;
    return [...this.#counts].map(([what, count]) => what.replace(';', `=${count};`)).join(', ');
  }
}

/** What a value of JSON is, in a word that holds nothing of it. */
export function nameKind(value: unknown): string {
  if (value === undefined) return 'missing';
  if (value === null) return 'null';
  if (typeof value === 'string') return 'text';
  if (typeof value === 'number' || value instanceof NumberText) return 'a number';
  if (typeof value === 'boolean') return 'true or false';
  return Array.isArray(value) ? 'a list' : 'an object';
}
