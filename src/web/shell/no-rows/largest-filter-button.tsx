import { useMemo } from 'react';
import type { ImageFilter } from '../../../contract/image-filter/image-filter.ts';
import { withFilter } from '../../address/search-state.ts';
import type { UpdateSearch } from '../../address/use-search-state.ts';
import { largestFilter } from '../../filter/largest-filter.ts';
import { partInWords } from '../../filter/part-in-words.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';
import { useZeroWords } from '../../text/later-words.ts';
import { useWords } from '../../text/words.tsx';
import { Button } from '../../ui/button.tsx';

/** The most parts that the offer names; others are counted. */
const MAX_NAMED = 4;

interface LargestFilterProps {
  readonly loaded: LoadedImages;
  readonly filter: ImageFilter;
  /** The keys to show: an image without a label of any of them has no rows. */
  readonly labelKeys?: readonly string[];
  readonly isPartial: boolean;
  readonly update: UpdateSearch;
}

/** If removing one part of the filter does not help: a button that keeps the largest set of parts with results. */
export function LargestFilterButton({ loaded, filter, labelKeys, isPartial, update }: LargestFilterProps) {
  const words = useZeroWords();
  const shared = useWords();
  const kept = useMemo(() => largestFilter(loaded.set, filter, labelKeys), [loaded.set, filter, labelKeys]);
  if (!kept) return null;
  const gives = shared.images.count(kept.count, isPartial);
  const names = [...new Set(kept.parts.map((part) => partInWords(part, shared)))];
  return (
    <Button
      look="primary"
      onClick={() => update((before) => withFilter(before, kept.filter))}
      className="numeric h-auto! min-h-8 max-w-full py-1 text-left whitespace-normal! wrap-anywhere"
    >
      {names.length === 0
        ? words.keepNone(gives)
        : words.keep(names.slice(0, MAX_NAMED), Math.max(0, names.length - MAX_NAMED), gives)}
    </Button>
  );
}
