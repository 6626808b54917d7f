import { useMemo } from 'react';
import { type Condition, filterIssueOf } from '../../../../contract/filter.ts';
import { narrowExactly } from '../../../../contract/image-filter/narrow-exactly.ts';
import type { ImageSet } from '../../../../contract/image-tally/image-set.ts';
import type { Tally } from '../../../../contract/image-tally/tally.ts';
import { compareText } from '../../../../contract/versions.ts';
import { imagesOf } from '../../../address/images-of.ts';
import { filterOf } from '../../../address/search-state.ts';
import { ViewLink } from '../../../address/view-link.tsx';
import { partsOf } from '../../../filter/filter-parts.ts';
import { DrawerSection } from '../../../shell/drawer.tsx';
import type { ViewProps } from '../../../shell/view.tsx';
import { useDetailWords } from '../../../text/later-words.ts';
import { visibleText } from '../../../text/visible-text.ts';
import type { LabelPositions } from './positions-of.ts';

/** The number of listed images. The link above leads to all of them. */
const MAX_ROWS = 20;

interface LabelImagesSectionProps extends ViewProps {
  readonly condition: Condition;
  readonly positions: LabelPositions;
  readonly tally: Tally;
}

/** The number of images with the label, and the first of them by name. */
export function LabelImagesSection({ condition, positions, tally, state, images }: LabelImagesSectionProps) {
  const words = useDetailWords();
  const { inScope, underFilter } = positions;
  const { isPartial } = images;
  const first = useMemo(() => firstByName(tally.set, underFilter, MAX_ROWS), [tally, underFilter]);
  const narrowed = filterIssueOf(condition) ? undefined : narrowExactly(filterOf(state), [condition]);
  const list = imagesOf(state, narrowed ?? state.conditions);
  return (
    <DrawerSection title={words.label.images}>
      <p className="numeric text-13">
        {[
          ...(partsOf(filterOf(state)).length > 0 ? [words.label.underFilter(underFilter.length, isPartial)] : []),
          words.label.inScope(inScope.length, isPartial),
        ].join(' · ')}
      </p>
      {underFilter.length === 0 ? (
        inScope.length > 0 && <p className="pt-1 text-13 text-muted">{words.label.noneUnderFilter}</p>
      ) : (
        <>
          {underFilter.length > first.length && (
            <p className="numeric pt-1 text-12 text-muted">{words.label.first(first.length, underFilter.length)}</p>
          )}
          <ul className="flex flex-col gap-1 pt-1.5 text-13">
            {first.map(({ id, name }) => (
              <li key={id}>
                <ViewLink
                  view="images"
                  state={{ ...list, sel: id }}
                  translate="no"
                  className="wrap-anywhere text-accent-text underline-offset-2 hover:underline"
                >
                  {visibleText(name)}
                </ViewLink>
              </li>
            ))}
          </ul>
        </>
      )}
    </DrawerSection>
  );
}

interface NamedImage {
  readonly id: string;
  /** The id if the image has no name. */
  readonly name: string;
}

/** The first images of some positions by name, then by id. The id replaces a missing name. */
export function firstByName(set: ImageSet, positions: readonly number[], limit: number): readonly NamedImage[] {
  const first: NamedImage[] = [];
  // One pass that keeps only the first ones: sorting all images would be slow for a label that every image has.
  for (const position of positions) {
    const id = set.text('ImageId', position) ?? '';
    const image = { id, name: set.text('Name', position) || id };
    const last = first.at(-1);
    if (last && first.length === limit && compareNames(image, last) >= 0) continue;
    const at = first.findIndex((other) => compareNames(image, other) < 0);
    first.splice(at < 0 ? first.length : at, 0, image);
    if (first.length > limit) first.pop();
  }
  return first;
}

function compareNames(a: NamedImage, b: NamedImage): number {
  return compareText(a.name, b.name) || compareText(a.id, b.id);
}
