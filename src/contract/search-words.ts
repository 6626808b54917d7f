/**
 * The words of a text search, in lower case. `2.6 pytorch` finds texts with both words in any order, because people do
 * not know the order in a row. Returns an empty list if there are no words.
 */
export function searchWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether a text, which must be in lower case, contains every word. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
