import { type Condition, printCondition } from '../../contract/filter.ts';
import { groupConditions } from '../../contract/image-filter/condition-groups.ts';
import { keyName } from '../text/key-name.ts';
import { visibleRuns, visibleText } from '../text/visible-text.ts';
import { useWords } from '../text/words.tsx';
import { Chip } from '../ui/chip.tsx';
import { VisibleValue } from '../ui/visible-value.tsx';

interface ConditionChipsProps {
  readonly name: string;
  readonly conditions: readonly Condition[];
  /** The name of the button that takes a condition back. */
  readonly removeName: (printed: string) => string;
  readonly onRemove: (condition: Condition) => void;
  readonly className: string;
}

/** Conditions, each with a way to take it back. Those of one any-of stand together. */
export function ConditionChips({ name, conditions, removeName, onRemove, className }: ConditionChipsProps) {
  const words = useWords();
  return (
    <ul aria-label={name} className={className}>
      {groupConditions(conditions).flatMap((group) =>
        group.conditions.map((condition, index) => {
          const printed = printCondition(condition);
          const dot = condition.key.lastIndexOf('.', 198) + 1;
          const friendly = keyName(words, condition.key);
          return (
            <Chip
              key={printed}
              title={visibleText((friendly ? `${friendly}: ${printed}` : printed).slice(0, 600))}
              before={index > 0 ? words.filters.or : undefined}
              removeName={removeName(printed)}
              onRemove={() => onRemove(condition)}
            >
              <span className="relative text-muted">
                {/* On narrow screens there is room for what tells one condition from another. */}
                <span className="max-lg:sr-only">{visibleText(condition.key.slice(0, dot))}</span>
                <span>{`${visibleText(condition.key.slice(dot, 200))}=`}</span>
              </span>
              <VisibleValue runs={visibleRuns(condition.value.slice(0, 200))} />
            </Chip>
          );
        }),
      )}
    </ul>
  );
}
