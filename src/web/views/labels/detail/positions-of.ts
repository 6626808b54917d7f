import type { Condition } from '../../../../contract/filter.ts';
import type { Tally } from '../../../../contract/image-tally/tally.ts';

/** The positions of the images with a label, ascending. */
export interface LabelPositions {
  readonly inScope: readonly number[];
  readonly underFilter: readonly number[];
}

/** Finds the images of the scope with a label, and those of them that pass the filter. */
export function positionsOf(tally: Tally, { key, value }: Condition): LabelPositions {
  const inScope: number[] = [];
  const number = tally.set.numberOf(key, value);
  if (number !== undefined) tally.set.eachImageWith(number, (position) => inScope.push(position));
  return { inScope, underFilter: inScope.filter((position) => tally.holds(position)) };
}
