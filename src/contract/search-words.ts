/**
 * The distinct words of a text search, in lower case. `2.6 pytorch` finds texts with both words in any order, because
 * people do not know the order in a row. Quotes and invisible characters separate words too: they come with copied text.
 * Returns an empty list if there are no words.
 */
export function searchWords(text: string): readonly string[] {
  // Distinct, because an address of 12 KB may repeat a word thousands of times.
  return [...new Set(text.toLowerCase().match(/[^\s"“”\p{Cf}]+/gu))];
}

/** Whether a text, which must be in lower case, contains every word. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
