import type { RowData } from '@tanstack/react-table';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { SortHeader } from './sort-header.tsx';
import type { DataRow, DrawnTable } from './table-features.ts';

/** Loaded only for long tables: most answers are short, and the first load stays small. */
const VirtualRows = lazy(async () => ({ default: (await import('./virtual-rows.tsx')).VirtualRows }));

interface DataTableProps<Data extends RowData> {
  readonly table: DrawnTable<Data>;
  /** The rows to draw: sorted by the table, narrowed by the caller. */
  readonly rows: readonly DataRow<Data>[];
  readonly name: string;
  readonly scrollerName: string;
  readonly sortHint: string;
  readonly isBusy: boolean;
  /** The height of every row in pixels; rows never wrap, so that scrolling needs no measuring. */
  readonly rowHeight: number;
  /** Classes of the grid that a row becomes on narrow screens. */
  readonly rowClass: string;
  /** Classes of a column's cells, and of its header, by column id. */
  readonly cellClasses: Readonly<Record<string, string>>;
  readonly headerClasses: Readonly<Record<string, string>>;
}

/** From so many rows on only those near the visible ones are in the document. */
const VIRTUAL_FROM = 200;
/** Enough for any screen while the code for long tables is on its way. */
const AT_FIRST = 100;

/**
 * Draws any table in a scroller of its own. Roles are written out, because rows that CSS turns into grids on narrow
 * screens would lose those of their elements.
 */
export function DataTable<Data extends RowData>(props: DataTableProps<Data>) {
  const { table, rows, rowHeight } = props;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const draw = (from: number, to: number): ReactNode =>
    rows.slice(from, to).map((row, index) => (
      <tr
        key={row.id}
        role="row"
        aria-rowindex={from + index + 2}
        style={{ height: rowHeight }}
        className={`group hover:bg-hover ${props.rowClass}`}
      >
        {row.getAllCells().map((cell) => (
          <td
            key={cell.id}
            role="cell"
            className={`overflow-hidden border-b border-line px-2 py-0 first:pl-4 ${props.cellClasses[cell.column.id] ?? ''}`}
          >
            <table.FlexRender cell={cell} />
          </td>
        ))}
      </tr>
    ));

  return (
    <section
      ref={setScroller}
      aria-label={props.scrollerName}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard
      tabIndex={0}
      className="min-h-0 flex-1 overflow-auto border-t border-line bg-raised [contain:strict] focus-visible:-outline-offset-2"
    >
      <table
        role="table"
        aria-label={props.name}
        aria-busy={props.isBusy}
        aria-rowcount={rows.length + 1}
        className="w-full table-fixed border-separate border-spacing-0 text-13 max-sm:block"
      >
        <thead role="rowgroup" className="sticky top-0 z-10 max-sm:block">
          <tr role="row" aria-rowindex={1} className="max-sm:flex max-sm:bg-raised">
            {headers.map((header) => (
              <SortHeader
                key={header.id}
                table={table}
                header={header}
                hint={props.sortHint}
                className={props.headerClasses[header.column.id] ?? ''}
              />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block">
          {rows.length < VIRTUAL_FROM ? (
            draw(0, rows.length)
          ) : (
            <Suspense fallback={draw(0, AT_FIRST)}>
              <VirtualRows
                count={rows.length}
                rowHeight={rowHeight}
                scroller={scroller}
                columns={headers.length}
                draw={draw}
              />
            </Suspense>
          )}
        </tbody>
      </table>
    </section>
  );
}
