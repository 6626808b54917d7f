import { constructRow, type RowData } from '@tanstack/react-table';
import { createElement, memo, type ReactNode } from 'react';
import type { DrawnColumn, DrawnTable } from './table-features.ts';

interface BodyRowProps<Data extends RowData> {
  readonly row: Data;
  readonly table: DrawnTable<Data>;
  /** The visible columns. */
  readonly columns: readonly DrawnColumn<Data>[];
  /** The position among all rows; the header is the first. */
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
    // Its scroller is a Tab stop; row-keys.ts handles keys from there.
    tabIndex: -1,
    'aria-rowindex': rowIndex,
    'aria-current': isSelected || undefined,
    className: `group bg-raised focus-visible:-outline-offset-2 hover:bg-hover aria-[current]:bg-tint ${rowClass}`,
  };
  const drawn = columns.map(({ id }) => {
    const cell = cells[id];
    return cell && <FlexRender cell={cell} />;
  });
  // Children as arguments and not in a list, which would need a keyed wrapper around each cell.
  return createElement('tr', attributes, ...drawn);
}

/**
 * A row of any table. Rendered again only for another row or another position, so that typing does not render all rows.
 * The table object changes with each sort but renders the same cells.
 */
export const BodyRow = memo(DrawnRow, (before, after) =>
  (['row', 'columns', 'rowIndex', 'isSelected', 'rowClass'] as const).every((name) => before[name] === after[name]),
) as typeof DrawnRow;
