import { type Condition, filterIssueOf, printCondition, sameCondition } from '../../../../contract/filter.ts';
import type { SearchState } from '../../../address/search-state.ts';
import type { UpdateSearch } from '../../../address/use-search-state.ts';
import { narrowTo } from '../../../filter/filter-changes.ts';
import { visibleRuns, visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { CheckIcon } from '../../../ui/icons.tsx';
import { VisibleValue } from '../../../ui/visible-value.tsx';

/** The longest text of a tooltip, in characters. */
const MAX_TOOLTIP_CHARS = 300;

interface LabelValueProps {
  readonly condition: Condition;
  /** The content, if it differs from the value. */
  readonly text?: string;
  readonly state: SearchState;
  readonly update: UpdateSearch;
}

/** A value that filters when pressed. It says so if it is a filter already, or cannot be one. */
export function LabelValue({ condition, text = condition.value, state, update }: LabelValueProps) {
  const words = useWords();
  const filterIssue = filterIssueOf(condition);
  const isActive = state.conditions.some((other) => sameCondition(other, condition));
  const hint = filterIssue
    ? words.table.filterIssue[filterIssue]
    : isActive
      ? words.table.isFilter
      : words.table.filterBy(visibleText(printCondition(condition).slice(0, MAX_TOOLTIP_CHARS)));
  return (
    <ValueButton
      hint={hint}
      look={filterIssue ? 'unusable' : isActive ? 'active' : 'usable'}
      onPress={() => update(narrowTo([condition]))}
    >
      {text === '' ? (
        <span className="text-muted italic">{words.table.empty}</span>
      ) : (
        <VisibleValue runs={visibleRuns(text)} />
      )}
    </ValueButton>
  );
}

const LOOKS = {
  usable: 'bg-sunken hover:bg-tint hover:text-accent-text',
  active: 'cursor-default! bg-tint text-accent-text',
  unusable: 'cursor-not-allowed! bg-sunken',
} as const;

interface ValueButtonProps {
  readonly hint: string;
  readonly look: keyof typeof LOOKS;
  readonly onPress: () => void;
  readonly children: React.ReactNode;
}

/**
 * A value in the details that narrows the list when pressed. If it cannot, or does already, it stays focusable and
 * says why.
 */
export function ValueButton({ hint, look, onPress, children }: ValueButtonProps) {
  return (
    <button
      type="button"
      title={hint}
      aria-disabled={look !== 'usable'}
      data-in-filter={look === 'active' || undefined}
      onClick={() => look === 'usable' && onPress()}
      className={`numeric calm inline-flex min-h-6 max-w-full items-center gap-1 rounded-control px-2 text-left text-13 wrap-anywhere [&_bdi]:whitespace-pre-wrap ${LOOKS[look]}`}
    >
      {look === 'active' && <CheckIcon />}
      {children}
    </button>
  );
}
