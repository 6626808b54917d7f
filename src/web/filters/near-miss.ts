import { ANY_VALUE } from '../../contract/filter.ts';

/** Values further away than this many single-character edits are no slip of the finger. */
const MOST_EDITS = 2;

/**
 * The value that a mistyped one probably means: the same but for case, else the first that it begins, else the nearest
 * within two edits. An empty value means any: a link may have lost its `*`. Returns undefined if the typed value exists
 * or none is near.
 */
export function nearMiss(typed: string, values: readonly string[]): string | undefined {
  if (values.includes(typed)) return undefined;
  if (typed === '') return values.length > 0 ? ANY_VALUE : undefined;
  const lower = typed.toLowerCase();
  const sameButCase = values.find((value) => value.toLowerCase() === lower);
  if (sameButCase !== undefined) return sameButCase;
  const begun = values.find((value) => value.toLowerCase().startsWith(lower));
  if (begun !== undefined) return begun;
  let nearest: { readonly value: string; readonly edits: number } | undefined;
  for (const value of values) {
    if (Math.abs(value.length - typed.length) > MOST_EDITS) continue;
    const edits = editDistance(lower, value.toLowerCase());
    // A short value is near to everything; half of it must stay as it was typed.
    if (edits <= MOST_EDITS && edits * 2 <= typed.length && edits < (nearest?.edits ?? Number.POSITIVE_INFINITY)) {
      nearest = { value, edits };
    }
  }
  return nearest?.value;
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
