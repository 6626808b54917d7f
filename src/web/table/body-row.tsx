import type { RowData } from '@tanstack/react-table';
import { memo } from 'react';
import type { DataRow, DrawnTable } from './table-features.ts';

interface BodyRowProps<Data extends RowData> {
  readonly row: DataRow<Data>;
  /** The place among all rows, the header being the first. */
  readonly rowIndex: number;
  readonly isSelected: boolean;
  /** Ids of columns that are not drawn. */
  readonly hidden: ReadonlySet<string>;
  readonly height: number;
  readonly rowClass: string;
  readonly cellClasses: Readonly<Record<string, string>>;
  readonly FlexRender: DrawnTable<Data>['FlexRender'];
}

function DrawnRow<Data extends RowData>(props: BodyRowProps<Data>) {
  const { row, hidden, FlexRender } = props;
  const cells = row.getAllCells().filter((cell) => !hidden.has(cell.column.id));
  return (
    <tr
      role="row"
      aria-rowindex={props.rowIndex}
      aria-current={props.isSelected || undefined}
      style={{ height: props.height }}
      className={`group bg-raised hover:bg-hover aria-[current]:bg-tint ${props.rowClass}`}
    >
      {cells.map((cell) => (
        <td
          key={cell.id}
          role="cell"
          className={`overflow-hidden border-b border-line px-2 py-0 first:pl-4 first:group-aria-[current=true]:shadow-[inset_2px_0_0_var(--color-accent)] ${props.cellClasses[cell.column.id] ?? ''}`}
        >
          <FlexRender cell={cell} />
        </td>
      ))}
    </tr>
  );
}

/** A row of any table. Drawn again only when it is another row or stands elsewhere: typing must not draw them all. */
export const BodyRow = memo(DrawnRow) as typeof DrawnRow;
