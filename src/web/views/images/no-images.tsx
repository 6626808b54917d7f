import { filterOf } from '../../address/search-state.ts';
import { partsOf } from '../../filter/filter-parts.ts';
import { LargestFilterButton } from '../../shell/no-rows/largest-filter-button.tsx';
import { Message } from '../../shell/no-rows/message.tsx';
import { EmptyScope, Removals, removalsOf } from '../../shell/no-rows/removals.tsx';
import type { ViewProps } from '../../shell/view.tsx';
import { useImageWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';

/**
 * Says why there are no images, and which single step brings some. Counts over the loaded images and sends no
 * request.
 */
export function NoImages({ session, state, scope, update, images }: ViewProps) {
  const shared = useWords();
  const words = useImageWords();
  const { loaded } = images;
  const filter = filterOf(state);
  const parts = partsOf(filter);
  if (!loaded || parts.length === 0 || loaded.set.size === 0) {
    return <EmptyScope title={words.empty} text={words.emptyScope} scope={scope} update={update} defaults={session} />;
  }
  const removals = removalsOf(loaded, filter);
  const isHopeless = removals.every(({ count }) => count === 0);
  return (
    <Message title={words.noMatch(parts.length)}>
      <p className="text-13 text-muted">
        {images.isPartial ? words.noneSoFar : isHopeless ? words.noSingleStep : words.noMatchText(parts.length)}
      </p>
      {isHopeless && (
        <LargestFilterButton loaded={loaded} filter={filter} isPartial={images.isPartial} update={update} />
      )}
      <Removals
        removals={removals.map(({ part, count, meant }) => ({
          part,
          gives: shared.images.count(count, images.isPartial),
          meant,
        }))}
        update={update}
      />
    </Message>
  );
}
