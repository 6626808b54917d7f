import { CHOICES, type Choices } from '../address/search-state.ts';
import { useCompareWords } from './use-compare-words.ts';

interface ShowChoiceProps {
  readonly show: Choices['show'];
  readonly counts: Readonly<Record<Choices['show'], number>>;
  /** Images are still missing, so that the numbers may change. */
  readonly isPartial: boolean;
  readonly onChoose: (show: Choices['show']) => void;
}

/** Which rows are listed: radio buttons drawn as one control, so that the arrow keys go from one to the next. */
export function ShowChoice({ show, counts, isPartial, onChoose }: ShowChoiceProps) {
  const words = useCompareWords();
  return (
    <div
      role="radiogroup"
      aria-label={words.show}
      className="flex min-w-0 flex-wrap rounded-control border border-edge bg-raised p-0.5"
    >
      {CHOICES.show.map((choice) => (
        <label
          key={choice}
          className="calm numeric relative flex h-7 cursor-pointer items-center rounded-control px-2.5 text-13 text-muted hover:bg-hover has-[:checked]:bg-tint has-[:checked]:text-text has-[:checked]:underline has-[:checked]:underline-offset-4 has-[:focus-visible]:outline-2 has-[:focus-visible]:outline-focus"
        >
          <input
            type="radio"
            name="compare-show"
            value={choice}
            checked={show === choice}
            onChange={() => onChoose(choice)}
            // Over its words and not hidden beside them: whatever is pressed is the control itself.
            className="absolute inset-0 cursor-pointer appearance-none rounded-control outline-none"
          />
          <span>{words.choice(words.choices[choice], counts[choice], isPartial)}</span>
        </label>
      ))}
    </div>
  );
}
