import { englishMatrix } from '../../text/english-matrix.ts';
import { createWordsHook } from '../../text/view-words.ts';

/** The words of the matrix in the reader's language. */
export const useMatrixWords = createWordsHook(englishMatrix);
