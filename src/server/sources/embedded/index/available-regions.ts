import { regionOfUri } from '../../../../contract/image-uri.ts';
import { findRegion } from '../../../../contract/regions.ts';
import { compareText } from '../../../../contract/versions.ts';
import type { CatalogImage, Provenance } from '../catalog.ts';
import { getOrMake, invert, mergeAscending, type RowLists, rowOf } from './row-lists.ts';

/** The regions in which an image is available. An empty set means unknown: the image then counts for every region. */
export function regionsOf(image: CatalogImage): ReadonlySet<string> {
  const own = image.facts.ImageUri === undefined ? undefined : regionOfUri(image.facts.ImageUri);
  const seen = regionsSeen(image.provenance);
  return own === undefined ? seen : new Set([...seen, own]);
}

/** The regions in the image's provenance, without the region of its URI. */
export function regionsSeen({ RegionsSeen = [], OtherUris = [] }: Provenance): ReadonlySet<string> {
  return new Set([...RegionsSeen, ...OtherUris.flatMap((uri) => regionOfUri(uri) ?? [])]);
}

interface RegionIndex {
  /** Positions of the images that are available in a region, ascending. */
  readonly availableIn: (region: string) => Uint32Array;
  /** Regions of images that are not in the table of regions, in the order of text. */
  readonly unlisted: readonly string[];
}

/** The group of images without a known region. No region has an empty id. */
const ANYWHERE = '';

/**
 * Groups images by region. Images without a known region belong to every region. They are stored once and merged at
 * each request. We rejected a copy in each region: a hostile catalog with one region for each image would fill the
 * memory. Only the known regions cache their merged list.
 */
export function indexRegions(images: readonly CatalogImage[]): RegionIndex {
  const groups = groupImages(images, (image) => {
    const regions = regionsOf(image);
    return regions.size === 0 ? [ANYWHERE] : regions;
  });
  const anywhere = membersOf(groups, ANYWHERE);
  const merged = new Map<string, Uint32Array>();
  return {
    availableIn: (region) => {
      const known = merged.get(region);
      if (known !== undefined) return known;
      const all = mergeAscending(membersOf(groups, region), anywhere);
      if (findRegion(region) !== undefined) merged.set(region, all);
      return all;
    },
    unlisted: [...groups.numberOf.keys()]
      .filter((region) => region !== ANYWHERE && findRegion(region) === undefined)
      .sort(compareText),
  };
}

/** Images grouped by a text, such as their workspace or each of their regions. */
export interface ImageGroups {
  readonly numberOf: ReadonlyMap<string, number>;
  readonly members: RowLists;
}

/** Groups images. `namesOf` returns the distinct names of the groups of an image. */
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
