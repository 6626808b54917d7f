import { englishImages } from '../../text/english-images.ts';
import { createWordsHook } from '../../text/view-words.ts';

/** The words of the images view in the reader's language. */
export const useImageWords = createWordsHook(englishImages);
