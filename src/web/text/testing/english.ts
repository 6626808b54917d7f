import { firstWords } from '../en/first.ts';
import { laterWords } from '../en/later.ts';
import { createFormats } from '../formats.ts';
import type { LaterWords } from '../later-words.ts';
import { joinLaterWords } from '../load-language.ts';
import type { Words } from '../words.tsx';

/** What the page says in English. */
export const ENGLISH: Words = firstWords(createFormats('en'));
export const ENGLISH_LATER: LaterWords = laterWords(ENGLISH.formats);

joinLaterWords(ENGLISH, ENGLISH_LATER);
