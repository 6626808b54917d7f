import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../../contract/image-tally/tally.ts';
import { withoutFacet } from '../facet-changes.ts';
import { FRAMEWORK_SUBJECT } from '../facet-counts.ts';
import { addMatched } from './add-parts.ts';
import type { Match } from './match-words.ts';

interface PartsCount {
  /** Undefined without images, or if the count would take too long. */
  readonly images: number | undefined;
  /** A framework that no image has together with those of the filter: it can only be an alternative. */
  readonly joins: boolean;
}

/** The most images for counts that need another tally: each letter computes it again for each option. */
const MAX_IMAGES = 20_000;

/** The images of matches: for one value as in its facet, for several the images with all of them. */
export function countParts(
  matches: readonly Match[],
  isAnyOf: boolean,
  { tally, filter }: { readonly tally: Tally | undefined; readonly filter: ImageFilter },
): PartsCount {
  const [only] = matches;
  if (!tally || !only) return { images: undefined, joins: false };
  const conditions = only.parts.flatMap((part) => (part.kind === 'is' ? [part.condition] : []));
  const isPlain = matches.length === 1 && conditions.length === only.parts.length;
  if (!isPlain) {
    if (tally.set.size > MAX_IMAGES) return { images: undefined, joins: false };
    const changed = addMatched(matches.flatMap(({ parts }) => parts))(filter);
    return {
      images: tally.set.tally({ ...changed, anyFramework: changed.anyFramework || isAnyOf }).size(),
      joins: false,
    };
  }
  const images = tally.countAny(conditions, only.section.id);
  if (images > 0 || only.section.framework === undefined || filter.anyFramework) return { images, joins: false };
  const alone = tally.set.tally(withoutFacet(filter, FRAMEWORK_SUBJECT)).countAny(conditions, only.section.id);
  return alone > 0 ? { images: alone, joins: true } : { images, joins: false };
}
