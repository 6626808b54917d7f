import { useMemo } from 'react';
import { labelFilterOnly } from '../../../../contract/image-filter/image-filter.ts';
import type { Label } from '../../../../contract/operations.ts';
import { imagesOf } from '../../../address/images-of.ts';
import { forOtherView, type SearchState } from '../../../address/search-state.ts';
import { ViewLink } from '../../../address/view-link.tsx';
import type { ScopeImages } from '../../../image-set/use-scope-images.ts';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { nearestImages } from './nearest-images.ts';
import { similarities } from './similar-images.ts';

/** The number of offered images to compare with. */
const MAX_NEAR = 2;

interface SimilarSectionProps {
  readonly imageId: string;
  readonly labels: readonly Label[];
  readonly state: SearchState;
  readonly images: ScopeImages;
}

/** Links to similar images in the same scope without other filters, and to a comparison with the nearest ones. */
export function SimilarSection({ imageId, labels, state, images }: SimilarSectionProps) {
  const words = useDetailWords();
  const shared = useWords();
  const { loaded, isPartial } = images;
  const links = useMemo(
    () =>
      similarities(labels, loaded?.set.labels ?? []).map((likeness) => ({
        ...likeness,
        count: loaded?.set.tally(labelFilterOnly(likeness.conditions)).positions.length,
      })),
    [labels, loaded],
  );
  const near = useMemo(
    // The address separates ids with commas.
    () =>
      (loaded ? nearestImages(loaded.set, imageId, MAX_NEAR) : []).filter(({ id }) => !`${imageId}${id}`.includes(',')),
    [loaded, imageId],
  );
  if (links.length === 0 && near.length === 0) return null;
  return (
    <DrawerSection title={words.similar.title}>
      <ul className="flex flex-col gap-1 text-13">
        {links.map(({ framework, conditions, count }) => (
          <li key={framework ?? ''} className="flex items-baseline justify-between gap-3">
            <ViewLink
              view="images"
              state={imagesOf(state, conditions)}
              className="min-w-0 wrap-anywhere text-accent-text underline underline-offset-2"
            >
              {framework === undefined ? words.similar.chipAndCuda : words.similar.framework(visibleText(framework))}
            </ViewLink>
            {count !== undefined && (
              <span className="numeric shrink-0 text-12 text-muted">{shared.images.count(count, isPartial)}</span>
            )}
          </li>
        ))}
        {near.map(({ id, name }) => (
          <li key={id}>
            <ViewLink
              view="compare"
              state={{ ...forOtherView(state), ids: [imageId, id] }}
              className="wrap-anywhere text-accent-text underline underline-offset-2"
            >
              {words.similar.compareWith(visibleText(name))}
            </ViewLink>
          </li>
        ))}
      </ul>
    </DrawerSection>
  );
}
