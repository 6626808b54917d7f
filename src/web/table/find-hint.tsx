import { useWords } from '../text/words.tsx';

/** From this many rows on, only rows near the visible ones are in the document. */
export const VIRTUAL_FROM = 60;

/** For a table that is only partly in the document: explains that find-in-page does not search all rows. */
export function FindHint({ rows }: { readonly rows: number }) {
  const words = useWords().table;
  if (rows < VIRTUAL_FROM) return null;
  return (
    <span className="flex min-w-0 items-center gap-x-1 max-xl:has-[~[data-news]]:hidden">
      <span className="min-w-0 truncate">{words.findHint}</span>
      <button
        type="button"
        onClick={() => document.querySelector<HTMLElement>('#results input[type=search]')?.focus()}
        className="calm -my-1 h-6 shrink-0 rounded-control px-1.5 font-medium text-accent-text hover:bg-hover"
      >
        {words.findAll}
      </button>
    </span>
  );
}
