import type { ImageSet } from '../image-tally/image-set.ts';
import { type ComparedImage, compareImages, type ImageChanges } from './compare-images.ts';

/** Some images of a set, by their positions. */
interface ChosenImages {
  readonly set: ImageSet;
  readonly positions: readonly number[] | Uint32Array;
}

/**
 * Compares the chosen images of two sets. An image that passes the filter on one side only is neither new nor gone.
 * Labels are compared by number, and only images that differ become objects: most of 100,000 images are the same.
 */
export function compareImageSets(before: ChosenImages, after: ChosenImages): ImageChanges {
  const { set: old } = before;
  const { set: now } = after;
  const placeNow = new Map<string, number>();
  for (let at = 0; at < now.size; at += 1) placeNow.set(now.text('ImageId', at) ?? '', at);
  const chosenNow = new Uint8Array(now.size);
  for (const at of after.positions) chosenNow[at] = 1;
  const chosenOld = new Uint8Array(old.size);
  for (const at of before.positions) chosenOld[at] = 1;
  const inNow = Int32Array.from(old.labels, ({ Key, Value }) => now.numberOf(Key, Value) ?? -1);

  const differ: { readonly before: ComparedImage[]; readonly after: ComparedImage[] } = { before: [], after: [] };
  const known = new Uint8Array(now.size);
  for (let at = 0; at < old.size; at += 1) {
    const place = placeNow.get(old.text('ImageId', at) ?? '');
    if (place !== undefined) known[place] = 1;
    if (chosenOld[at] === 0 && (place === undefined || chosenNow[place] === 0)) continue;
    if (place !== undefined && isSame(old, at, now, place, inNow)) continue;
    differ.before.push(imageAt(old, at));
    if (place !== undefined) differ.after.push(imageAt(now, place));
  }
  for (const at of after.positions) if (known[at] === 0) differ.after.push(imageAt(now, at));
  return compareImages(differ.before, differ.after);
}

function isSame(old: ImageSet, at: number, now: ImageSet, place: number, inNow: Int32Array): boolean {
  const own = old.labelsOf(at);
  const others = now.labelsOf(place);
  return (
    own.length === others.length &&
    own.every((number) => others.includes(inNow[number] ?? -1)) &&
    (old.text('Name', at) ?? '') === (now.text('Name', place) ?? '') &&
    (old.text('ImageUri', at) ?? '') === (now.text('ImageUri', place) ?? '')
  );
}

function imageAt(set: ImageSet, at: number): ComparedImage {
  return {
    ImageId: set.text('ImageId', at) ?? '',
    Name: set.text('Name', at) ?? '',
    ImageUri: set.text('ImageUri', at) ?? '',
    Labels: set.labelsAt(at),
  };
}
