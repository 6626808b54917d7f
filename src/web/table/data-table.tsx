import type { RowData } from '@tanstack/react-table';
import { type ReactNode, useState } from 'react';
import { useWords } from '../text/words.tsx';
import { ONE_LINE_ROWS, useMedia } from '../ui/use-media.ts';
import { useRem } from '../ui/use-rem.ts';
import { BodyRow } from './body-row.tsx';
import { SortHeader } from './sort-header.tsx';
import { useRowInView } from './use-row-in-view.ts';
import { useScrollPlace } from './use-scroll-place.ts';
import type { SortedRows } from './use-sorted-rows.ts';
import { WindowRows } from './window-rows.tsx';

interface DataTableProps<Data extends RowData> {
  readonly rows: SortedRows<Data>;
  readonly name: string;
  readonly scrollerName: string;
  readonly isBusy: boolean;
  /** Names what the rows answer, the text search included: others start at the top again, the same stay in place. */
  readonly questionKey: string;
  /** The row whose details are open. */
  readonly selectedId?: string | undefined;
  /** Classes of what scrolls: of how much of it a column that stays covers. */
  readonly scrollerClass?: string;
  /** Classes of the grid that a row becomes on narrow screens. */
  readonly rowClass: string;
}

/** In rem: rows grow with the text. They never wrap, so that scrolling needs no measuring. */
const ROW_HEIGHT = { oneLine: 2.25, twoLines: 3.5 } as const;

/** From so many rows on only those near the visible ones are in the document. */
const VIRTUAL_FROM = 200;

/**
 * Draws any table in its own scroller. Roles are written out, because rows that CSS turns into grids on narrow
 * screens would lose those of their elements.
 */
export function DataTable<Data extends RowData>(props: DataTableProps<Data>) {
  const { table, shown } = props.rows;
  const { sortHint } = useWords().table;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const isOneLine = useMedia(ONE_LINE_ROWS);
  const rowHeight = (isOneLine ? ROW_HEIGHT.oneLine : ROW_HEIGHT.twoLines) * useRem();
  const headers = table.getHeaderGroups()[0]?.headers ?? [];
  const { FlexRender } = table;
  const draw = (from: number, to: number): ReactNode =>
    shown
      .slice(from, to)
      .map((row, index) => (
        <BodyRow
          key={row.id}
          row={row}
          headers={headers}
          rowIndex={from + index + 2}
          isSelected={row.id === props.selectedId}
          height={rowHeight}
          rowClass={props.rowClass}
          FlexRender={FlexRender}
        />
      ));
  const isWhole = shown.length < VIRTUAL_FROM;
  useScrollPlace(scroller, JSON.stringify([props.name, props.questionKey, table.state.sorting]));
  useRowInView(scroller, props.selectedId, (id) => shown.findIndex((row) => row.id === id), rowHeight, isWhole);

  return (
    <>
      <section
        ref={setScroller}
        aria-label={props.scrollerName}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard
        tabIndex={0}
        className={`min-h-48 flex-1 scroll-pt-9 overflow-auto border-t border-line bg-raised [contain:strict] focus-visible:-outline-offset-2 ${props.scrollerClass ?? ''}`}
      >
        <table
          role="table"
          aria-label={props.name}
          aria-busy={props.isBusy}
          aria-rowcount={shown.length + 1}
          className="w-full table-fixed border-separate border-spacing-0 text-13 max-sm:block"
        >
          <thead role="rowgroup" className="sticky top-0 z-10 max-sm:block">
            <tr role="row" aria-rowindex={1} className="max-sm:flex max-sm:bg-raised">
              {headers.map((header) => (
                <SortHeader key={header.id} table={table} header={header} hint={sortHint} />
              ))}
            </tr>
          </thead>
          <tbody role="rowgroup" className="max-sm:block">
            <WindowRows
              count={shown.length}
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
