import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import type { Query } from './query.ts';

/** The images of a loaded scope that a query chooses. */
export function tallyQuery(set: ImageSet, { scope, filter }: Query): Tally {
  const tally = set.tally(filter);
  if (scope.imageId === '') return tally;
  return { ...tally, positions: tally.positions.filter((position) => set.text('ImageId', position) === scope.imageId) };
}
