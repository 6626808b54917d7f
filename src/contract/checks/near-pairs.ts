/**
 * Shorter texts are similar to too many others: GPU, CPU, PPU and XPU are different things. Case is compared at any
 * length.
 */
const MIN_CHARS = 5;
/** Longer texts are not words. */
const MAX_CHARS = 100;

/**
 * Pairs of texts that differ only by case, or by one letter that is inserted, left out or replaced; the rarer text
 * comes first. A changed digit is not a typo: versions and numbered names differ by one. A text is compared only with
 * texts that are equal after one character is removed. We rejected comparing all pairs: thousands of keys make millions
 * of pairs.
 */
export function nearPairs(
  texts: readonly string[],
  countOf: (text: string) => number,
): readonly (readonly [rarer: string, other: string])[] {
  const byForm = new Map<string, string[]>();
  const best = new Map<string, string>();
  const isRarer = (a: string, b: string) => countOf(a) - countOf(b) || (a < b ? 1 : -1);
  for (const text of texts) {
    if (text.length > MAX_CHARS) continue;
    for (const form of formsOf(text)) {
      const others = byForm.get(form) ?? [];
      byForm.set(form, others);
      for (const other of others) {
        if (other === text || !isNear(text, other)) continue;
        const [rarer, common] = isRarer(text, other) < 0 ? [text, other] : [other, text];
        const known = best.get(rarer);
        if (known === undefined || countOf(known) < countOf(common)) best.set(rarer, common);
      }
      others.push(text);
    }
  }
  return [...best];
}

/** The text in lower case; if it is long enough, also with each of its characters removed once. */
function formsOf(text: string): ReadonlySet<string> {
  const lower = text.toLowerCase();
  const forms = new Set([lower]);
  if (lower.length >= MIN_CHARS)
    for (let at = 0; at < lower.length; at += 1) forms.add(lower.slice(0, at) + lower.slice(at + 1));
  return forms;
}

function isNear(a: string, b: string): boolean {
  const [left, right] = [a.toLowerCase(), b.toLowerCase()];
  if (left === right) return true;
  if (Math.min(left.length, right.length) < MIN_CHARS) return false;
  let start = 0;
  while (start < left.length && left[start] === right[start]) start += 1;
  let end = 0;
  while (end < Math.min(left.length, right.length) - start && left.at(-1 - end) === right.at(-1 - end)) end += 1;
  const changed = [left.slice(start, left.length - end), right.slice(start, right.length - end)];
  return changed.every((part) => part.length <= 1 && !/[0-9]/.test(part));
}
