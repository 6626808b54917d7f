import { useMemo } from 'react';
import { labelFilterOnly } from '../../../../contract/image-filter/image-filter.ts';
import type { Label } from '../../../../contract/operations.ts';
import { imagesOf } from '../../../address/images-of.ts';
import type { SearchState } from '../../../address/search-state.ts';
import { ViewLink } from '../../../address/view-link.tsx';
import type { ScopeImages } from '../../../image-set/use-scope-images.ts';
import { DrawerSection } from '../../../shell/drawer.tsx';
import { useDetailWords } from '../../../text/english-detail.ts';
import { visibleText } from '../../../text/visible-text.ts';
import { useWords } from '../../../text/words.tsx';
import { likenesses } from './similar-images.ts';

interface SimilarSectionProps {
  readonly labels: readonly Label[];
  readonly state: SearchState;
  readonly images: ScopeImages;
}

/** Links to the images that are like this one, in the same scope and under no other filter. */
export function SimilarSection({ labels, state, images }: SimilarSectionProps) {
  const words = useDetailWords();
  const shared = useWords();
  const { loaded, isPartial } = images;
  const links = useMemo(
    () =>
      likenesses(labels, loaded?.set.labels ?? []).map((likeness) => ({
        ...likeness,
        count: loaded?.set.tally(labelFilterOnly(likeness.conditions)).positions.length,
      })),
    [labels, loaded],
  );
  if (links.length === 0) return null;
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
      </ul>
    </DrawerSection>
  );
}
