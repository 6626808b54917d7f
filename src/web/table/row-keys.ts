/**
 * The keys of a table of rows: one Tab stop, its scroller, and arrow keys inside. They work on the document only: the
 * table renders the rows and keeps the focused one while scrolling, and no row needs a listener.
 */

/** The controls of a row in order; none of them is a Tab stop. */
const CONTROLS = 'a, button, input';

/** The row index of the last focused row, for a return to the table. */
const lastRow = new WeakMap<Element, number>();

/** The row index that will get the focus when its row is rendered. The next key continues from there. */
const pendingFocus = new WeakMap<Element, { readonly place: number }>();

/** The scroller of the visible table of rows, if any. */
export function rowScroller(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[data-rows]');
}

/** The data row that is focused or contains the focus. */
export function focusedRow(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-rows] tbody tr') ?? null;
}

/** Goes to the next row, or with -1 to the previous one; without a focused row, to a visible row. */
export function stepRow(by: 1 | -1): void {
  const scroller = rowScroller();
  if (!scroller) return;
  const row = focusedRow();
  const here = pendingFocus.get(scroller)?.place ?? (row ? placeOf(row) : undefined);
  if (here === undefined) goTo(scroller, entryRow(scroller), 1);
  else goTo(scroller, here + by, by, row ? controlAt(row) : -1);
}

/** Handles a key inside the table; returns whether it was handled. */
export function keyInRows(key: string, target: Element): boolean {
  const scroller = target.closest<HTMLElement>('[data-rows]');
  if (!scroller) return false;
  const line = target.closest('tr');
  if (key === 'ArrowLeft' || key === 'ArrowRight')
    return line !== null && moveInLine(line, key === 'ArrowRight' ? 1 : -1);
  const pending = pendingFocus.get(scroller)?.place;
  const isInRows = line?.closest('tbody') !== null && line !== null;
  if (isInRows && target === line) {
    if (key === 'Enter') return press(line, '[data-detail]');
    if (key === ' ') return press(line, 'input') || true;
  }
  const last = lastPlace(scroller);
  const here = pending ?? (isInRows ? placeOf(line) : entryRow(scroller));
  const goesOn = isInRows || pending !== undefined;
  const control = isInRows ? controlAt(line) : -1;
  const page = Math.max(1, Math.floor((scroller.clientHeight - headHeight(scroller)) / rowHeight(scroller)) - 1);
  if (key === 'ArrowDown') goTo(scroller, goesOn ? here + 1 : here, 1, control);
  else if (key === 'ArrowUp') goesOn ? goTo(scroller, here - 1, -1, control) : focusHead(scroller);
  else if (key === 'Home') goTo(scroller, FIRST, 1, control);
  else if (key === 'End') goTo(scroller, last, -1, control);
  else if (key === 'PageDown') goTo(scroller, Math.min(last, here + page), -1, control);
  else if (key === 'PageUp') goTo(scroller, Math.max(FIRST, here - page), 1, control);
  else return false;
  return true;
}

/** Presses a control of a row; returns whether the row has it. */
export function press(row: Element, selector: string): boolean {
  const control = row.querySelector<HTMLElement>(selector);
  control?.click();
  return control !== null;
}

/** The header is the first row of a table. */
const FIRST = 2;

function placeOf(row: Element): number {
  return Number(row.getAttribute('aria-rowindex'));
}

function lastPlace(scroller: HTMLElement): number {
  return Number(scroller.querySelector('table')?.getAttribute('aria-rowcount'));
}

function rowHeight(scroller: HTMLElement): number {
  return scroller.querySelector<HTMLElement>('tbody tr[aria-rowindex]')?.offsetHeight || 36;
}

function headHeight(scroller: HTMLElement): number {
  return scroller.querySelector('thead')?.offsetHeight ?? 0;
}

/** The row for entering the table: the last focused row if it is still visible, else the first visible one. */
function entryRow(scroller: HTMLElement): number {
  const height = rowHeight(scroller);
  const first = Math.ceil(scroller.scrollTop / height) + FIRST;
  const left = lastRow.get(scroller);
  const count = Math.floor((scroller.clientHeight - headHeight(scroller)) / height);
  return left !== undefined && left >= first && left < first + count ? left : first;
}

/** The index of the focused control in a row; -1 if the row itself has the focus. */
function controlAt(row: Element): number {
  return [...row.querySelectorAll(CONTROLS)].findIndex((control) => control.matches(':focus'));
}

function moveInLine(line: HTMLElement, by: 1 | -1): boolean {
  const isHead = line.closest('thead') !== null;
  const stops = [...(isHead ? [] : [line]), ...line.querySelectorAll<HTMLElement>(CONTROLS)];
  const at = stops.findIndex((stop) => stop.matches(':focus'));
  const next = stops[at + by];
  if (at < 0 || !next) return at >= 0;
  next.focus();
  return true;
}

function focusHead(scroller: HTMLElement): void {
  scroller.querySelector<HTMLElement>('thead button')?.focus();
}

/** How many frames to wait for a row that is rendered after scrolling. */
const MAX_FRAMES = 5;

/**
 * Focuses the row at an index, or one of its controls. Skips header rows of groups in the direction of the move. Before
 * the first row comes the table header.
 */
function goTo(scroller: HTMLElement, place: number, by: 1 | -1, control = -1, frames = MAX_FRAMES): void {
  pendingFocus.delete(scroller);
  const row = scroller.querySelector<HTMLElement>(`tbody tr[aria-rowindex="${place}"]`);
  if (place < FIRST) focusHead(scroller);
  else if (row?.querySelector('[role=rowheader][colspan]')) goTo(scroller, place + by, by, control);
  else if (row) {
    lastRow.set(scroller, place);
    const stop = row.querySelectorAll<HTMLElement>(CONTROLS)[control] ?? row;
    stop.focus({ preventScroll: true });
    row.scrollIntoView({ block: 'nearest' });
  } else if (frames > 0 && place <= lastPlace(scroller)) {
    scroller.scrollTop = (place - FIRST) * rowHeight(scroller) - (by < 0 ? scroller.clientHeight / 2 : 0);
    const own = { place };
    pendingFocus.set(scroller, own);
    requestAnimationFrame(() => {
      // Unless another key has chosen another row meanwhile.
      if (pendingFocus.get(scroller) === own) goTo(scroller, place, by, control, frames - 1);
    });
  }
}
