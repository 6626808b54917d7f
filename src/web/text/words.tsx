import { createContext, use } from 'react';
import type { firstWords } from './en/first.ts';

/** The words of the first screen in one language, and how the language writes numbers. Both languages say the same. */
export type Words = TextForm<ReturnType<typeof firstWords>>;

/** The same form with any text in place of the English ones. */
export type TextForm<Form> = Form extends (...input: infer Input) => infer Output
  ? (...input: Input) => TextForm<Output>
  : Form extends string
    ? string
    : { readonly [Name in keyof Form]: TextForm<Form[Name]> };

const WordsContext = createContext<Words | undefined>(undefined);

/** Gives a language's words to everything below it. */
export const WordsProvider = WordsContext.Provider;

/** The words of the active language. Throws without a provider, because a default would add a second language to the first load. */
export function useWords(): Words {
  const words = use(WordsContext);
  if (words === undefined) throw new Error('no words: a WordsProvider is missing');
  return words;
}
