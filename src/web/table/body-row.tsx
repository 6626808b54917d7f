import { createElement, memo, type ReactNode } from 'react';
import type { Column } from './column.ts';

interface BodyRowProps<Data> {
  readonly row: Data;
  /** Those that are drawn. */
  readonly columns: readonly Column<Data>[];
  /** The place among all rows, the header being the first. */
  readonly rowIndex: number;
  readonly isSelected: boolean;
  readonly rowClass: string;
}

function DrawnRow<Data>({ row, columns, rowIndex, isSelected, rowClass }: BodyRowProps<Data>): ReactNode {
  const attributes = {
    role: 'row',
    'aria-rowindex': rowIndex,
    'aria-current': isSelected || undefined,
    className: `group bg-raised hover:bg-hover aria-[current]:bg-tint ${rowClass}`,
  };
  // Children by their places and not in a list, which would need a keyed wrapper around each cell.
  return createElement('tr', attributes, ...columns.map(({ cell, td }) => cell({ row, td })));
}

/** A row of any table. Drawn again only when it is another row or stands elsewhere: typing must not draw them all. */
export const BodyRow = memo(DrawnRow) as typeof DrawnRow;
