import type { RowData } from '@tanstack/react-table';
import { type ReactNode, useMemo, useState } from 'react';
import { useWords } from '../text/words.tsx';
import { ActiveRowContext } from './active-row.ts';
import { BodyRow } from './body-row.tsx';
import { ROW_HEIGHT_CLASS, useRowHeight } from './density.ts';
import { VIRTUAL_FROM } from './find-hint.tsx';
import { GroupLine, groupAt, linesOf } from './group-lines.ts';
import { GroupRow } from './group-row.tsx';
import { SortHeader } from './sort-header.tsx';
import { useActiveRow } from './use-active-row.ts';
import { useRowInView } from './use-row-in-view.ts';
import { useScrollPlace } from './use-scroll-place.ts';
import type { SortedRows } from './use-sorted-rows.ts';
import { WindowRows } from './window-rows.tsx';

const NO_HEADERS: never[] = [];

/** Grouped rows; each group has a header row with the common value. Define at module scope. */
export interface RowGroups<Data> {
  readonly of: (row: Data) => string;
  readonly draw: (line: GroupLine) => ReactNode;
}

interface DataTableProps<Data extends RowData> {
  readonly rows: SortedRows<Data>;
  readonly name: string;
  readonly scrollerName: string;
  readonly isBusy: boolean;
  /**
   * Names the query of the rows, including the text search: for a new one the table starts at the top, for the same one
   * it stays in place.
   */
  readonly questionKey: string;
  readonly groups?: RowGroups<Data> | undefined;
  /** The row whose details are open. */
  readonly selectedId?: string | undefined;
  /** On narrow screens a row has three lines instead of two; its scroller then has the class `rows-of-three`. */
  readonly hasThreeLines?: boolean;
  /** Classes of the scroller, such as the width of its sticky column. */
  readonly scrollerClass?: string;
  /** Classes of the grid that a row becomes on narrow screens. */
  readonly rowClass: string;
}

/**
 * Renders any table in its own scroller. Roles are explicit, because CSS turns rows into grids on narrow screens, and
 * elements would lose their roles.
 */
export function DataTable<Data extends RowData & { readonly id: string }>(props: DataTableProps<Data>) {
  const { shown, table } = props.rows;
  const { groups } = props;
  const lines = useMemo(() => linesOf(shown, groups?.of), [shown, groups]);
  const headers = table.getHeaderGroups()[0]?.headers ?? NO_HEADERS;
  const columns = useMemo(() => headers.map(({ column }) => column), [headers]);
  const { sortHint } = useWords().table;
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const rowHeight = useRowHeight(props.hasThreeLines);
  const rowClass = `${ROW_HEIGHT_CLASS} ${props.rowClass}`;
  // Counts rows only, like the hint on find-in-page.
  const isWhole = shown.length < VIRTUAL_FROM;
  const active = useActiveRow(lines.all, scroller);
  useScrollPlace(scroller, JSON.stringify([props.name, props.questionKey, table.state.sorting]));
  const placeOf = (id: string) => lines.all.findIndex((line) => line.id === id);
  useRowInView(scroller, props.selectedId, placeOf, rowHeight, groups ? rowHeight : 0);

  return (
    <section
      ref={setScroller}
      data-rows
      aria-label={props.scrollerName}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scroller must be reachable by keyboard
      tabIndex={0}
      className={`min-h-48 flex-1 ${groups ? 'scroll-pt-18 max-sm:scroll-pt-23' : 'scroll-pt-9'} overflow-auto border-t border-line bg-raised [contain:strict] focus-visible:-outline-offset-2 ${props.scrollerClass ?? ''}`}
    >
      <table
        role="table"
        aria-label={props.name}
        aria-busy={props.isBusy}
        aria-rowcount={lines.all.length + 1}
        className="w-full table-fixed border-separate border-spacing-0 text-13 max-sm:block"
      >
        <thead role="rowgroup" className="sticky top-0 z-10 max-sm:block">
          <tr role="row" aria-rowindex={1} className="max-sm:flex max-sm:bg-raised">
            {headers.map((header) => (
              <SortHeader key={header.id} table={table} header={header} hint={sortHint} />
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup" className="max-sm:block" {...active.listeners}>
          <ActiveRowContext value={active.store}>
            <WindowRows
              rows={lines.all}
              isWhole={isWhole}
              rowHeight={rowHeight}
              scroller={scroller}
              columns={columns.length}
              headOf={(first) => groupAt(lines.groups, first)}
              focusedId={active.focusedId}
              draw={(line, index) =>
                line instanceof GroupLine ? (
                  groups && (
                    <GroupRow line={line} columns={columns.length} heightClass={ROW_HEIGHT_CLASS} draw={groups.draw} />
                  )
                ) : (
                  <BodyRow
                    row={line}
                    table={table}
                    columns={columns}
                    rowIndex={index + 2}
                    isSelected={line.id === props.selectedId}
                    rowClass={rowClass}
                  />
                )
              }
            />
          </ActiveRowContext>
        </tbody>
      </table>
    </section>
  );
}
