import { nearestTo } from '../../../contract/near-miss.ts';
import type { LabelEntry } from './label-entries.ts';

/** Shorter words are near to too many others. */
const MIN_CHARS = 4;

/**
 * Replaces each unknown word by the nearest known one: `pytroch gpu` is `pytorch gpu`. Undefined if every word is
 * known, or if one has no near word. Versions are never corrected: another number is another version.
 */
export function createCorrector(entries: readonly LabelEntry[], isFound: (word: string) => boolean) {
  let known: readonly string[] | undefined;
  return (words: readonly string[]): string | undefined => {
    known ??= [...new Set(entries.flatMap(({ searched }) => wordsIn(`${searched.name} ${searched.value}`)))];
    const fixed: string[] = [];
    for (const word of words) {
      const meant = isFound(word)
        ? word
        : word.length >= MIN_CHARS && !/\d/.test(word)
          ? nearestTo(word, known)
          : undefined;
      if (meant === undefined) return undefined;
      fixed.push(meant);
    }
    return fixed.every((word, at) => word === words[at]) ? undefined : fixed.join(' ');
  };
}

function wordsIn(text: string): readonly string[] {
  return text.split(/[\s._\-/:()]+/).filter((word) => word.length >= MIN_CHARS && !/\d/.test(word));
}
