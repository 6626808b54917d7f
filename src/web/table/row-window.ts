/** What a scroller shows of its rows. */
export interface SeenRows {
  readonly first: number;
  readonly count: number;
}

/** Rows from one index up to, and without, another. */
export interface RowRange {
  readonly from: number;
  readonly to: number;
}

/** Rows drawn beyond the visible ones on either side. Rows are drawn in the frame of the scroll, so that few will do. */
export const OVERSCAN = 8;
/** The window moves in steps of so many rows: scrolling by a few draws nothing again. */
const STEP = 4;

/** The rows that a scroller shows, all heights in pixels. */
export function seenRows(scrollTop: number, height: number, rowHeight: number): SeenRows {
  return {
    first: Math.max(0, Math.floor(scrollTop / rowHeight / STEP) * STEP),
    count: Math.ceil(height / rowHeight) + STEP,
  };
}

/** The rows to draw of so many, in order: those near the visible ones, and `pinned` ones, wherever they are. */
export function drawnRanges(seen: SeenRows, count: number, ...pinned: readonly number[]): readonly RowRange[] {
  const near = {
    from: Math.max(0, Math.min(seen.first, count - seen.count) - OVERSCAN),
    to: Math.min(count, seen.first + seen.count + OVERSCAN),
  };
  const far = [...new Set(pinned)].filter((at) => at >= 0 && at < count && (at < near.from || at >= near.to));
  return [near, ...far.map((at) => ({ from: at, to: at + 1 }))].sort((a, b) => a.from - b.from);
}

/**
 * Which elements draw which rows, by id. A row that was drawn keeps its elements; those of rows that are gone draw the new
 * ones, so that scrolling changes texts and builds no trees. Elements that hold the focus of a row that is gone are
 * not used again: the focus would stand in another row unnoticed.
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
