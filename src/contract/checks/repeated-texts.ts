/** The number of characters at the end of a text that are hashed. Tags and names differ there. */
const MARKED_CHARS = 12;
const NO_TEXT = -1;

/**
 * Each text that occurs at several positions from 0 to `size`, with its positions, ascending. Undefined and empty texts
 * are ignored. We rejected a map of all texts: most texts occur once, and hashing all of them took most of the time.
 */
export function repeatedTexts(
  size: number,
  textAt: (position: number) => string | undefined,
): ReadonlyMap<string, readonly number[]> {
  // A text whose hash is unique occurs once. Four slots for each text keep collisions rare.
  const counts = new Uint8Array(2 ** Math.ceil(Math.log2(4 * size + 1)));
  const marks = new Int32Array(size).fill(NO_TEXT);
  for (let position = 0; position < size; position += 1) {
    const text = textAt(position) ?? '';
    if (text === '') continue;
    const mark = markOf(text) & (counts.length - 1);
    marks[position] = mark;
    const count = counts[mark] ?? 0;
    if (count < 2) counts[mark] = count + 1;
  }
  const found = new Map<string, number[]>();
  for (let position = 0; position < size; position += 1) {
    const mark = marks[position] ?? NO_TEXT;
    if (mark === NO_TEXT || (counts[mark] ?? 0) < 2) continue;
    const text = textAt(position) ?? '';
    const positions = found.get(text);
    if (positions === undefined) found.set(text, [position]);
    else positions.push(position);
  }
  for (const [text, positions] of found) if (positions.length < 2) found.delete(text);
  return found;
}

/** A 32-bit hash of the end and the length of a text. */
function markOf(text: string): number {
  let mark = text.length;
  for (let at = Math.max(0, text.length - MARKED_CHARS); at < text.length; at += 1)
    mark = (Math.imul(mark, 31) + text.charCodeAt(at)) | 0;
  return mark ^ (mark >>> 15);
}
