import { useVirtualizer } from '@tanstack/react-virtual';
import type { ReactNode } from 'react';

interface VirtualRowsProps {
  readonly count: number;
  readonly rowHeight: number;
  /** The scrolling element; state of the caller, because the virtualizer must run again once it is there. */
  readonly scroller: HTMLElement | null;
  readonly columns: number;
  /** Draws the rows from one index up to, and without, another. */
  readonly draw: (from: number, to: number) => ReactNode;
}

/** Rows drawn beyond the visible ones, so that quick scrolling finds them in place. */
const OVERSCAN = 30;

/** Draws only the rows near the visible ones, with empty rows of the right height in the place of the others. */
export function VirtualRows({ count, rowHeight, scroller, columns, draw }: VirtualRowsProps) {
  const virtualizer = useVirtualizer({
    count,
    getScrollElement: () => scroller,
    estimateSize: () => rowHeight,
    overscan: OVERSCAN,
  });
  const items = virtualizer.getVirtualItems();
  const from = items[0]?.index ?? 0;
  const to = (items.at(-1)?.index ?? -1) + 1;
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
