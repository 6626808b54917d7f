import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** The position of a cell in the table, with headers and totals, from 0. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

interface CellFocus {
  readonly table: RefObject<HTMLTableElement | null>;
  /** The cell that Tab reaches. */
  readonly active: CellAt;
  readonly focus: (at: CellAt) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** The attribute of the focusable element of a cell: its link, else the cell itself. */
export const cellMark = (row: number, column: number) => `${row}:${column}`;

/**
 * Arrow keys, Home and End go from cell to cell, so that the table is one Tab stop. Its role stays `table`: in a
 * `grid`, a screen reader would lose its own keys for tables.
 */
export function useCellFocus(rows: number, columns: number): CellFocus {
  const table = useRef<HTMLTableElement>(null);
  const wanted = useRef<string>(undefined);
  const hadFocus = useRef(false);
  const [at, setAt] = useState<CellAt>({ row: 1, column: 1 });
  const active = { row: clamp(at.row, rows), column: clamp(at.column, columns) };

  const focus = (next: CellAt) => {
    const row = clamp(next.row, rows);
    const column = clamp(next.column, columns);
    setAt({ row, column });
    wanted.current = cellMark(row, column);
  };
  // Runs after rendering: the cell may be in a row that was not rendered before.
  useLayoutEffect(() => {
    // Back may close the group of the focused cell. The browser would put the focus at the top of the page.
    const isLost = hadFocus.current && document.activeElement === document.body;
    const mark = wanted.current ?? (isLost ? cellMark(active.row, active.column) : undefined);
    wanted.current = undefined;
    if (mark !== undefined) table.current?.querySelector<HTMLElement>(`[data-cell="${mark}"]`)?.focus();
  });

  return {
    table,
    active,
    focus,
    onBlur: (event) => {
      const goesTo = event.relatedTarget;
      const isInside = goesTo instanceof Node && event.currentTarget.contains(goesTo);
      // A window that loses focus keeps its focused cell for its return.
      if (!isInside && document.activeElement !== event.target) hadFocus.current = false;
    },
    onFocus: (event) => {
      hadFocus.current = true;
      const focused = readMark(event.target);
      if (focused) setAt(focused);
    },
    onKeyDown: (event) => {
      const from = readMark(event.target);
      const next = from && target(event, from, rows, columns);
      if (!next) return;
      event.preventDefault();
      focus(next);
    },
  };
}

/** The target of a key. Undefined for other keys. Ctrl goes to the ends. */
function target(event: KeyboardEvent, { row, column }: CellAt, rows: number, columns: number): CellAt | undefined {
  if (event.altKey || event.metaKey || event.shiftKey) return undefined;
  if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return undefined;
  switch (event.key) {
    case 'ArrowUp':
      return { row: row - 1, column };
    case 'ArrowDown':
      return { row: row + 1, column };
    case 'ArrowLeft':
      return { row, column: column - 1 };
    case 'ArrowRight':
      return { row, column: column + 1 };
    case 'Home':
      return { row: event.ctrlKey ? 0 : row, column: 0 };
    case 'End':
      return { row: event.ctrlKey ? rows - 1 : row, column: columns - 1 };
    default:
      return undefined;
  }
}

function readMark(element: EventTarget): CellAt | undefined {
  if (!(element instanceof HTMLElement)) return undefined;
  // The button of a group is in the header of its cell, beside the marked element.
  const mark = element.dataset.cell ?? element.closest('th')?.querySelector<HTMLElement>('[data-cell]')?.dataset.cell;
  const [row, column] = (mark ?? '').split(':').map(Number);
  return mark === undefined || row === undefined || column === undefined ? undefined : { row, column };
}

function clamp(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1));
}
