import { ANY_VALUE, type Condition } from './filter.ts';

/** A value with more edits than this is not a typo. */
const MAX_EDITS = 2;
/** In UTF-16 units. */
const MAX_CHARS = 500;

/** The existing labels. */
export interface ScopeLabels {
  readonly keys: Iterable<string>;
  readonly valuesOf: (key: string) => readonly string[];
}

/**
 * The condition that a mistyped one probably means: the nearest existing key, and its nearest value. Returns undefined
 * if the typed label exists, or if no label is near.
 */
export function nearCondition({ key, value }: Condition, there: ScopeLabels): Condition | undefined {
  const keys = [...there.keys];
  const meantKey = keys.includes(key) ? key : nearKey(key, keys);
  if (meantKey === undefined) return undefined;
  const values = there.valuesOf(meantKey);
  const isThere = value === ANY_VALUE || values.includes(value);
  const meantValue = isThere ? value : nearMiss(value, values);
  if (meantValue === undefined || (meantKey === key && isThere)) return undefined;
  return { key: meantKey, value: meantValue };
}

/**
 * The key that a mistyped one probably means: first one that differs in invisible characters only, then in case only,
 * then one that ends with it (`chiptype` of `system.chipType`), then the nearest.
 */
export function nearKey(typed: string, keys: readonly string[]): string | undefined {
  const tidy = tidied(typed);
  if (tidy === '') return undefined;
  const lower = tidy.toLowerCase();
  return (
    keys.find((key) => tidied(key) === tidy) ??
    keys.find((key) => tidied(key).toLowerCase() === lower) ??
    keys.find((key) => key.toLowerCase().endsWith(`.${lower}`)) ??
    nearestTo(lower, keys)
  );
}

/**
 * The value that a mistyped one probably means. First one that differs only in white space, width, hidden characters,
 * quotes around it or marks after it; then also in case; then the first value that it begins; then the nearest within
 * two edits. A value with no visible character means any: a link may have lost its `*`. Returns undefined if the typed
 * value exists or if no value is near.
 */
export function nearMiss(typed: string, values: readonly string[]): string | undefined {
  if (values.includes(typed)) return undefined;
  const tidy = tidied(typed);
  if (tidy === '' || tidy === ANY_VALUE) return values.length > 0 ? ANY_VALUE : undefined;
  const same = values.find((value) => tidied(value) === tidy);
  if (same !== undefined) return same;
  const lower = tidy.toLowerCase();
  const sameButCase = values.find((value) => tidied(value).toLowerCase() === lower);
  if (sameButCase !== undefined) return sameButCase;
  const begun = values.find((value) => value.toLowerCase().startsWith(lower));
  if (begun !== undefined) return begun;
  return nearestTo(lower, values);
}

/**
 * The image id in a text with a name, a path, quotes or a mark around it. Returns undefined if there is nothing around
 * it.
 */
export function nearImageId(typed: string): string | undefined {
  const tidy = tidied(
    tidied(typed)
      .replace(/^ImageId\s*[=:]\s*/i, '')
      .replace(/^.*\//, ''),
  );
  return tidy === '' || tidy === typed ? undefined : tidy;
}

/** The first of the nearest texts within two edits, without regard to case. */
export function nearestTo(lower: string, texts: readonly string[]): string | undefined {
  let nearest: { readonly value: string; readonly edits: number } | undefined;
  for (const value of texts) {
    if (Math.abs(value.length - lower.length) > MAX_EDITS) continue;
    const edits = editDistance(lower, value.toLowerCase());
    // A short value is near to everything, so half of it must be unchanged.
    if (edits <= MAX_EDITS && edits * 2 <= lower.length && edits < (nearest?.edits ?? Number.POSITIVE_INFINITY)) {
      nearest = { value, edits };
    }
  }
  return nearest?.value;
}

/** The visible form of a value: full-width characters as plain ones, without hidden characters and blanks around it. */
function tidied(value: string): string {
  // A long value is not a typo, and trimming the marks at its end would take quadratic time.
  if (value.length > MAX_CHARS) return value;
  return withoutEscapes(value)
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\s\p{Cc}\u2800]+/gu, ' ')
    .replace(/^[\s"'`“”‘’「『(（[{<]+|[\s"'`“”‘’」』)）\]}>,.;:!?。、；]+$/g, '');
}

/** The value without the percent escapes of an address that was encoded twice or typed. */
function withoutEscapes(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Levenshtein distance by rows: insertions, deletions and replacements of single UTF-16 units. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
