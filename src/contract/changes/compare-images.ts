import { labelId } from '../label-sets.ts';
import type { Image, Label } from '../operations.ts';
import { compareText, sortByVersion } from '../versions.ts';

/** The compared fields of an image. We left out times and the like: they change without any effect on a filter. */
export type ComparedImage = Pick<Image, 'ImageId' | 'Name' | 'ImageUri' | 'Labels'>;

/** An image that is on both sides and differs. */
export interface ChangedImage {
  readonly ImageId: string;
  readonly before: ComparedImage;
  readonly after: ComparedImage;
  /** Labels that only one side has, ordered by key and version. */
  readonly removed: readonly Label[];
  readonly added: readonly Label[];
}

/** The differences between the images of two days or two files. Each list is ordered by name, then id. */
export interface ImageChanges {
  readonly new: readonly ComparedImage[];
  readonly gone: readonly ComparedImage[];
  readonly changed: readonly ChangedImage[];
}

/** Compares images by id. Ids must be distinct on each side. */
export function compareImages(before: Iterable<ComparedImage>, after: Iterable<ComparedImage>): ImageChanges {
  const old = new Map<string, ComparedImage>();
  for (const image of before) old.set(image.ImageId, image);
  const found: ComparedImage[] = [];
  const changed: ChangedImage[] = [];
  for (const image of after) {
    const known = old.get(image.ImageId);
    old.delete(image.ImageId);
    if (known === undefined) found.push(image);
    else changed.push(...changeOf(known, image));
  }
  return {
    new: found.sort(byName),
    gone: [...old.values()].sort(byName),
    changed: changed.sort((a, b) => byName(a.after, b.after)),
  };
}

/** The number of images in all lists. */
export function countChanges(changes: ImageChanges): number {
  return changes.new.length + changes.gone.length + changes.changed.length;
}

function changeOf(before: ComparedImage, after: ComparedImage): readonly ChangedImage[] {
  const removed = labelsWithout(before.Labels, after.Labels);
  const added = labelsWithout(after.Labels, before.Labels);
  const isSame =
    removed.length === 0 &&
    added.length === 0 &&
    (before.Name ?? '') === (after.Name ?? '') &&
    (before.ImageUri ?? '') === (after.ImageUri ?? '');
  return isSame ? [] : [{ ImageId: after.ImageId, before, after, removed, added }];
}

function labelsWithout(labels: readonly Label[] = [], others: readonly Label[] = []): readonly Label[] {
  if (labels === others) return [];
  // Most labels of a changed image are the same, and in the same place.
  const moved = labels.filter(({ Key, Value }, at) => others[at]?.Key !== Key || others[at]?.Value !== Value);
  if (moved.length === 0) return [];
  const known = new Set(others.map(labelId));
  const left = [...new Map(moved.map((label) => [labelId(label), label]))];
  const only = left.flatMap(([id, label]) => (known.has(id) ? [] : [label]));
  return sortByVersion(only, ({ Value }) => Value).toSorted((a, b) => compareText(a.Key, b.Key));
}

function byName(a: ComparedImage, b: ComparedImage): number {
  return compareText(a.Name || a.ImageId, b.Name || b.ImageId) || compareText(a.ImageId, b.ImageId);
}
