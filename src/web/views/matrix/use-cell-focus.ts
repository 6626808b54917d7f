import { type FocusEvent, type KeyboardEvent, type RefObject, useLayoutEffect, useRef, useState } from 'react';

/** A cell's place in the table, headers and totals included, from 0. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

interface CellFocus {
  readonly table: RefObject<HTMLTableElement | null>;
  /** The one cell that Tab reaches. */
  readonly active: CellAt;
  readonly focus: (at: CellAt) => void;
  readonly onKeyDown: (event: KeyboardEvent) => void;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: (event: FocusEvent) => void;
}

/** The attribute that marks what takes the focus in a cell: its link, else the cell itself. */
export const cellMark = (row: number, column: number) => `${row}:${column}`;

/**
 * Arrow keys, Home and End go from cell to cell, so that Tab passes the whole table in one step. The table stays a table
 * all the same: as a grid, a screen reader would take its own keys for walking tables away.
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
  // Runs after drawing: the cell may be in a row that was not drawn before.
  useLayoutEffect(() => {
    // A group that Back closes takes the cell of the focus along: the browser would put it at the top of the page.
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

/** Where a key leads; undefined for other keys. Ctrl goes to the far ends. */
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
  // The button of a group stands in the head of its cell, beside what has the mark.
  const mark = element.dataset.cell ?? element.closest('th')?.querySelector<HTMLElement>('[data-cell]')?.dataset.cell;
  const [row, column] = (mark ?? '').split(':').map(Number);
  return mark === undefined || row === undefined || column === undefined ? undefined : { row, column };
}

function clamp(at: number, count: number): number {
  return Math.max(0, Math.min(at, count - 1));
}
