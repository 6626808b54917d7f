import { useState } from 'react';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { SORT_COLUMNS } from '../../../contract/rows/sort-columns.ts';
import { readStoredTexts, store } from '../../storage.ts';
import { type ImageColumn, isImageColumn } from './image-columns.tsx';

const HIDDEN = 'pai-image-labels.hidden-image-columns';
const SHOWN = 'pai-image-labels.shown-image-columns';

/** The columns that the reader shows or hides. The rows decide about all others. */
export interface ColumnChoice {
  readonly hidden: ReadonlySet<ImageColumn>;
  readonly shown: ReadonlySet<ImageColumn>;
}

/**
 * The reader's choice, stored in this browser: a preference, and no part of the address. Columns of a later version
 * are in neither list, so they are shown.
 */
export function useColumnChoice(): readonly [ColumnChoice, (column: ImageColumn, isShown: boolean) => void] {
  const [choice, setChoice] = useState<ColumnChoice>(() => ({
    hidden: readColumns(HIDDEN),
    shown: readColumns(SHOWN),
  }));
  const choose = (column: ImageColumn, isShown: boolean) => {
    const without = (columns: ReadonlySet<ImageColumn>) => [...columns].filter((other) => other !== column);
    const hidden = [...without(choice.hidden), ...(isShown ? [] : [column])];
    const shown = [...without(choice.shown), ...(isShown ? [column] : [])];
    setChoice({ hidden: new Set(hidden), shown: new Set(shown) });
    // If the browser stores nothing, the choice lasts until the page is closed. That is not an error.
    store(() => localStorage, HIDDEN, JSON.stringify(hidden));
    store(() => localStorage, SHOWN, JSON.stringify(shown));
  };
  return [choice, choose];
}

function readColumns(name: string): ReadonlySet<ImageColumn> {
  return new Set(
    readStoredTexts(name)
      .filter(isImageColumn)
      .filter((column) => column !== 'Name'),
  );
}

/**
 * Whether a row has a value in a column. Regions always have one: without known regions, the image is in every
 * region.
 */
const HAS: Readonly<Record<ImageColumn, (row: ImageRow) => boolean>> = {
  Name: () => true,
  Framework: (row) => row.labels.framework.length > 0,
  ChipType: (row) => row.labels.chip.length > 0,
  CUDA: (row) => row.labels.cuda.length > 0,
  Python: (row) => row.labels.python.length > 0,
  Services: (row) => row.labels.service.length > 0,
  State: () => true,
  Regions: () => true,
  Labels: (row) => row.labels.other.length > 0,
  GmtCreateTime: (row) => row.created !== undefined,
  Size: ({ image }) => image.Size !== undefined,
  WorkspaceId: ({ image: { WorkspaceId: id } }) => id !== undefined && id !== '' && id !== '0',
};

/** The columns without a value in any row. Empty if there are no rows, because then no column is known to be empty. */
export function emptyColumns(rows: readonly ImageRow[]): ReadonlySet<ImageColumn> {
  if (rows.length === 0) return new Set();
  const columns = Object.keys(HAS).filter(isImageColumn);
  return new Set(columns.filter((column) => !rows.some(HAS[column])));
}

/** The widths of the columns in rows of one line, in rem. They match `IMAGE_COLUMNS`. */
const WIDTHS: Readonly<Record<ImageColumn, number>> = {
  Name: 24.5,
  Framework: 11.25,
  ChipType: 4.25,
  CUDA: 4.5,
  Python: 5,
  Services: 8.5,
  State: 13,
  Regions: 7.25,
  Labels: 6.5,
  GmtCreateTime: 7,
  Size: 5,
  WorkspaceId: 7,
};
/**
 * The columns that are hidden if there is not enough room, in this order. Marks beside the names show the state too.
 */
const GIVE_WAY: readonly ImageColumn[] = ['State', 'WorkspaceId', 'Size', 'GmtCreateTime'];

/**
 * The hidden columns. The reader's choice has priority over emptiness and room, and a sorted column is never hidden.
 * The room is in rem.
 */
export function hiddenColumns(
  empty: ReadonlySet<ImageColumn>,
  choice: ColumnChoice,
  sorted: readonly string[],
  room: number,
): ReadonlySet<ImageColumn> {
  const isWanted = (column: ImageColumn) => choice.shown.has(column) || sorted.includes(column);
  const hidden = new Set([...choice.hidden, ...[...empty].filter((column) => !isWanted(column))]);
  const drawn = SORT_COLUMNS.images.filter((column) => !hidden.has(column));
  let used = drawn.reduce((sum, column) => sum + WIDTHS[column], 0);
  for (const column of GIVE_WAY) {
    if (used <= room || hidden.has(column) || isWanted(column)) continue;
    hidden.add(column);
    used -= WIDTHS[column];
  }
  return hidden;
}
