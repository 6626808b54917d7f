import { CHOICES, type SearchState, withoutUnread } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { useCompareWords } from '../../text/later-words.ts';
import type { Letter } from './compare-sides.ts';
import { Segments } from './segments.tsx';
import type { CompareRows } from './use-compare-rows.ts';

/** The options for the choice of rows. */
export interface CompareAbout {
  readonly compared: CompareRows;
  readonly state: SearchState;
  readonly update: UpdateSearch;
  /** Whether images are still loading, so that the numbers may change. */
  readonly isPartial: Readonly<Record<Letter, boolean>>;
}

/** Chooses the listed rows, with their numbers. */
export function ShowChoice({ compared, state, update, isPartial }: CompareAbout) {
  const words = useCompareWords();
  const { comparison } = compared;
  const { show } = state.choices;
  if (!comparison) return null;
  const { counts } = comparison;
  return (
    <Segments
      name={words.show}
      value={show}
      // A word of old addresses is offered only while it is active.
      choices={CHOICES.show
        .filter((value) => value !== 'both' || show === 'both')
        .map((value) => ({
          value,
          text: words.choice(words.choices[value], counts[value], isPartial.A || isPartial.B),
        }))}
      onChoose={(chosen) =>
        update((before) => ({ ...withoutUnread(before, 'show'), choices: { ...before.choices, show: chosen } }))
      }
    />
  );
}
