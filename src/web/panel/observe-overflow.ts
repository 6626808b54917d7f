import { fitLines } from '../ui/fit-lines.ts';

/** The least width of an input, as in combobox.tsx, and the width of the button "+4", in CSS pixels at the usual font size. */
const INPUT = 80;
const MORE = 44;
const GAP = 4;

interface OverflowOptions {
  readonly lines: number;
  /** Whether an input follows the items in the last line. */
  readonly hasInput: boolean;
  readonly onFit: (count: number) => void;
}

/**
 * Reports how many items of a list fit into the lines of the box around it, now and whenever the width of the box
 * changes. Returns a function that stops the reports.
 */
export function observeOverflow(list: HTMLElement, { lines, hasInput, onFit }: OverflowOptions): () => void {
  const box = list.parentElement;
  if (!box) return () => {};
  const measure = () => {
    const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;
    const { paddingLeft, paddingRight } = getComputedStyle(box);
    const width = box.clientWidth - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
    // Hidden, for example in a closed sheet.
    if (width <= 0) return;
    const widths = [...list.children].map((item) => widthOf(item));
    onFit(
      fitLines(widths, {
        width,
        gap: GAP,
        lines,
        more: MORE * rem,
        end: hasInput ? INPUT * rem + buttonsWidth(box) : 0,
      }),
    );
  };
  const observer = new ResizeObserver(measure);
  observer.observe(box);
  measure();
  return () => observer.disconnect();
}

/** The width of the buttons that follow the input. */
function buttonsWidth(box: Element): number {
  const buttons = box.lastElementChild?.querySelectorAll('button') ?? [];
  return [...buttons].reduce((sum, button) => sum + button.getBoundingClientRect().width, 4);
}

/** The width of an item when it is visible. */
function widthOf(item: Element): number {
  const isBehind = item.classList.replace('sr-only', 'flex');
  const { width } = item.getBoundingClientRect();
  if (isBehind) item.classList.replace('flex', 'sr-only');
  return width;
}
