import { parseAddress } from '../../address/parse-address.ts';
import { filterOf } from '../../address/search-state.ts';
import { useSearchState } from '../../address/use-search-state.ts';
import { partsOf } from '../../filter/filter-parts.ts';
import { partInWords } from '../../filter/part-in-words.ts';
import { useSavedWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';
import { forgetRecent, useRecentFilters, withRecent } from './recent-filters.ts';

/** The recent filters of this browser. Pressing one replaces the active filter; the scope stays. */
export function RecentFilters({ onClose }: { readonly onClose: () => void }) {
  const words = useSavedWords();
  const shared = useWords();
  const [, update] = useSearchState();
  const recent = useRecentFilters();
  if (recent.length === 0) return null;
  return (
    <section aria-label={words.recent} className="border-t border-line pt-3">
      <div className="flex items-center justify-between gap-2">
        <h3 className="text-13 font-semibold">{words.recent}</h3>
        <Button look="quiet" onClick={forgetRecent}>
          {words.forget}
        </Button>
      </div>
      <ul>
        {recent.map((query) => (
          <li key={query}>
            <button
              type="button"
              title={query.slice(1)}
              onClick={() => {
                update((state) => withRecent(state, query));
                onClose();
              }}
              className="calm block min-h-8 w-full truncate rounded-control px-2 text-left text-13 text-accent-text hover:bg-hover"
            >
              {partsOf(filterOf(parseAddress(query)))
                .map((part) => partInWords(part, shared))
                .join(', ')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
