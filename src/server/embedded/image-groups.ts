import type { CatalogImage } from './catalog.ts';
import { getOrMake } from './get-or-make.ts';
import { invert, type RowLists, rowOf } from './row-lists.ts';

/** Images grouped by a text that belongs to them, such as their workspace or each of their regions. */
export interface ImageGroups {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly members: RowLists;
}

/** Groups images; `namesOf` gives the distinct names under which an image is to be found. */
export function groupImages(
  images: readonly CatalogImage[],
  namesOf: (image: CatalogImage) => Iterable<string>,
): ImageGroups {
  const numberOf = new Map<string, number>();
  const starts = new Uint32Array(images.length + 1);
  const numbers: number[] = [];
  images.forEach((image, position) => {
    for (const name of namesOf(image)) {
      numbers.push(getOrMake(numberOf, name, () => numberOf.size));
    }
    starts[position + 1] = numbers.length;
  });
  return { numberOf, members: invert({ starts, items: Uint32Array.from(numbers) }, numberOf.size) };
}

/** Positions of the images of a group, ascending; none for a name that no image has. */
export function membersOf(groups: ImageGroups, name: string): Uint32Array {
  const number = groups.numberOf.get(name);
  return number === undefined ? new Uint32Array() : rowOf(groups.members, number);
}
