import type { Header, RowData } from '@tanstack/react-table';
import { memo } from 'react';
import type { DataRow, DrawnTable, Features } from './table-features.ts';

interface BodyRowProps<Data extends RowData> {
  readonly row: DataRow<Data>;
  /** Of the columns that are drawn. */
  readonly headers: readonly Header<Features, Data>[];
  /** The place among all rows, the header being the first. */
  readonly rowIndex: number;
  readonly isSelected: boolean;
  readonly height: number;
  readonly rowClass: string;
  readonly FlexRender: DrawnTable<Data>['FlexRender'];
}

function DrawnRow<Data extends RowData>(props: BodyRowProps<Data>) {
  const { row, headers, FlexRender } = props;
  const cells = row.getAllCellsByColumnId();
  return (
    <tr
      role="row"
      aria-rowindex={props.rowIndex}
      aria-current={props.isSelected || undefined}
      style={{ height: props.height }}
      className={`group bg-raised hover:bg-hover aria-[current]:bg-tint ${props.rowClass}`}
    >
      {headers.map(({ column }) => {
        const cell = cells[column.id];
        return (
          cell && (
            <td
              key={column.id}
              role="cell"
              className={`overflow-hidden border-b border-line px-2 py-0 first:pl-4 first:group-aria-[current=true]:shadow-[inset_2px_0_0_var(--color-accent)] ${column.columnDef.meta?.cell ?? ''}`}
            >
              <FlexRender cell={cell} />
            </td>
          )
        );
      })}
    </tr>
  );
}

/** A row of any table. Drawn again only when it is another row or stands elsewhere: typing must not draw them all. */
export const BodyRow = memo(DrawnRow) as typeof DrawnRow;
