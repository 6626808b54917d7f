import { type ReactNode, useEffect, useState } from 'react';

interface WindowRowsProps {
  readonly count: number;
  /** Few enough to draw them all. A choice of the caller's between two elements would make every row again at the border. */
  readonly isWhole: boolean;
  /** The height of every row in pixels. */
  readonly rowHeight: number;
  /** The scrolling element; state of the caller, because scrolling can only be watched once it is there. */
  readonly scroller: HTMLElement | null;
  readonly columns: number;
  /** Draws the rows from one index up to, and without, another. */
  readonly draw: (from: number, to: number) => ReactNode;
}

/** Rows drawn beyond the visible ones on either side, so that quick scrolling finds them in place. */
const OVERSCAN = 30;
/** The window moves in steps of so many rows: scrolling by a few draws nothing again. */
const STEP = 10;
/** Before the height is known. */
const FIRST_GUESS = 40;

/**
 * Draws only the rows near the visible ones, with empty rows of the right height instead of the others. Rows have
 * one fixed height, so a division tells which they are; a library that measures rows was refused for its 9 kB.
 */
export function WindowRows({ count, isWhole, rowHeight, scroller, columns, draw }: WindowRowsProps) {
  const [seen, setSeen] = useState({ first: 0, count: FIRST_GUESS });
  useEffect(() => {
    if (!scroller) return;
    const look = () => {
      const first = Math.floor(scroller.scrollTop / rowHeight / STEP) * STEP;
      const visible = Math.ceil(scroller.clientHeight / rowHeight) + STEP;
      setSeen((before) => (before.first === first && before.count === visible ? before : { first, count: visible }));
    };
    const resizes = new ResizeObserver(look);
    resizes.observe(scroller);
    scroller.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      resizes.disconnect();
      scroller.removeEventListener('scroll', look);
    };
  }, [scroller, rowHeight]);

  const from = isWhole ? 0 : Math.max(0, Math.min(seen.first, count - seen.count) - OVERSCAN);
  const to = isWhole ? count : Math.min(count, Math.max(0, seen.first) + seen.count + OVERSCAN);
  return (
    <>
      <Space height={from * rowHeight} columns={columns} />
      {draw(from, to)}
      <Space height={(count - to) * rowHeight} columns={columns} />
    </>
  );
}

function Space({ height, columns }: { readonly height: number; readonly columns: number }) {
  if (height === 0) return null;
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: an empty row takes no focus
    <tr aria-hidden="true" style={{ height }} className="max-sm:block">
      <td colSpan={columns} className="p-0" />
    </tr>
  );
}
