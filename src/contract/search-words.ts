/**
 * The words of a text search, in lower case. `2.6 pytorch` finds what holds both words, in any order: people do not
 * know in which order a row writes them. Returns an empty list if the text holds no word.
 */
export function searchWords(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
}

/** Whether a text, which must be in lower case, holds every word. */
export function holdsWords(text: string, words: readonly string[]): boolean {
  return words.every((word) => text.includes(word));
}
