import { useWords } from '../text/words.tsx';

/** From this many rows on, only rows near the visible ones are in the document. */
export const VIRTUAL_FROM = 60;

/**
 * One line that shows only whole parts: a part without room wraps to a second line, which is cut off. The empty part at
 * the start lets the first one wrap too.
 */
export const WHOLE_OR_NOT =
  "flex h-8 min-w-0 flex-wrap gap-x-4 overflow-hidden *:leading-8 before:-mr-4 before:h-8 before:content-['']";

const BESIDE_NEWS = 'max-xl:has-[~[data-news]]:hidden';

/** For a table that is only partly in the document: explains that find-in-page does not search all rows. */
export function FindHint({ rows }: { readonly rows: number }) {
  const words = useWords().table;
  if (rows < VIRTUAL_FROM) return null;
  return (
    <>
      {/* The sentence gives way before all else in the line, the button after all else. */}
      <span className={`${WHOLE_OR_NOT} shrink-[99999] ${BESIDE_NEWS}`}>
        <span>{words.findHint}</span>
      </span>
      <button
        type="button"
        onClick={() => document.querySelector<HTMLElement>('#results input[type=search]')?.focus()}
        className={`calm -my-1 -ml-3 h-6 shrink-0 rounded-control px-1.5 font-medium text-accent-text hover:bg-hover ${BESIDE_NEWS}`}
      >
        {words.findAll}
      </button>
    </>
  );
}
