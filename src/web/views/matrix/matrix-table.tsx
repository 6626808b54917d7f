import { type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import { printFilter } from '../../../contract/filter.ts';
import { useRowHeight } from '../../table/density.ts';
import { WindowRows } from '../../table/window-rows.tsx';
import { useMatrixWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { keyInText } from './axis-names.ts';
import { MatrixColumns, matrixWidths } from './matrix-columns.tsx';
import { MatrixFoot, MatrixHead } from './matrix-ends.tsx';
import { type Line, placeOf } from './matrix-line.ts';
import type { MatrixLook } from './matrix-look.ts';
import { MatrixNotes } from './matrix-notes.tsx';
import { MatrixRow } from './matrix-row.tsx';
import { useCellFocus } from './use-cell-focus.ts';

/** With more cells, only rows near the visible ones are rendered. With fewer, headers wrap. */
const MAX_WHOLE = 2_500;

interface MatrixTableProps {
  readonly look: MatrixLook;
  readonly isBusy: boolean;
  /** The row and column of the cell to focus on return; read once. */
  readonly takeFocusedCell: () => { readonly row: Line; readonly column: Line } | undefined;
  /** The options below the table. */
  readonly options?: ReactNode;
}

/** The table in its own scroller. Header, first column and totals stay visible, and arrow keys go from cell to cell. */
export function MatrixTable({ look, isBusy, takeFocusedCell, options }: MatrixTableProps) {
  const shared = useWords();
  const words = useMatrixWords();
  const id = useId();
  const { rows, columns, total } = look.matrix;
  const cells = useCellFocus(rows.drawn.length + 2, columns.drawn.length + 2);
  const { active } = cells;
  const widths = matrixWidths(shared, words, look);
  const activeIn = (row: number) => (active.row === row ? active.column : -1);
  const [scroller, setScroller] = useState<HTMLElement | null>(null);
  const rowHeight = useRowHeight();
  const isWhole = rows.drawn.length * columns.drawn.length <= MAX_WHOLE;
  const lines = useMemo(() => rows.drawn.map(({ entry }) => ({ id: entry.id })), [rows]);

  const latest = useRef({ takeFocusedCell, focus: cells.focus, rows, columns });
  useEffect(() => {
    const mounted = latest.current;
    const followed = mounted.takeFocusedCell();
    // If the reader has moved the focus elsewhere, it stays there. A new view moves it to its results.
    const focused = document.activeElement;
    if (!followed || (focused !== document.body && focused?.id !== 'results')) return;
    const row = placeOf(mounted.rows.drawn, followed.row);
    const column = placeOf(mounted.columns.drawn, followed.column);
    if (row !== undefined && column !== undefined) mounted.focus({ row, column });
  }, []);

  return (
    <>
      <section
        ref={setScroller}
        aria-label={words.scroller}
        style={{ scrollPaddingLeft: widths.first, scrollPaddingRight: widths.total }}
        className="min-h-48 flex-1 scroll-pt-14 scroll-pb-9 overflow-auto border-t border-line bg-raised [contain:strict]"
      >
        <table
          ref={cells.table}
          aria-label={words.table(keyInText(shared, words, rows.key), keyInText(shared, words, columns.key))}
          aria-describedby={`${id}-filter ${id}-notes`}
          aria-busy={isBusy}
          aria-rowcount={rows.drawn.length + 2}
          onKeyDown={cells.onKeyDown}
          onFocus={cells.onFocus}
          onBlur={cells.onBlur}
          style={{ minWidth: widths.all }}
          className="numeric w-full table-fixed border-separate border-spacing-0 text-13"
        >
          <MatrixColumns look={look} widths={widths} />
          <MatrixHead look={look} activeColumn={activeIn(0)} />
          <tbody>
            <WindowRows
              rows={lines}
              isWhole={isWhole}
              rowHeight={rowHeight}
              scroller={scroller}
              columns={columns.drawn.length + 2}
              headOf={() => -1}
              // The row that Tab reaches is always rendered.
              focusedId={lines[active.row - 1]?.id}
              draw={(_, index) => (
                <MatrixRow look={look} index={index} activeColumn={activeIn(index + 1)} isFixed={!isWhole} />
              )}
            />
          </tbody>
          <MatrixFoot look={look} activeColumn={activeIn(rows.drawn.length + 1)} />
        </table>
      </section>
      <p id={`${id}-filter`} className="sr-only">
        {`${words.underFilter(visibleText(printFilter(look.state.conditions)))} ${shared.images.count(total, look.isPartial)}`}
      </p>
      <MatrixNotes id={`${id}-notes`} matrix={look.matrix} options={options} />
    </>
  );
}
