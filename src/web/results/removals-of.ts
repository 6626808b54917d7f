import { ANY_VALUE, type Condition } from '../../contract/filter.ts';
import { nearMiss } from '../filters/near-miss.ts';
import type { LoadedImages } from '../image-set/follow-images.ts';

/** A filter that could be given up, and how many of the images that are there satisfy the others. */
interface CountedRemoval {
  readonly condition: Condition;
  readonly count: number;
  /** The value that may have been meant; nothing where the one asked for exists, or where none is near. */
  readonly meant: string | undefined;
}

/** What giving up each condition of a filter would bring, counted over what is loaded. Nothing is asked. */
export function removalsOf(
  { set, tally }: Pick<LoadedImages, 'set' | 'tally'>,
  conditions: readonly Condition[],
): readonly CountedRemoval[] {
  const valuesOf = (key: string) => set.numbersOf(key).flatMap((number) => set.labels[number]?.Value ?? []);
  return conditions.map((condition) => ({
    condition,
    count: tally(conditions.filter((other) => other !== condition)).size(),
    meant: condition.value === ANY_VALUE ? undefined : nearMiss(condition.value, valuesOf(condition.key)),
  }));
}
