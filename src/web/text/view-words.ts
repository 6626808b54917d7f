import type { Formats } from './formats.ts';
import { useWords } from './words.tsx';

/**
 * A hook for the words of a part that is loaded by itself, so that its words are too: made once for each language from
 * the formats of the reader's one.
 */
export function createWordsHook<Words>(make: (formats: Formats) => Words): () => Words {
  const made = new WeakMap<Formats, Words>();
  return () => {
    const { formats } = useWords();
    const known = made.get(formats);
    if (known) return known;
    const words = make(formats);
    made.set(formats, words);
    return words;
  };
}
