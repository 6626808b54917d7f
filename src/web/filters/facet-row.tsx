import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';
import type { FacetValue } from './facet-model.ts';

export interface FacetRowAction {
  readonly text: string;
  readonly name: string;
  readonly run: () => void;
}

interface FacetRowProps {
  readonly value: FacetValue;
  /** The accessible name of the checkbox. */
  readonly name: string;
  readonly text: string;
  readonly indent?: boolean;
  readonly strong?: boolean;
  readonly onToggle: () => void;
  readonly actions: readonly FacetRowAction[];
}

/** One value of a facet: a native checkbox, and what else can be done with the value in the same place. */
export function FacetRow({ value, name, text, indent, strong, onToggle, actions }: FacetRowProps) {
  const words = useWords();
  const shown = text === '' ? words.facets.emptyValue : text;
  return (
    <li className="group relative flex min-h-7 items-center rounded-control hover:bg-hover has-focus-visible:bg-hover">
      <label
        title={value.sayable ? undefined : words.facets.cannotAsk}
        className={`flex min-h-7 min-w-0 flex-1 items-center gap-2 pr-2 text-13 ${indent ? 'pl-7' : 'pl-2'} ${
          value.sayable ? 'cursor-pointer' : 'text-muted'
        }`}
      >
        <input
          type="checkbox"
          aria-label={visibleText(name)}
          checked={value.checked}
          disabled={!value.sayable && !value.checked}
          onChange={onToggle}
          className="size-4 shrink-0"
        />
        <span
          className={`numeric min-w-0 truncate ${strong ? 'font-medium' : ''} ${value.impossible ? 'text-muted line-through' : ''}`}
        >
          <VisibleValue runs={visibleRuns(shown.slice(0, 200))} />
        </span>
      </label>
      {value.sayable && actions.length > 0 && (
        <span className="row-action absolute inset-y-0 right-1 flex items-center gap-0.5 bg-hover pl-2">
          {actions.map((action) => (
            <button
              key={action.text}
              type="button"
              aria-label={action.name}
              onClick={action.run}
              className="calm h-6 rounded-control px-1.5 text-12 font-medium text-accent-text hover:bg-raised"
            >
              {action.text}
            </button>
          ))}
        </span>
      )}
    </li>
  );
}
