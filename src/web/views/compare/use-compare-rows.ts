import { useMemo } from 'react';
import {
  type ComparedLabel,
  compareLabels,
  type NewestVersions,
  newestVersions,
  ofKeys,
} from '../../../contract/image-tally/compare-sets.ts';
import { type CompareRow, toCompareRows } from '../../../contract/rows/compared-rows.ts';
import type { Choices } from '../../address/search-state.ts';
import { useViewRows } from '../../shell/use-view-rows.ts';
import type { ViewProps } from '../../shell/view.tsx';
import type { SortedRows } from '../../table/use-sorted-rows.ts';
import { useWords } from '../../text/words.tsx';
import { COMPARE_COLUMNS } from './compare-columns.tsx';
import { countChoices, ofChoice, rowsFound } from './compare-rows.ts';
import type { Letter, Side } from './compare-sides.ts';

/** The comparison of two sides, without the text search. */
interface Comparison {
  /** The number of labels of each side, without the shown keys. */
  readonly labels: Readonly<Record<Letter, number>>;
  /** The number of rows of each choice. */
  readonly counts: Readonly<Record<Choices['show'], number>>;
  /** The rows of the keys and the choice in the address. */
  readonly rows: CompareRow[];
  readonly newest: readonly NewestVersions[];
}

/** The comparison, and its rows in screen order. */
export interface CompareRows extends SortedRows<CompareRow> {
  /** Undefined until images of both sides are loaded. */
  readonly comparison: Comparison | undefined;
  /** The total in words; empty until then. */
  readonly total: string;
}

/** Compares the sides. Each step is done again only when its own input changes. */
export function useCompareRows(a: Side, b: Side, view: Pick<ViewProps, 'state' | 'update'>): CompareRows {
  const words = useWords();
  const [tallyA, tallyB] = [a.images.tally, b.images.tally];
  const { labelKeys } = view.state;
  const { show } = view.state.choices;
  const compared = useMemo(() => {
    if (!tallyA || !tallyB) return undefined;
    const all = compareLabels(tallyA, tallyB);
    const carried = (count: (label: ComparedLabel) => number) => all.filter((label) => count(label) > 0).length;
    return { all, labels: { A: carried(({ a }) => a), B: carried(({ b }) => b) }, newest: newestVersions(all) };
  }, [tallyA, tallyB]);
  const ofTheKeys = useMemo(() => compared && toCompareRows(ofKeys(compared.all, labelKeys)), [compared, labelKeys]);
  const counts = useMemo(() => countChoices(ofTheKeys ?? []), [ofTheKeys]);
  const rows = useMemo(() => ofChoice(ofTheKeys ?? [], show), [ofTheKeys, show]);
  const { q } = view.state;
  const found = useMemo(() => rowsFound(rows, q, words), [rows, q, words]);
  const sorted = useViewRows('compare', view, { columns: COMPARE_COLUMNS, rows, found });
  const isPartial = a.images.isPartial || b.images.isPartial;
  return {
    ...sorted,
    comparison: compared && { labels: compared.labels, newest: compared.newest, counts, rows },
    total: compared ? words.results.total(sorted.shown.length, rows.length, undefined, isPartial) : '',
  };
}
