import type { ChangedImage, ComparedImage, ImageChanges } from '../../contract/changes/compare-images.ts';
import { chooseImages } from '../../contract/image-filter/choose-images.ts';
import { imageTableOf } from '../../contract/life-cycle/image-table.ts';
import type { Query } from '../search/query.ts';

/** The ids of the images that a query chooses among all images of a day. */
export function idsChosen(
  images: Iterable<ComparedImage>,
  { filter, scope }: Query,
  today: string,
): ReadonlySet<string> {
  const all = [...images];
  const { positions } = chooseImages(imageTableOf(all), filter, today);
  const ids = positions.flatMap((position) => all[position]?.ImageId ?? []);
  return new Set(scope.imageId === '' ? ids : ids.filter((id) => id === scope.imageId));
}

/** The changes of images that pass before or after. */
export function changesOf(changes: ImageChanges, isChosen: (image: ComparedImage) => boolean): ImageChanges {
  const either = ({ before, after }: ChangedImage) => isChosen(before) || isChosen(after);
  return {
    new: changes.new.filter(isChosen),
    gone: changes.gone.filter(isChosen),
    changed: changes.changed.filter(either),
  };
}
