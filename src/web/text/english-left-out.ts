import type { Formats } from './formats.ts';
import { createWordsHook } from './view-words.ts';

/** What is said in English of rows that the server could not read. Apart from the rest: it loads when needed. */
function englishLeftOut({ count }: Formats) {
  const nouns: Readonly<Record<string, readonly [one: string, other: string]>> = {
    labels: ['label was', 'labels were'],
    images: ['image was', 'images were'],
    workspaces: ['workspace was', 'workspaces were'],
    values: ['value was', 'values were'],
  };
  return (kind: string, left: number, field: string): string => {
    const [one, other] = nouns[kind] ?? ['row was', 'rows were'];
    return `${count(left, one, other)} left out: ${field} could not be read.`;
  };
}

export const useLeftOutWords = createWordsHook(englishLeftOut);
