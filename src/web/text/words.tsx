import { createContext, use } from 'react';
import { english, type Words } from './english.ts';
import { createFormats } from './formats.ts';

export const ENGLISH: Words = english(createFormats('en'));

const WordsContext = createContext<Words>(ENGLISH);

/** Gives a language's words to everything below it. */
export const WordsProvider = WordsContext.Provider;

/** The words of the reader's language. */
export function useWords(): Words {
  return use(WordsContext);
}
