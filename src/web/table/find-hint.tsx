import { useWords } from '../text/words.tsx';

/** Says at the foot of a table that is not wholly in the document what the browser's own search misses, and what does not. */
export function FindHint() {
  const words = useWords().table;
  return (
    <p className="flex shrink-0 flex-wrap items-center gap-x-2 border-t border-line bg-raised px-3 py-1 text-12 text-muted lg:px-4">
      <span>{words.findHint}</span>
      <button
        type="button"
        onClick={() => document.querySelector<HTMLElement>('input[type=search]')?.focus()}
        className="calm rounded-control px-1.5 font-medium text-accent-text hover:bg-hover"
      >
        {words.findAll}
      </button>
    </p>
  );
}
