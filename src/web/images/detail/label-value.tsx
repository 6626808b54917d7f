import { type Condition, printCondition, sameCondition, whyUnsayable } from '../../../contract/filter.ts';
import type { SearchState } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { narrowTo } from '../../filter/filter-changes.ts';
import { visibleRuns, visibleText } from '../../text/visible-text.ts';
import { useWords } from '../../text/words.tsx';
import { CheckIcon } from '../../ui/icons.tsx';
import { VisibleValue } from '../../ui/visible-value.tsx';

/** How much of a long text a tooltip or a name holds. */
const IN_NAME = 300;

interface LabelValueProps {
  readonly condition: Condition;
  readonly state: SearchState;
  readonly update: UpdateSearch;
}

/** A value that filters when pressed; one that is a filter already, or cannot be one, says so. */
export function LabelValue({ condition, state, update }: LabelValueProps) {
  const words = useWords();
  const unsayable = whyUnsayable(condition);
  const isActive = state.conditions.some((other) => sameCondition(other, condition));
  const hint = unsayable
    ? words.table.unsayable[unsayable]
    : isActive
      ? words.table.isFilter
      : words.table.filterBy(visibleText(printCondition(condition).slice(0, IN_NAME)));
  const isUsable = unsayable === undefined && !isActive;
  return (
    <button
      type="button"
      title={hint}
      aria-disabled={!isUsable}
      onClick={() => isUsable && update(narrowTo([condition]))}
      className={`numeric calm inline-flex min-h-6 max-w-full items-center gap-1 rounded-control px-2 text-left wrap-anywhere [&_bdi]:whitespace-pre-wrap ${
        unsayable
          ? 'cursor-not-allowed! bg-sunken'
          : isActive
            ? 'cursor-default! bg-tint text-accent-text'
            : 'bg-sunken hover:bg-tint hover:text-accent-text'
      }`}
    >
      {isActive && <CheckIcon />}
      {condition.value === '' ? (
        <span className="text-muted italic">{words.table.empty}</span>
      ) : (
        <VisibleValue runs={visibleRuns(condition.value)} />
      )}
    </button>
  );
}
