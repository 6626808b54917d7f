/** Longer texts are values, such as scripts. */
const MAX_CHARS = 4_000;

/** Removes brackets around a whole text with a comparison: `(a=1 and b=2)`. */
export function withoutBrackets(text: string): string {
  let bare = text;
  while (bare.length <= MAX_CHARS && /^[(（].*[=＝≥≤≠].*[)）]$/s.test(bare) && isWrapped(bare))
    bare = bare.slice(1, -1).trim();
  return bare;
}

/** Whether the first bracket of a text is closed by its last character. */
function isWrapped(text: string): boolean {
  let depth = 0;
  for (const [at, sign] of [...text].entries()) {
    if (/[(（]/.test(sign)) depth += 1;
    else if (/[)）]/.test(sign)) depth -= 1;
    if (depth === 0) return at === [...text].length - 1;
  }
  return false;
}

const BOUND =
  /([^\s,，;；|&=＝<>!！≥≤≠()（]+)\s?(>=|<=|≥|≤)\s?(v?\d[\w.]{0,60})\s?(?:[,，;；&]{0,2}|and)\s?(?=(?:>=|<=|!=|[≥≤≠])\s?\w)/gi;

/** Repeats the key of the first bound before the second: `torch>=2.6,<=2.8`, as in the requirements of packages. */
export function withBothBounds(text: string): string {
  return text.length <= MAX_CHARS ? text.replace(BOUND, '$1$2$3,$1') : text;
}
