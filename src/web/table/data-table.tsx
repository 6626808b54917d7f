import type { RowData } from '@tanstack/react-table';
import { type ReactNode, useState } from 'react';
import { useWords } from '../text/words.tsx';
import { BodyRow } from './body-row.tsx';
import { SortHeader } from './sort-header.tsx';
import type { DataRow, DrawnTable } from './table-features.ts';
import { useRowInView } from './use-row-in-view.ts';
import { useScrollPlace } from './use-scroll-place.ts';
import { WindowRows } from './window-rows.tsx';

interface DataTableProps<Data extends RowData> {
  readonly table: DrawnTable<Data>;
  /** The rows to draw: sorted by the table, narrowed by the caller. */
  readonly rows: readonly DataRow<Data>[];
  readonly name: string;
  readonly scrollerName: string;
  readonly sortHint: string;
  readonly isBusy: boolean;
  /** Names the question and the order of the rows: another one starts at the top again, the same one stays in place. */
  readonly orderKey: string;
  /** The row that is told apart from the others, because its details are open. */
  readonly selectedId?: string | undefined;
  /** Ids of columns that are not drawn; the table sorts by them all the same. */
  readonly hidden?: ReadonlySet<string> | undefined;
  /** The height of every row in pixels; rows never wrap, so that scrolling needs no measuring. */
  readonly rowHeight: number;
  /** Classes of what scrolls. */
  readonly scrollerClass: string;
  /** Classes of the grid that a row becomes on narrow screens. */
  readonly rowClass: string;
  /** Classes of a column's cells, and of its header, by column id. */
  readonly cellClasses: Readonly<Record<string, string>>;
  readonly headerClasses: Readonly<Record<string, string>>;
}

const NONE_HIDDEN: ReadonlySet<string> = new Set();

/** From so many rows on only those near the visible ones are in the document. */
const VIRTUAL_FROM = 200;

/**
 * Draws any table in its own scroller. Roles are written out, because rows that CSS turns into grids on narrow
 * screens would lose those of their elements.
 */
export function DataTable<Data extends RowData>(props: DataTableProps<Data>) {
  const { table, rows, rowHeight } = props;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const { hidden = NONE_HIDDEN } = props;
  const headers = (table.getHeaderGroups()[0]?.headers ?? []).filter((header) => !hidden.has(header.column.id));
  const { FlexRender } = table;
  const draw = (from: number, to: number): ReactNode =>
    rows
      .slice(from, to)
      .map((row, index) => (
        <BodyRow
          key={row.id}
          row={row}
          rowIndex={from + index + 2}
          isSelected={row.id === props.selectedId}
          hidden={hidden}
          height={rowHeight}
          rowClass={props.rowClass}
          cellClasses={props.cellClasses}
          FlexRender={FlexRender}
        />
      ));
  const isWhole = rows.length < VIRTUAL_FROM;
  useScrollPlace(scroller, `${props.name} ${props.orderKey}`);
  useRowInView(scroller, props.selectedId, (id) => rows.findIndex((row) => row.id === id), rowHeight, isWhole);

  return (
    <>
      <section
        ref={setScroller}
        aria-label={props.scrollerName}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard
        tabIndex={0}
        className={`min-h-48 flex-1 scroll-pt-9 overflow-auto border-t border-line bg-raised [contain:strict] focus-visible:-outline-offset-2 ${props.scrollerClass}`}
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
            <WindowRows
              count={rows.length}
              isWhole={isWhole}
              rowHeight={rowHeight}
              scroller={scroller}
              columns={headers.length}
              draw={draw}
            />
          </tbody>
        </table>
      </section>
      {!isWhole && <FindHint />}
    </>
  );
}

/** Says at the foot of a table that is not wholly in the document what the browser's own search misses, and what does not. */
function FindHint() {
  const words = useWords().table;
  return (
    <p className="flex shrink-0 flex-wrap items-center gap-x-2 border-t border-line bg-raised px-3 py-1 text-12 text-muted lg:px-4">
      <span>{words.findHint}</span>
      <button
        type="button"
        onClick={() => document.querySelector<HTMLElement>('input[type=search]')?.focus()}
        className="calm rounded-control px-1.5 font-medium text-accent-text hover:bg-hover"
      >
        {words.findAll}
      </button>
    </p>
  );
}
