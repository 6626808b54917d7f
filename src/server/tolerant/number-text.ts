/**
 * A number of JSON that JavaScript would write otherwise, kept as it was written: 3.10, 1e3, or an id beyond 2^53. Other
 * numbers stay numbers.
 */
export class NumberText {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

/** The text of a number in JSON, undefined for anything else. */
export function textOfNumber(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return value instanceof NumberText ? value.text : undefined;
}
