import { useMemo } from 'react';
import { type ChangeRow, changeRows } from '../../../contract/changes/change-rows.ts';
import { compareImageSets } from '../../../contract/changes/compare-image-sets.ts';
import type { ImageChanges } from '../../../contract/changes/compare-images.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { holdsWords, searchWords } from '../../../contract/search-words.ts';
import { useViewRows } from '../../shell/use-view-rows.ts';
import type { ViewProps } from '../../shell/view.tsx';
import type { SortedRows } from '../../table/use-sorted-rows.ts';
import { useDayWords } from '../../text/later-words.ts';
import { CHANGE_COLUMNS } from './change-columns.tsx';
import type { Side } from './compare-sides.ts';

/** The changes of the images since a saved day, and their rows in screen order. */
export interface DayChanges extends SortedRows<ChangeRow> {
  /** Undefined until the images of both sides are loaded, and if side B is not a saved day. */
  readonly changes: ImageChanges | undefined;
  readonly total: string;
}

const NO_ROWS: ChangeRow[] = [];

/** Compares the images of side B on its day with those of side A now. */
export function useDayChanges(a: Side, b: Side, view: Pick<ViewProps, 'state' | 'update'>): DayChanges {
  const words = useDayWords();
  const { day, q, labelKeys } = view.state;
  // An image that has not loaded yet is not gone.
  const after = day === '' || a.images.isPartial ? undefined : a.images.tally;
  const then = b.images.tally;
  const { imageId } = a.scope;
  // One image is compared with itself: side B names none.
  const before = useMemo(() => (then && imageId !== '' ? onlyImage(then, imageId) : then), [then, imageId]);
  const changes = useMemo(() => before && after && compareImageSets(before, after), [before, after]);
  const rows = useMemo(() => {
    const all = changes ? changeRows(changes) : NO_ROWS;
    return labelKeys.length === 0 ? all : all.filter(({ key }) => key === '' || labelKeys.includes(key));
  }, [changes, labelKeys]);
  const found = useMemo(() => rowsFound(rows, q), [rows, q]);
  const names = { Name: words.image, A: words.after, B: words.before } as const;
  const sorted = useViewRows('compare', view, {
    columns: CHANGE_COLUMNS,
    rows,
    found,
    nameOf: (column) => (column === 'Name' || column === 'A' || column === 'B' ? names[column] : undefined),
  });
  const total = changes ? words.total(changes.new.length, changes.gone.length, changes.changed.length) : '';
  return { ...sorted, changes, total };
}

function onlyImage({ set }: Pick<Tally, 'set'>, imageId: string): Pick<Tally, 'set' | 'positions'> {
  const position = set.positionOf(imageId);
  return { set, positions: position < 0 ? [] : [position] };
}

/** By position, 1 for each row that contains every word of a text; undefined without a search. */
function rowsFound(rows: readonly ChangeRow[], q: string): Uint8Array | undefined {
  const asked = searchWords(q);
  if (asked.length === 0) return undefined;
  const text = ({ name, ImageId, key, before, after }: ChangeRow) => [name, ImageId, key, before, after].join('\n');
  return Uint8Array.from(rows, (row) => Number(holdsWords(text(row).toLowerCase(), asked)));
}
