import { type ComparedImage, compareImages, type ImageChanges } from '../../contract/changes/compare-images.ts';
import { type ImageTable, imageTableOf } from '../../contract/life-cycle/image-table.ts';
import type { SavedDay } from './day-files.ts';

/** The changes of a day, relative to the saved day before it. */
export interface DayOfChanges {
  readonly day: string;
  readonly changes: ImageChanges;
}

/** An image in one of its forms: it exists from the day at `from`, and no longer on the day at `until`. */
export interface ImageVersion {
  readonly image: ComparedImage;
  readonly from: number;
  readonly until: number;
}

/** What happened to the images of a scope. Days are indexes of `days`. */
export interface Timeline {
  /** First to last. */
  readonly days: readonly string[];
  /** The changes of each day but the first. Their images are the same objects as those of `versions`. */
  readonly changes: readonly DayOfChanges[];
  readonly versions: readonly ImageVersion[];
  /** The images of all versions, in the same order. */
  readonly table: ImageTable;
}

/**
 * Reads saved days, of which the first has all images. Each form of an image is one version however many days it stays,
 * so a filter judges it once: we rejected a list of images for each day, which took over half a second for 400 days.
 */
export function timelineOf(kept: readonly SavedDay[]): Timeline {
  const present = new Map<string, Version>();
  const versions: Version[] = [];
  const begin = (image: ComparedImage, from: number) => {
    const version = { image, from, until: kept.length };
    present.set(image.ImageId, version);
    versions.push(version);
  };
  for (const image of kept[0]?.all ?? []) begin(image, 0);
  const changes: DayOfChanges[] = [];
  for (const [place, { day, gone, set }] of kept.entries()) {
    if (place === 0) continue;
    const touched = [...gone, ...set.map(({ ImageId }) => ImageId)].flatMap((id) => present.get(id) ?? []);
    for (const version of touched) version.until = place;
    for (const id of gone) present.delete(id);
    for (const image of set) begin(image, place);
    const before = touched.map(({ image }) => image);
    changes.push({ day, changes: compareImages(before, set) });
  }
  const table = imageTableOf(versions.map(({ image }) => image));
  return { days: kept.map(({ day }) => day), changes, versions, table };
}

/** A version whose end is unknown until the last day is read. */
type Version = { -readonly [Field in keyof ImageVersion]: ImageVersion[Field] };

/** Whether a version exists on a day. */
export function existsOn({ from, until }: ImageVersion, day: number): boolean {
  return from <= day && day < until;
}

/** The changes between a day and the last one. Versions that exist on both are the same. */
export function changesFrom({ days, versions }: Timeline, day: number): ImageChanges {
  const last = days.length - 1;
  const differing = versions.filter((version) => existsOn(version, day) !== existsOn(version, last));
  const images = (on: number) => differing.filter((version) => existsOn(version, on)).map(({ image }) => image);
  return compareImages(images(day), images(last));
}
