import { ANY_VALUE } from '../../contract/filter.ts';

/** Values further away than this many single-character edits are no slip of the finger. */
const MOST_EDITS = 2;
/** In UTF-16 units. */
const LONGEST = 500;

/**
 * The value that a mistyped one probably means: the same but for white space, width, hidden characters, quotes around it
 * and marks after it, else but for case too; else the first that it begins, else the nearest within two edits. A value
 * that shows as nothing means any: a link may have lost its `*`. Returns undefined if the typed value exists or none is
 * near.
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
  let nearest: { readonly value: string; readonly edits: number } | undefined;
  for (const value of values) {
    if (Math.abs(value.length - lower.length) > MOST_EDITS) continue;
    const edits = editDistance(lower, value.toLowerCase());
    // A short value is near to everything; half of it must stay as it was typed.
    if (edits <= MOST_EDITS && edits * 2 <= lower.length && edits < (nearest?.edits ?? Number.POSITIVE_INFINITY)) {
      nearest = { value, edits };
    }
  }
  return nearest?.value;
}

/** What a reader sees of a value: full-width forms as plain ones, and neither blanks around it nor what shows as nothing. */
function tidied(value: string): string {
  // A long value is no slip of the finger, and the marks at its end would take time by the square of its length.
  if (value.length > LONGEST) return value;
  return value
    .normalize('NFKC')
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replace(/[\s\p{Cc}\u2800]+/gu, ' ')
    .replace(/^[\s"'`“”‘’「『(（[{<]+|[\s"'`“”‘’」』)）\]}>,.;:!?。、；]+$/g, '');
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
