import { printCondition } from '../../contract/filter.ts';
import type { SearchState } from '../address/search-state.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { groupConditions } from '../api/any-of.ts';
import { keyName } from '../text/key-name.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Chip } from '../ui/chip.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';
import { clearFilters, removeConditions } from './filter-changes.ts';

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
  const groups = groupConditions(state.conditions);
  const list = `flex items-center gap-2 ${inOneLine ? 'shrink-0' : 'min-w-0 flex-wrap'}`;
  const labelKeys = showsKeys ? state.labelKeys : [];
  const isEmpty = groups.length === 0 && labelKeys.length === 0;
  return (
    <div className={`flex min-h-7 min-w-0 gap-2 ${inOneLine ? 'flex-1 items-center' : 'items-start'}`}>
      <div
        className={`flex min-h-7 min-w-0 items-center gap-2 ${inOneLine ? 'overflow-x-auto py-0.5' : 'max-h-34 flex-wrap overflow-y-auto'}`}
      >
        {groups.length > 0 && (
          <ul aria-label={words.filters.active} className={list}>
            {groups.flatMap((group) =>
              group.conditions.map((condition, index) => {
                const printed = printCondition(condition);
                const name = keyName(words, condition.key);
                return (
                  <Chip
                    key={printed}
                    title={visibleText((name ? `${name}: ${printed}` : printed).slice(0, 600))}
                    before={index > 0 ? words.filters.or : undefined}
                    removeName={words.filters.remove(printed)}
                    onRemove={() => update(removeConditions([condition]))}
                  >
                    <span className="text-muted">{visibleText(condition.key.slice(0, 200))}=</span>
                    <VisibleValue runs={visibleRuns(condition.value.slice(0, 200))} />
                  </Chip>
                );
              }),
            )}
          </ul>
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
