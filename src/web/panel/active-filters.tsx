import { filterOf, type SearchState } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { clearFilters, removePart } from '../filter/filter-changes.ts';
import { partsOf } from '../filter/filter-parts.ts';
import { keyName } from '../text/key-name.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Chip } from '../ui/chip.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';
import { FilterTokens } from './filter-tokens.tsx';

interface ActiveFiltersProps {
  readonly state: SearchState;
  /** Whether the view makes use of the keys to show. */
  readonly showsKeys: boolean;
  readonly update: UpdateSearch;
  /** One line that scrolls sideways, where height is dear. */
  readonly inOneLine: boolean;
}

/** The conditions and the keys to show, each with a way to take it back. Conditions of one any-of stand together. */
export function ActiveFilters({ state, showsKeys, update, inOneLine }: ActiveFiltersProps) {
  const words = useWords();
  const list = `flex items-center gap-2 ${inOneLine ? 'shrink-0' : 'min-w-0 flex-wrap'}`;
  const labelKeys = showsKeys ? state.labelKeys : [];
  const parts = partsOf(filterOf(state));
  const isEmpty = parts.length === 0 && labelKeys.length === 0;
  return (
    <div
      className={`flex min-h-7 min-w-0 gap-2 ${inOneLine ? `flex-1 flex-wrap items-center ${isEmpty ? '' : 'basis-56'}` : 'items-start'}`}
    >
      <div
        className={`flex min-h-7 min-w-0 items-center gap-2 ${inOneLine ? 'flex-1 basis-40 overflow-x-auto py-0.5' : 'max-h-34 flex-wrap overflow-y-auto'}`}
      >
        {parts.length > 0 && (
          <FilterTokens
            name={words.filters.active}
            parts={parts}
            removeName={words.filters.remove}
            onRemove={(part) => update(removePart(part))}
            className={list}
          />
        )}
        {labelKeys.length > 0 && (
          <div className={list}>
            <span className="text-12 text-muted">{words.filters.shownKeys}</span>
            <ul aria-label={words.filters.shownKeys} className={list}>
              {labelKeys.map((key) => (
                <Chip
                  key={key}
                  title={visibleText(keyName(words, key) ?? key)}
                  removeName={words.filters.stopShowing(key)}
                  onRemove={() => update((s) => ({ ...s, labelKeys: s.labelKeys.filter((other) => other !== key) }))}
                >
                  <VisibleValue runs={visibleRuns(key)} />
                </Chip>
              ))}
            </ul>
          </div>
        )}
        {isEmpty && <span className="text-12 text-muted max-lg:hidden">{words.filters.noActive}</span>}
      </div>
      {!isEmpty && (
        <button
          type="button"
          onClick={() => update(clearFilters)}
          className="calm h-7 shrink-0 rounded-control px-2 text-12 font-medium text-accent-text hover:bg-hover"
        >
          {words.filters.clear}
        </button>
      )}
    </div>
  );
}
