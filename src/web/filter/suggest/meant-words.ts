import { nearestTo } from '../../../contract/near-miss.ts';
import type { LabelEntry } from './label-entries.ts';

/** Shorter words are near to too many others. */
const MIN_CHARS = 4;

/**
 * The text with each word that is found nowhere as the nearest word that is: `pytroch gpu` is `pytorch gpu`. Undefined if
 * every word is found, or one has none near. Versions are never mended: another number is another version.
 */
export function createMender(entries: readonly LabelEntry[], isFound: (word: string) => boolean) {
  let known: readonly string[] | undefined;
  return (words: readonly string[]): string | undefined => {
    known ??= [...new Set(entries.flatMap(({ searched }) => wordsIn(`${searched.name} ${searched.value}`)))];
    const mended: string[] = [];
    for (const word of words) {
      const meant = isFound(word)
        ? word
        : word.length >= MIN_CHARS && !/\d/.test(word)
          ? nearestTo(word, known)
          : undefined;
      if (meant === undefined) return undefined;
      mended.push(meant);
    }
    return mended.every((word, at) => word === words[at]) ? undefined : mended.join(' ');
  };
}

function wordsIn(text: string): readonly string[] {
  return text.split(/[\s._\-/:()]+/).filter((word) => word.length >= MIN_CHARS && !/\d/.test(word));
}
