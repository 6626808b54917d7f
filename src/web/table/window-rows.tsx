import { Fragment, type ReactNode, useState } from 'react';
import { assignSlots, drawnRanges } from './row-window.ts';
import { useSeenRows } from './use-seen-rows.ts';

interface Identified {
  readonly id: string;
}

interface WindowRowsProps<Data> {
  readonly rows: readonly Data[];
  /**
   * Whether all rows are rendered. We rejected a choice between two components in the caller: it would recreate every
   * row at the limit.
   */
  readonly isWhole: boolean;
  /** The height of every row in pixels. */
  readonly rowHeight: number;
  /** The scrolling element; state of the caller, because it can be observed only after it exists. */
  readonly scroller: HTMLElement | null;
  readonly columns: number;
  /** The index of the sticky row for the first visible row; -1 for none. */
  readonly headOf: (first: number) => number;
  /** The id of the focused row: it stays rendered, so that the focus is not lost. */
  readonly focusedId: string | undefined;
  readonly draw: (row: Data, index: number) => ReactNode;
}

/**
 * Renders only rows near the visible ones, with empty rows of the right height in place of the others. All rows have
 * one height, so a division gives the visible ones. We rejected a library that measures rows: it adds 9 kB.
 */
export function WindowRows<Data extends Identified>(props: WindowRowsProps<Data>) {
  const { rows, isWhole, rowHeight, columns, focusedId, draw } = props;
  const seen = useSeenRows(props.scroller, rowHeight);
  const [memory] = useState(createMemory);
  const ranges = isWhole
    ? [{ from: 0, to: rows.length }]
    : drawnRanges(seen, rows.length, memory.placeOf(rows, focusedId), props.headOf(seen.first));
  const ids = ranges.flatMap(({ from, to }) => rows.slice(from, to).map(({ id }) => id));
  const slots = memory.assign(ids, focusedId);
  // One list: if the focused row moved to another parent, it would be created again.
  const drawn: ReactNode[] = [];
  let end = 0;
  const leaveOut = (to: number, key: string) => {
    // The content security policy forbids style attributes in HTML; the page's script sets them.
    if (to > end && !import.meta.env.SSR)
      drawn.push(<Space key={key} height={(to - end) * rowHeight} columns={columns} />);
  };
  for (const [range, { from, to }] of ranges.entries()) {
    leaveOut(from, `above ${range}`);
    for (const [at, row] of rows.slice(from, to).entries())
      drawn.push(<Fragment key={slots.get(row.id)}>{draw(row, from + at)}</Fragment>);
    end = to;
  }
  leaveOut(rows.length, 'below');
  return drawn;
}

/** The memory of rendering. Repeated calls change nothing, so it may be used during render. */
function createMemory() {
  let slots: ReadonlyMap<string, number> = new Map();
  let looked: { readonly rows: readonly Identified[]; readonly id: string; readonly place: number } | undefined;
  return {
    assign: (ids: readonly string[], focused: string | undefined) => {
      slots = assignSlots(slots, ids, focused);
      return slots;
    },
    /** The cached index of a row; -1 if it is not in the list. */
    placeOf: (rows: readonly Identified[], id: string | undefined) => {
      if (id === undefined) return -1;
      if (looked?.rows !== rows || looked.id !== id)
        looked = { rows, id, place: rows.findIndex((row) => row.id === id) };
      return looked.place;
    },
  };
}

function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
    <tr aria-hidden="true" style={{ height }} className="max-sm:block">
      <td colSpan={columns} className="p-0" />
    </tr>
  );
}
