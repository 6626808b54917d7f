import { useId } from 'react';
import { type Condition, printCondition } from '../../contract/filter.ts';
import type { UpdateSearch } from '../address/use-search-state.ts';
import { removeConditions, replaceConditions } from '../filters/filter-changes.ts';
import { visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';

/** A filter that could be given up, and what that would bring. */
export interface Removal {
  readonly condition: Condition;
  /** What there would be without it, in words. */
  readonly gives: string;
  /** The value that may have been meant. */
  readonly meant: string | undefined;
}

interface RemovalsProps {
  readonly removals: readonly Removal[];
  readonly update: UpdateSearch;
}

/** A button for each filter of a result without rows, with what its removal brings. */
export function Removals({ removals, update }: RemovalsProps) {
  const words = useWords();
  const id = useId();
  return (
    <ul className="flex w-full max-w-xl flex-col gap-2">
      {removals.map(({ condition, gives, meant }, index) => {
        const printed = printCondition(condition);
        return (
          <li key={printed} className="flex flex-col items-start gap-1">
            <button
              type="button"
              aria-label={words.zero.remove(printed)}
              aria-describedby={`${id}-${index}`}
              onClick={() => update(removeConditions([condition]))}
              className="calm flex min-h-9 w-full items-center gap-4 rounded-control border border-edge bg-raised px-3 text-left text-13 hover:bg-hover"
            >
              <span className="min-w-0 flex-1 truncate font-medium">{visibleText(words.zero.remove(printed))}</span>
              <span id={`${id}-${index}`} className="numeric shrink-0 text-muted">
                {gives}
              </span>
            </button>
            {meant !== undefined && (
              <button
                type="button"
                onClick={() => update(replaceConditions([condition], [{ key: condition.key, value: meant }]))}
                className="calm h-7 rounded-control px-3 text-12 font-medium text-accent-text hover:bg-hover"
              >
                {words.zero.didYouMean(visibleText(meant))}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
