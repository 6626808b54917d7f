import { useState } from 'react';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import { SORT_COLUMNS } from '../../../contract/rows/sort-columns.ts';
import { readStoredTexts, store } from '../../storage.ts';
import { type ImageColumn, isImageColumn } from './image-columns.tsx';

const HIDDEN = 'pai-image-labels.hidden-image-columns';
const SHOWN = 'pai-image-labels.shown-image-columns';

/** The columns that the reader has chosen to see or not to see; of the others the rows decide. */
export interface ColumnChoice {
  readonly hidden: ReadonlySet<ImageColumn>;
  readonly shown: ReadonlySet<ImageColumn>;
}

/**
 * The reader's own choice, kept in this browser: a preference of a person, and no part of what an address says. Columns
 * of a later version are in neither list, so that they are seen.
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
    // If the browser stores nothing, the choice lasts as long as the page. That is not an error to report.
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

/** Whether a row has something to show in a column. Regions always have: without any, the image is in every region. */
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

/** The columns in which no row has anything to show. Empty if there are no rows, because then no column is known to be empty. */
export function emptyColumns(rows: readonly ImageRow[]): ReadonlySet<ImageColumn> {
  if (rows.length === 0) return new Set();
  const columns = Object.keys(HAS).filter(isImageColumn);
  return new Set(columns.filter((column) => !rows.some(HAS[column])));
}

/** How wide the columns are where rows are one line, in rem: as `IMAGE_COLUMNS` says it. */
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
/** Columns that give way where there is no room for all, the first one first. State is also said by marks beside names. */
const GIVE_WAY: readonly ImageColumn[] = ['State', 'WorkspaceId', 'Size', 'GmtCreateTime'];

/**
 * The columns that are not drawn: the reader's choice wins over emptiness and room, and a column that sorts is not taken
 * away. The room is in rem.
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
