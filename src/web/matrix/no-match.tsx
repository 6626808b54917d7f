import { Removals, removalsOf } from '../shell/removals.tsx';
import type { ViewProps } from '../shell/view-props.ts';
import { useWords } from '../text/words.tsx';
import { resultsHeir, useFocusHeir } from '../ui/use-focus-heir.ts';
import { useMatrixWords } from './matrix-words.ts';

/** Says above the empty table that nothing satisfies the filters, and which single step brings images back. */
export function NoMatch({ state, update, images }: ViewProps) {
  const shared = useWords();
  const words = useMatrixWords();
  const box = useFocusHeir<HTMLDivElement>(resultsHeir);
  const { loaded, isPartial } = images;
  if (!loaded) return null;
  const removals = removalsOf(loaded, state.conditions);
  const isHopeless = removals.every(({ count }) => count === 0);
  return (
    <div
      ref={box}
      className="flex max-h-[40dvh] shrink-0 flex-col items-center gap-2 overflow-y-auto border-t border-line bg-raised px-4 py-6 text-center"
    >
      <h2 className="text-16 font-semibold">{isPartial ? words.noneMatchSoFar : words.noneMatch}</h2>
      <p className="text-13 text-muted">{isHopeless && !isPartial ? words.noSingleStep : words.noneMatchText}</p>
      <Removals
        removals={removals.map(({ condition, count, meant }) => ({
          condition,
          gives: shared.images.count(count, isPartial),
          meant,
        }))}
        update={update}
      />
    </div>
  );
}
