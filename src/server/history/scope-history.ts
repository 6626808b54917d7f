import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { LRUCache } from 'lru-cache';
import {
  type ComparedImage,
  compareImages,
  countChanges,
  type ImageChanges,
} from '../../contract/changes/compare-images.ts';
import { loadDays, type SavedDay, writeDay } from './day-files.ts';
import { makeFolder } from './folder.ts';
import { changesFrom, type Timeline, timelineOf } from './timeline.ts';

/** This many days after a day with all images, the next one is written. */
const WHOLE_EVERY = 7;
/** The number of days whose changes until the last day are kept in memory. */
const MAX_COMPARED = 8;

type Images = ReadonlyMap<string, ComparedImage>;

/** The differences between two saved days. */
export interface ChangesSince {
  readonly from: string;
  readonly to: string;
  readonly changes: ImageChanges;
  readonly timeline: Timeline;
  /** The index of `from` in the timeline. */
  readonly day: number;
}

/** The days of one scope, in one folder. Their images are computed from the changes. */
export class ScopeHistory {
  readonly #folder: string;
  #days: readonly SavedDay[] = [];
  /** Keyed by the day that is compared with the last one. */
  readonly #changes = new LRUCache<string, ImageChanges>({ max: MAX_COMPARED });
  #timeline: Timeline | undefined;

  /** Loads the days in the folder. */
  constructor(folder: string, say: (line: string) => void) {
    this.#folder = folder;
    makeFolder(folder);
    this.#days = loadDays(folder, say);
  }

  /** The saved days, first to last. */
  get days(): readonly string[] {
    return this.#days.map(({ day }) => day);
  }

  /**
   * The images of a day; undefined if the day is not kept. `as` is the same object as long as the images stay the same.
   */
  on(day: string): { readonly as: object; readonly images: Images } | undefined {
    const at = this.#days.findIndex((one) => one.day === day);
    const as = this.#days[at];
    return as && { as, images: imagesAfter(this.#days.slice(0, at + 1)) };
  }

  /**
   * Saves the images of a day and replaces those of the same day. Ignores a day before the last one: the clock was set
   * back. Returns whether it was saved.
   */
  keep(day: string, images: readonly ComparedImage[], maxDays: number): boolean {
    const last = this.#days.at(-1);
    if (last !== undefined && day < last.day) return false;
    const before = last?.day === day ? this.#days.slice(0, -1) : this.#days;
    const all = images.map(kept);
    if (before !== this.#days && countChanges(compareImages(imagesAfter(this.#days).values(), all)) === 0) return true;
    const { new: added, gone, changed } = compareImages(imagesAfter(before).values(), all);
    const sinceWhole = before.length - before.findLastIndex(({ all }) => all !== undefined);
    const entry: SavedDay = {
      v: 1,
      day,
      after: before.at(-1)?.day,
      set: [...added, ...changed.map(({ after }) => after)],
      gone: gone.map(({ ImageId }) => ImageId),
      ...((before.length === 0 || sinceWhole > WHOLE_EVERY) && { all }),
    };
    writeDay(this.#pathOf(day), entry);
    this.#days = [...before, entry];
    this.#changes.clear();
    this.#timeline = undefined;
    while (this.#days.length > maxDays) this.#dropFirst();
    return true;
  }

  /** All saved days as a timeline; undefined without days. Computed once for as long as they stay the same. */
  get timeline(): Timeline | undefined {
    if (this.#days.length > 0) this.#timeline ??= timelineOf(this.#days);
    return this.#timeline;
  }

  /** The changes between the last saved day up to another day, or the first one, and the last day. */
  changesSince(since: string): ChangesSince | undefined {
    const { timeline } = this;
    const day = this.placeOf(since);
    const from = timeline?.days[day];
    const to = timeline?.days.at(-1);
    if (timeline === undefined || from === undefined || to === undefined) return undefined;
    const changes = this.#changes.get(from) ?? changesFrom(timeline, day);
    this.#changes.set(from, changes);
    return { from, to, changes, timeline, day };
  }

  /** The index of the newest day up to this one; of the first day if all are later. */
  placeOf(since: string): number {
    return Math.max(
      0,
      this.#days.findLastIndex(({ day }) => day <= since),
    );
  }

  /** Writes all images into the second day before the first one is removed. */
  #dropFirst(): void {
    const [first, second, ...rest] = this.#days;
    if (first === undefined || second === undefined) return;
    const whole = { ...second, all: second.all ?? [...imagesAfter([first, second]).values()] };
    if (second.all === undefined) writeDay(this.#pathOf(second.day), whole);
    rmSync(this.#pathOf(first.day), { force: true });
    this.#days = [whole, ...rest];
  }

  #pathOf(day: string): string {
    return join(this.#folder, `${day}.json.gz`);
  }
}

/** The images after these days: computed from the last one with all images. */
function imagesAfter(days: readonly SavedDay[]): Images {
  const whole = days.findLastIndex(({ all }) => all !== undefined);
  const images = new Map<string, ComparedImage>((days[whole]?.all ?? []).map((image) => [image.ImageId, image]));
  for (const { gone, set } of days.slice(whole + 1)) {
    for (const id of gone) images.delete(id);
    for (const image of set) images.set(image.ImageId, image);
  }
  return images;
}

function kept({ ImageId, Name, ImageUri, Labels }: ComparedImage): ComparedImage {
  return { ImageId, ...(Name && { Name }), ...(ImageUri && { ImageUri }), Labels: Labels ?? [] };
}
