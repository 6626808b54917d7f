/** A box with items in a row, and the input after them. In CSS pixels. */
interface LinesBox {
  readonly width: number;
  readonly gap: number;
  readonly lines: number;
  /** The width of the button for hidden items. */
  readonly more: number;
  /** The least width for the content after the items. */
  readonly end: number;
}

/** If at least this many items stay visible, hide one item instead of adding a line without items. */
const IN_SIGHT = 3;

/**
 * How many items, from the first, fit into the lines of a box: all of them, or as many as fit together with the button
 * for the rest. A last line without items is not worth its height if hiding one item avoids it.
 */
export function fitLines(widths: readonly number[], box: LinesBox): number {
  const count = fitWithin(widths, box);
  const lines = linesOf(widths, box);
  if (count < widths.length || linesOf([...widths, box.end], box) === lines) return count;
  const lower = fitWithin(widths, { ...box, lines });
  return lower >= Math.max(IN_SIGHT, count - 1) ? lower : count;
}

function fitWithin(widths: readonly number[], box: LinesBox): number {
  const fits = (count: number) => {
    const rest = count < widths.length ? [box.more] : [];
    return linesOf([...widths.slice(0, count), ...rest, box.end], box) <= box.lines;
  };
  for (let count = widths.length; count > 0; count -= 1) if (fits(count)) return count;
  return 0;
}

function linesOf(widths: readonly number[], { width, gap }: LinesBox): number {
  let lines = 1;
  let used = 0;
  for (const own of widths) {
    const next = used === 0 ? own : used + gap + own;
    if (next <= width || used === 0) used = next;
    else {
      lines += 1;
      used = own;
    }
  }
  return lines;
}
