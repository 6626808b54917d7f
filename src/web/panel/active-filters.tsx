import { filterOf, type SearchState } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { clearFilters, removePart } from '../filter/filter-changes.ts';
import { partsOf } from '../filter/filter-parts.ts';
import { keyName } from '../text/key-name.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Chip } from '../ui/chip.tsx';
import { CloseIcon } from '../ui/icons.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';
import { FilterTokens } from './filter-tokens.tsx';

interface ActiveFiltersProps {
  readonly state: SearchState;
  /** Whether the view shows only the rows of the label keys. */
  readonly showsKeys: boolean;
  readonly update: UpdateSearch;
  /** The filter box is hidden, so the conditions are shown here, in one line. */
  readonly inOneLine: boolean;
}

/**
 * The shown keys, each with a button to remove it. On narrow screens, where the box is in the sheet, also the
 * conditions.
 */
export function ActiveFilters({ state, showsKeys, update, inOneLine }: ActiveFiltersProps) {
  const words = useWords();
  const labelKeys = showsKeys ? state.labelKeys : [];
  const parts = inOneLine ? partsOf(filterOf(state)) : [];
  if (parts.length === 0 && labelKeys.length === 0) return null;
  return (
    <div
      className={`flex min-h-7 min-w-0 lg:min-h-6 flex-wrap items-center gap-2 ${inOneLine ? 'flex-1 basis-56' : ''}`}
    >
      {parts.length > 0 && (
        <div className="flex min-w-0 flex-1 basis-40 flex-wrap items-center gap-1">
          <FilterTokens
            name={words.filters.active}
            parts={parts}
            removeName={words.filters.remove}
            onRemove={(part) => update(removePart(part))}
            lines={1}
          />
        </div>
      )}
      {labelKeys.length > 0 && (
        <div className="flex min-w-0 flex-wrap items-center gap-2">
          <span className="text-12 text-muted max-sm:sr-only">{words.filters.shownKeys}</span>
          <ul aria-label={words.filters.shownKeys} className="flex min-w-0 flex-wrap items-center gap-2">
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
      {inOneLine && (
        <button
          type="button"
          onClick={() => update(clearFilters)}
          aria-label={words.filters.clear}
          title={words.filters.clear}
          className="calm flex size-7 shrink-0 items-center justify-center rounded-control text-accent-text hover:bg-hover"
        >
          <CloseIcon />
        </button>
      )}
    </div>
  );
}
