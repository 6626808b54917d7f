import { LANGUAGE_TAGS, type Language } from '../../contract/page-load/preferences.ts';
import { createFormats } from './formats.ts';
import type { LaterWords } from './later-words.ts';
import type { Words } from './words.tsx';

/** The files of each language. The server names the first one in the page, so that it comes together with the script. */
const LOADERS = {
  en: {
    first: async () => (await import('./en/first.ts')).firstWords,
    later: async () => (await import('./en/later.ts')).laterWords,
  },
  zh: {
    first: async () => (await import('./zh/first.ts')).firstWords,
    later: async () => (await import('./zh/later.ts')).laterWords,
  },
};

/** The language of the page, which stays until the page is loaded again. */
let loaded: { readonly language: Language; readonly words: Words } | undefined;
let later: Promise<void> | undefined;
const laterOfWords = new WeakMap<Words, LaterWords>();

/** Loads the words of the first screen. Rejects if their file cannot be loaded. */
export async function loadWords(language: Language): Promise<Words> {
  const firstWords = await LOADERS[language].first();
  const words = firstWords(createFormats(LANGUAGE_TAGS[language]));
  loaded = { language, words };
  return words;
}

/**
 * Loads all other words, once. Rejects if their file cannot be loaded; the next call tries again. Resolves at once if
 * no language was loaded, as in a test with its own words.
 */
export function loadLaterWords(): Promise<void> {
  later ??= loadNow().catch((error: unknown) => {
    later = undefined;
    throw error;
  });
  return later;
}

async function loadNow(): Promise<void> {
  if (loaded === undefined) return;
  const { language, words } = loaded;
  const laterWords = await LOADERS[language].later();
  joinLaterWords(words, laterWords(words.formats));
}

/** Says which later words are those of the same language. */
export function joinLaterWords(words: Words, later: LaterWords): void {
  laterOfWords.set(words, later);
}

/** The later words of the language of `words`. Throws if they are not loaded: `lazyPart` waits for them. */
export function laterWordsOf(words: Words): LaterWords {
  const later = laterOfWords.get(words);
  if (later === undefined) throw new Error('later words not loaded');
  return later;
}
