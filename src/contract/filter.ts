/** One condition on images: they carry `key` with `value`, or with any value where `value` is `*`. */
export interface Condition {
  readonly key: string;
  readonly value: string;
}

/** A part of a filter text that is not a condition, where it starts (UTF-16 units from 0), and why. */
export interface FilterFault {
  readonly text: string;
  readonly at: number;
  readonly reason: 'no-equals' | 'empty-piece' | 'empty-key';
}

export interface ParsedFilter {
  readonly conditions: readonly Condition[];
  readonly faults: readonly FilterFault[];
}

export const ANY_VALUE = '*';

/** The most distinct conditions of one filter. Each costs a pass over the images that the others left. */
export const MAX_CONDITIONS = 100;

interface Piece {
  text: string;
  readonly at: number;
}

/**
 * Reads `key=value,key=value`, the grammar of LabelFilter (ListImageLabels) and Labels (ListImages).
 *
 * PAI documents no escape, so commas inside a value are told from commas between conditions by what follows: a piece
 * without `=` belongs, comma included, to the value before it. The first `=` of a piece splits it. Nothing is trimmed.
 * What cannot be read is returned beside what can, so that no caller drops it in silence.
 */
export function parseFilter(text: string): ParsedFilter {
  const conditions: Condition[] = [];
  const faults: FilterFault[] = [];
  for (const piece of pieces(text)) {
    const equals = piece.text.indexOf('=');
    if (piece.text === '') faults.push({ ...piece, reason: 'empty-piece' });
    else if (equals < 0) faults.push({ ...piece, reason: 'no-equals' });
    else if (equals === 0) faults.push({ ...piece, reason: 'empty-key' });
    else
      conditions.push({
        key: piece.text.slice(0, equals),
        value: piece.text.slice(equals + 1),
      });
  }
  return { conditions, faults };
}

/** Splits at every comma, then gives each non-empty piece without `=` back to the piece before it. One pass. */
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

/** Writes one condition as the grammar reads it. */
export function printCondition(condition: Condition): string {
  return `${condition.key}=${condition.value}`;
}

/** Writes conditions as the grammar reads them: `parseFilter(printFilter(c))` is `c` where every condition is sayable. */
export function printFilter(conditions: readonly Condition[]): string {
  return conditions.map(printCondition).join(',');
}

export type UnsayableReason = 'key' | 'any' | 'comma' | 'too-long';

/**
 * The longest condition that is asked for, in bytes of its percent-encoded form. A request line holds 12 KB in all
 * (README.md, section 3), and the rest of it is left to the other parameters.
 */
export const MAX_CONDITION_BYTES = 10_000;

/**
 * Why a label cannot be asked for by an exact condition, or undefined if it can.
 *
 * `key`: the key is empty or holds `,` or `=`. `any`: the value is `*`, which would mean any value.
 * `comma`: the value holds a comma after which the grammar would end it. `too-long`: it fits in no request line.
 */
export function whyUnsayable(label: Condition): UnsayableReason | undefined {
  if (label.key === '' || /[,=]/.test(label.key)) return 'key';
  if (label.value === ANY_VALUE) return 'any';
  const afterCommas = label.value.split(',').slice(1);
  if (afterCommas.some((part) => part === '' || part.includes('='))) return 'comma';
  if (encodedLength(printCondition(label)) > MAX_CONDITION_BYTES) return 'too-long';
  return undefined;
}

/**
 * Length of the percent-encoded text; a lone surrogate, which no URL can carry, counts as endless. The signs that
 * encodeURIComponent leaves alone count as encoded: URLSearchParams and signing clients write them so.
 */
function encodedLength(text: string): number {
  try {
    return encodeURIComponent(text).replace(/[!'()*~]/g, '%00').length;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** Whether two conditions say the same. */
export function sameCondition(a: Condition, b: Condition): boolean {
  return a.key === b.key && a.value === b.value;
}

/** The conditions without repeats, first ones kept, order kept. */
export function distinctConditions(conditions: readonly Condition[]): readonly Condition[] {
  const seen = new Set<string>();
  return conditions.filter((condition) => {
    // The key's length keeps apart what prints alike: key `a` with value `b=c`, and key `a=b` with value `c`.
    const identity = `${condition.key.length} ${printCondition(condition)}`;
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}
