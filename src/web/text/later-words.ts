import type { laterWords } from './en/later.ts';
import { laterWordsOf } from './load-language.ts';
import { type TextForm, useWords } from './words.tsx';

/** The words of the parts that are not on the first screen, by part. */
export type LaterWords = TextForm<ReturnType<typeof laterWords>>;

export type BoxWords = LaterWords['box'];
export type CompareWords = LaterWords['compare'];
export type DetailWords = LaterWords['detail'];
export type FacetWords = LaterWords['facets'];
export type FilterErrorReason = keyof LaterWords['filterErrors'];
export type MatrixWords = LaterWords['matrix'];
export type ProblemWords = LaterWords['problem'];

function hookOf<Part extends keyof LaterWords>(part: Part): () => LaterWords[Part] {
  return () => laterWordsOf(useWords())[part];
}

// For parts of the page that `lazyPart` loads.
export const useBoxWords = hookOf('box');
export const useCandidateWords = hookOf('candidates');
export const useChecksWords = hookOf('checks');
export const useCompareWords = hookOf('compare');
export const useDayWords = hookOf('days');
export const useDetailWords = hookOf('detail');
export const useExportWords = hookOf('export');
export const useFacetWords = hookOf('facets');
export const useFilterErrorWords = hookOf('filterErrors');
export const useImageWords = hookOf('images');
export const useKeyWords = hookOf('keys');
export const useLeftOutWords = hookOf('leftOut');
export const useMatrixWords = hookOf('matrix');
export const useMoreWords = hookOf('more');
export const useNotFoundWords = hookOf('notFound');
export const useNoticeWords = hookOf('notices');
export const usePanelWords = hookOf('panel');
export const usePreferenceWords = hookOf('preferences');
export const useProblemWords = hookOf('problem');
export const useRequestWords = hookOf('request');
export const useSavedWords = hookOf('saved');
export const useScopeNoteWords = hookOf('scopeNotes');
export const useStateWords = hookOf('state');
export const useUnreadWords = hookOf('unread');
export const useZeroWords = hookOf('zero');
