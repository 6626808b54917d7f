/** A box in which items stand one after the other, and the input at their end. In CSS pixels. */
interface LinesBox {
  readonly width: number;
  readonly gap: number;
  readonly lines: number;
  /** The button for items that have no room. */
  readonly more: number;
  /** The least room that what follows the items needs. */
  readonly end: number;
}

/** Rather than a line is added that holds no item, one is left out if so many stay in sight. */
const IN_SIGHT = 3;

/**
 * How many items, from the first, fit into a box's lines: all of them, or so many that the button for the rest fits too. A
 * last line for what follows the items alone is not worth its height where one item less makes it needless.
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
