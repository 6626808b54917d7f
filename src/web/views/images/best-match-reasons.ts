import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import type { ImageSet } from '../../../contract/image-tally/image-set.ts';
import { newerBecause } from '../../../contract/life-cycle/best-match.ts';
import { dayOf, lifeCycleOf } from '../../../contract/life-cycle/life-cycle.ts';
import { supportReasons } from '../../../contract/life-cycle/support.ts';
import { partsOf } from '../../filter/filter-parts.ts';
import { partInWords } from '../../filter/part-in-words.ts';
import type { useStateWords } from '../../text/later-words.ts';
import { visibleText } from '../../text/visible-text.ts';
import type { Words } from '../../text/words.tsx';

type StateWords = ReturnType<typeof useStateWords>;

interface Best {
  readonly set: ImageSet;
  readonly best: number;
  /** The region in which it is used; empty for any. */
  readonly region: string;
  readonly filter: ImageFilter;
  /** Whether all images of the scope are loaded, so that it can be compared. */
  readonly isScope: boolean;
}

/** The reasons for an image, other than that it is the newest. */
export function reasonsOf(
  { set, best, region, filter, isScope }: Best,
  words: StateWords,
  shared: Words,
): readonly string[] {
  return [
    ...supportReasonsOf(set, best, words),
    ...partsOf(filter).flatMap((part) =>
      part.kind === 'mark' && part.name === 'runs' ? partInWords(part, shared) : [],
    ),
    ...(isScope && lifeCycleOf(set, dayOf(Date.now())).lineState(best) === 'newest' ? [words.newestOfLine] : []),
    ...(region === '' ? [] : [words.inRegion(region)]),
  ];
}

/** Since when a part of the image is out of support, else until when all of it is supported. */
function supportReasonsOf(set: ImageSet, position: number, words: StateWords): readonly string[] {
  const today = dayOf(Date.now());
  const reasons = supportReasons(set.labelsAt(position), today);
  const cycles = reasons.flatMap(({ cycle }) => cycle ?? []).sort((a, b) => (a.eol < b.eol ? -1 : 1));
  const [first] = cycles;
  if (first === undefined) return [];
  const name = `${first.name} ${first.cycle}`;
  if (first.eol < today) return [words.outSince(name, first.eol)];
  return cycles.length === reasons.length ? [words.supportedUntil(first.eol)] : [];
}

/** Why the next image is not the best, in words. */
export function reasonInWords(
  set: ImageSet,
  best: number,
  next: number,
  first: Parameters<typeof newerBecause>[3],
  words: StateWords,
): string {
  const because = newerBecause(set, best, next, first);
  if (!('own' in because)) return because.by === 'time' ? words.olderTime : words.otherId;
  const what = because.by === 'framework' ? because.name : because.by === 'cuda' ? 'CUDA' : words.tag;
  const [own, other] = [visibleText(because.own.slice(0, 100)), visibleText((because.other ?? '').slice(0, 100))];
  return other === '' ? words.lacks(visibleText(what)) : words.olderVersion(visibleText(what), other, own);
}
