/** The visible rows of a scroller. */
export interface SeenRows {
  readonly first: number;
  readonly count: number;
}

/** Rows from one index up to, but not including, another. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Extra rows rendered on each side. Rows are rendered in the frame of the scroll, so a few are enough. */
export const OVERSCAN = 8;
/** The window moves in steps of this many rows, so that small scrolls render nothing. */
const STEP = 4;

/** The visible rows of a scroller; all heights in pixels. */
export function seenRows(scrollTop: number, height: number, rowHeight: number): SeenRows {
  return {
    first: Math.max(0, Math.floor(scrollTop / rowHeight / STEP) * STEP),
    count: Math.ceil(height / rowHeight) + STEP,
  };
}

/** The ranges of rows to render, in order: rows near the visible ones, and the `pinned` ones. */
export function drawnRanges(seen: SeenRows, count: number, ...pinned: readonly number[]): readonly RowRange[] {
  const near = {
    from: Math.max(0, Math.min(seen.first, count - seen.count) - OVERSCAN),
    to: Math.min(count, seen.first + seen.count + OVERSCAN),
  };
  const far = [...new Set(pinned)].filter((at) => at >= 0 && at < count && (at < near.from || at >= near.to));
  return [near, ...far.map((at) => ({ from: at, to: at + 1 }))].sort((a, b) => a.from - b.from);
}

/**
 * Assigns elements to rows, by id. A rendered row keeps its elements; those of removed rows are reused for new rows, so
 * that scrolling changes texts and creates no elements. Elements with the focus of a removed row are not reused: the
 * focus would move to another row unnoticed.
 */
export function assignSlots(
  before: ReadonlyMap<string, number>,
  ids: readonly string[],
  focused: string | undefined,
): ReadonlyMap<string, number> {
  const drawn = new Set(ids);
  const taken = new Set<number>();
  for (const [id, slot] of before) if (drawn.has(id) || id === focused) taken.add(slot);
  const slots = new Map<string, number>();
  let next = 0;
  for (const id of ids) {
    let slot = before.get(id);
    if (slot === undefined) {
      while (taken.has(next)) next += 1;
      slot = next;
      next += 1;
    }
    slots.set(id, slot);
  }
  return slots;
}
