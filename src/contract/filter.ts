/** A condition on images: they have the label `key` with `value`, or with any value if `value` is `*`. */
export interface Condition {
  readonly key: string;
  readonly value: string;
}

/** A part of a filter text that is not a condition, its start (in UTF-16 units from 0), and the reason. */
export interface FilterError {
  readonly text: string;
  readonly at: number;
  readonly reason: 'no-equals' | 'empty-piece' | 'empty-key';
}

export interface ParsedFilter {
  readonly conditions: readonly Condition[];
  readonly errors: readonly FilterError[];
}

export const ANY_VALUE = '*';

/** The most distinct conditions of one filter. Each one costs a pass over the remaining images. */
export const MAX_CONDITIONS = 100;

interface Piece {
  text: string;
  readonly at: number;
}

/**
 * Parses `key=value,key=value`, the grammar of LabelFilter (ListImageLabels) and Labels (ListImages).
 *
 * PAI documents no escape. A comma is part of a value if the piece after it has no `=`. The first `=` of a piece splits
 * it. Nothing is trimmed. Parts that cannot be read are returned too, so that no caller drops them silently.
 */
export function parseFilter(text: string): ParsedFilter {
  const conditions: Condition[] = [];
  const errors: FilterError[] = [];
  for (const piece of pieces(text)) {
    const equals = piece.text.indexOf('=');
    if (piece.text === '') errors.push({ ...piece, reason: 'empty-piece' });
    else if (equals < 0) errors.push({ ...piece, reason: 'no-equals' });
    else if (equals === 0) errors.push({ ...piece, reason: 'empty-key' });
    else
      conditions.push({
        key: piece.text.slice(0, equals),
        value: piece.text.slice(equals + 1),
      });
  }
  return { conditions, errors };
}

/** Splits at every comma, then joins each non-empty piece without `=` to the piece before it. One pass. */
function pieces(text: string): readonly Piece[] {
  if (text === '') return [];
  const found: Piece[] = [];
  let at = 0;
  for (const part of text.split(',')) {
    const before = found.at(-1);
    if (before && before.text !== '' && part !== '' && !part.includes('=')) before.text += `,${part}`;
    else found.push({ text: part, at });
    at += part.length + 1;
  }
  return found;
}

/** Prints one condition in the grammar. */
export function printCondition(condition: Condition): string {
  return `${condition.key}=${condition.value}`;
}

/** Prints conditions in the grammar: `parseFilter(printFilter(c))` is `c` if every condition is filterable. */
export function printFilter(conditions: readonly Condition[]): string {
  return conditions.map(printCondition).join(',');
}

export type NotFilterableReason = 'key' | 'any' | 'comma' | 'too-long';

/**
 * The longest allowed condition, in bytes of its percent-encoded form. A request line is limited to 12 KB (README.md,
 * section 3), and the other parameters need the rest.
 */
export const MAX_CONDITION_BYTES = 10_000;

/**
 * Why a label cannot be an exact condition, or undefined if it can.
 *
 * `key`: the key is empty or contains `,` or `=`. `any`: the value is `*`, which would mean any value. `comma`: the
 * value contains a comma where the grammar would end it. `too-long`: it does not fit in a request line.
 */
export function filterIssueOf(label: Condition): NotFilterableReason | undefined {
  if (label.key === '' || /[,=]/.test(label.key)) return 'key';
  if (label.value === ANY_VALUE) return 'any';
  const afterCommas = label.value.split(',').slice(1);
  if (afterCommas.some((part) => part === '' || part.includes('='))) return 'comma';
  if (encodedLength(printCondition(label)) > MAX_CONDITION_BYTES) return 'too-long';
  return undefined;
}

/**
 * Length of the percent-encoded text; infinite if it has a lone surrogate, which no URL can carry. Characters that
 * encodeURIComponent leaves as they are count as encoded, because URLSearchParams and signing clients encode them.
 */
function encodedLength(text: string): number {
  try {
    return encodeURIComponent(text).replace(/[!'()*~]/g, '%00').length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Whether two conditions are equal. */
export function sameCondition(a: Condition, b: Condition): boolean {
  return a.key === b.key && a.value === b.value;
}

/** The conditions without repeats: the first of each, in order. */
export function distinctConditions(conditions: readonly Condition[]): readonly Condition[] {
  const seen = new Set<string>();
  return conditions.filter((condition) => {
    // The key's length separates conditions that print alike: key `a` with value `b=c`, and key `a=b` with value `c`.
    const identity = `${condition.key.length} ${printCondition(condition)}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}
