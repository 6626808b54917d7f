import { useDeferredValue, useMemo } from 'react';
import type { Choices, SearchState } from '../../address/search-state.ts';
import { compareLabels, type NewestVersions, newestVersions, ofKeys } from '../../image-set/compare-sets.ts';
import { useWords } from '../../text/words.tsx';
import { type CompareRow, countKinds, ofChoice, rowsFound, toCompareRows } from './compare-rows.ts';
import type { Letter, Side } from './compare-sides.ts';

/** Two sides compared, and what of it the address asks for. */
export interface Comparison {
  /** How many labels each side's images carry, whatever keys are shown. */
  readonly labels: Readonly<Record<Letter, number>>;
  /** How many rows each choice of what to show has. */
  readonly counts: Readonly<Record<Choices['show'], number>>;
  /** The rows of the keys and of the choice that the address asks for. */
  readonly rows: CompareRow[];
  /** Those of them that hold the text searched for; undefined if nothing is searched for. */
  readonly found: ReadonlySet<CompareRow> | undefined;
  readonly newest: readonly NewestVersions[];
}

/** Compares the sides; nothing until images of both are there. Each step is done again only when its own input changes. */
export function useComparison(a: Side, b: Side, state: SearchState): Comparison | undefined {
  const words = useWords();
  const [tallyA, tallyB] = [a.images.tally, b.images.tally];
  const { labelKeys } = state;
  const { show } = state.choices;
  const compared = useMemo(() => {
    if (!tallyA || !tallyB) return undefined;
    const all = compareLabels(tallyA, tallyB);
    const { A, B, both } = countKinds(all);
    return { all, labels: { A: A + both, B: B + both }, newest: newestVersions(all) };
  }, [tallyA, tallyB]);
  const ofTheKeys = useMemo(
    () => compared && toCompareRows(ofKeys(compared.all, labelKeys), words),
    [compared, labelKeys, words],
  );
  const counts = useMemo(() => countKinds(ofTheKeys ?? []), [ofTheKeys]);
  const rows = useMemo(() => ofChoice(ofTheKeys ?? [], show), [ofTheKeys, show]);
  const q = useDeferredValue(state.q);
  const found = useMemo(() => rowsFound(rows, q), [rows, q]);
  return compared && { labels: compared.labels, newest: compared.newest, counts, rows, found };
}
