import { constructRow, type RowData } from '@tanstack/react-table';
import { createElement, memo, type ReactNode } from 'react';
import type { DrawnColumn, DrawnTable } from './table-features.ts';

interface BodyRowProps<Data extends RowData> {
  readonly row: Data;
  readonly table: DrawnTable<Data>;
  /** Those that are drawn. */
  readonly columns: readonly DrawnColumn<Data>[];
  /** The place among all rows, the header being the first. */
  readonly rowIndex: number;
  readonly isSelected: boolean;
  readonly rowClass: string;
}

function DrawnRow<Data extends RowData & { readonly id: string }>(props: BodyRowProps<Data>): ReactNode {
  const { row, table, columns, rowIndex, isSelected, rowClass } = props;
  const { FlexRender } = table;
  const cells = constructRow(table, row.id, row, rowIndex, 0).getAllCellsByColumnId();
  const attributes = {
    role: 'row',
    // Its scroller is in the order of Tab; row-keys.ts goes on from there.
    tabIndex: -1,
    'aria-rowindex': rowIndex,
    'aria-current': isSelected || undefined,
    className: `group bg-raised focus-visible:-outline-offset-2 hover:bg-hover aria-[current]:bg-tint ${rowClass}`,
  };
  const drawn = columns.map(({ id }) => {
    const cell = cells[id];
    return cell && <FlexRender cell={cell} />;
  });
  // Children by their places and not in a list, which would need a keyed wrapper around each cell.
  return createElement('tr', attributes, ...drawn);
}

/**
 * A row of any table. Drawn again only when it is another row or stands elsewhere: typing must not draw them all. The
 * table is another object after each sort, and draws the same cells.
 */
export const BodyRow = memo(DrawnRow, (before, after) =>
  (['row', 'columns', 'rowIndex', 'isSelected', 'rowClass'] as const).every((name) => before[name] === after[name]),
) as typeof DrawnRow;
