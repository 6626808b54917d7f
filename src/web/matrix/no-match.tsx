import { Removals } from '../results/removals.tsx';
import type { ViewProps } from '../results/view-props.ts';
import { useWords } from '../text/words.tsx';
import { useMatrixWords } from './matrix-words.ts';

/** Says above the empty table that nothing satisfies the filters, and which single step brings images back. */
export function NoMatch({ state, update, images }: ViewProps) {
  const shared = useWords();
  const words = useMatrixWords();
  const { loaded } = images;
  const { conditions } = state;
  if (!loaded) return null;
  const counts = conditions.map((condition) => loaded.tally(conditions.filter((other) => other !== condition)).size());
  const isHopeless = counts.every((count) => count === 0);
  return (
    <div className="flex max-h-[40dvh] shrink-0 flex-col items-center gap-2 overflow-y-auto border-t border-line bg-raised px-4 py-6 text-center">
      <h2 className="text-16 font-semibold">{words.noneMatch}</h2>
      <p className="text-13 text-muted">{isHopeless ? words.noSingleStep : words.noneMatchText}</p>
      <Removals
        removals={conditions.map((condition, index) => ({
          condition,
          gives: shared.images.count(counts[index] ?? 0, images.isPartial),
          meant: undefined,
        }))}
        update={update}
      />
    </div>
  );
}
