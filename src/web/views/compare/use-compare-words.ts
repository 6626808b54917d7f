import { englishCompare } from '../../text/english-compare.ts';
import { createWordsHook } from '../../text/view-words.ts';

/** The words of the comparison, in the reader's language. */
export const useCompareWords = createWordsHook(englishCompare);
