import { useWords } from '../text/words.tsx';

const WIDTHS = ['w-40', 'w-56', 'w-32', 'w-48', 'w-36', 'w-60', 'w-44', 'w-52'];

/** Rows of the true height while the very first answer is on its way; a quick answer never shows them. */
export function RowSkeleton() {
  const words = useWords();
  return (
    <div aria-busy="true" className="min-h-0 flex-1 overflow-hidden border-t border-line bg-raised">
      <span className="sr-only">{words.results.loading}</span>
      <div aria-hidden="true" className="appear-late">
        {Array.from({ length: 24 }, (_, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all alike
          <div key={row} className="flex h-14 items-center gap-8 border-b border-line px-4 sm:h-9">
            <span className={`h-3 rounded-control bg-hover ${WIDTHS[row % WIDTHS.length]}`} />
            <span className={`h-3 rounded-control bg-hover max-sm:hidden ${WIDTHS[(row * 3 + 1) % WIDTHS.length]}`} />
          </div>
        ))}
      </div>
    </div>
  );
}
