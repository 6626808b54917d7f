import { useMemo, useSyncExternalStore } from 'react';
import type { ImageRow } from '../../../contract/rows/image-rows.ts';
import type { LabelColumn } from '../../../contract/rows/label-facts.ts';
import { useDensity } from '../../table/density.ts';
import { ONE_LINE_ROWS, useMedia, WIDE } from '../../ui/use-media.ts';
import { useRem } from '../../ui/use-rem.ts';

/** The measured room for labels, in CSS pixels. */
export interface ChipRoom {
  readonly rem: number;
  /** The room of a row's cell. */
  readonly of: (row: ImageRow, column: LabelColumn) => number;
  /** The room of a name, which is larger in wider windows. */
  readonly name: number;
  /** The width of a text in the table, and in the smaller font of chips. */
  readonly width: (text: string) => number;
  readonly smallWidth: (text: string) => number;
  readonly nameWidth: (text: string) => number;
  /** The width in the small font of a name in two lines. Undefined if rows are too low for that. */
  readonly smallNameWidth: ((text: string) => number) | undefined;
}

/** Used before the table is rendered: everything fits. */
export const ENDLESS_ROOM: ChipRoom = {
  rem: 16,
  of: () => Number.POSITIVE_INFINITY,
  width: () => 0,
  smallWidth: () => 0,
  name: Number.POSITIVE_INFINITY,
  nameWidth: () => 0,
  smallNameWidth: undefined,
};

/** The room in the columns of `IMAGE_COLUMNS` without their paddings, in rem. A wider table has more room. */
const COLUMN_ROOM: Readonly<Record<LabelColumn, number>> = {
  framework: 10.25,
  chip: 3.25,
  cuda: 3.25,
  python: 3.75,
  service: Number.POSITIVE_INFINITY,
  other: 5.5,
};
/** The room of names in their column, beside the checkbox and the button, by the width of the window. */
const NAME_ROOM = { narrow: 12, desk: 15, wider: 18, widest: 19.5 } as const;
/** The paddings of a row on narrow screens and of its cells, in rem. */
const AROUND_NARROW = 5;
/** The paddings of its name, with the checkbox and the button. */
const AROUND_NAME = 6;
/** The width of a label without its text, in rem. */
export const AROUND_LABEL = 0.5;

/**
 * Measures each font size once, and each text once. Measuring the rendered cells would force a layout for each. We
 * rejected counting characters, because characters of other scripts and fonts are twice as wide.
 */
export function useChipRoom(): ChipRoom {
  const rem = useRem();
  const isCompact = useDensity() === 'compact';
  const isOneLine = useMedia(ONE_LINE_ROWS);
  const isDesk = useMedia(WIDE);
  const isWider = useMedia('(min-width: 1280px)');
  const isWidest = useMedia('(min-width: 1440px)');
  const windowWidth = useSyncExternalStore(followWidth, () => (isOneLine ? 0 : innerWidth));
  return useMemo(() => {
    const smallWidth = measure(0.75 * rem);
    const width = isOneLine ? measure(0.8125 * rem) : smallWidth;
    const sum = (row: ImageRow, column: LabelColumn, before: string) =>
      row.labels[column].reduce((total, { text }) => total + width(before + text) + AROUND_LABEL * rem, 0);
    const ofNarrow = (row: ImageRow, column: LabelColumn) =>
      column === 'framework'
        ? windowWidth - AROUND_NARROW * rem - sum(row, 'chip', '') - sum(row, 'cuda', 'CUDA ')
        : Number.POSITIVE_INFINITY;
    const nameOnDesk = NAME_ROOM[isWidest ? 'widest' : isWider ? 'wider' : isDesk ? 'desk' : 'narrow'] * rem;
    return {
      rem,
      width,
      smallWidth,
      nameWidth: measure((isOneLine ? 0.8125 : 0.875) * rem, 500),
      smallNameWidth: isCompact || !isDrawnAs(0.75 * rem) ? undefined : measure(0.75 * rem, 500),
      name: isOneLine ? nameOnDesk : windowWidth - AROUND_NAME * rem,
      of: isOneLine ? (_row, column) => COLUMN_ROOM[column] * rem : ofNarrow,
    };
  }, [rem, isCompact, isOneLine, isDesk, isWider, isWidest, windowWidth]);
}

/** The width beside the table on wide screens, and its scrollbar, in rem. */
const BESIDE_TABLE = 18;

/** The room of the table's columns in whole rem, as long as no details are open. */
export function useTableRoom(): number {
  const rem = useRem();
  const isDesk = useMedia(WIDE);
  return useSyncExternalStore(followWidth, () => Math.floor(innerWidth / rem)) - (isDesk ? BESIDE_TABLE : 0);
}

function followWidth(listener: () => void): () => void {
  addEventListener('resize', listener);
  return () => removeEventListener('resize', listener);
}

/** The rendered font for a size in CSS pixels. A minimum font size of the browser may make it larger. */
function drawnFont(size: number): { readonly fontSize: string; readonly fontFamily: string } {
  const probe = document.createElement('span');
  probe.style.fontSize = `${size}px`;
  document.body.append(probe);
  const { fontSize, fontFamily } = getComputedStyle(probe);
  probe.remove();
  return { fontSize, fontFamily };
}

/** Whether a font size is rendered as requested. Two lines of a larger font are higher than a row. */
function isDrawnAs(size: number): boolean {
  return Number.parseFloat(drawnFont(size).fontSize) < size + 1;
}

function measure(size: number, weight = 400): (text: string) => number {
  const { fontSize, fontFamily } = drawnFont(size);
  const context = document.createElement('canvas').getContext('2d');
  if (context) context.font = `${weight} ${fontSize} ${fontFamily}`;
  const widths = new Map<string, number>();
  return (text) => {
    const known = widths.get(text);
    if (known !== undefined) return known;
    const width = context?.measureText(text.slice(0, 200)).width ?? 0;
    widths.set(text, width);
    return width;
  };
}
