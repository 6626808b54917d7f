import { mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { type ComparedImage, compareImages, type ImageChanges } from '../../contract/changes/compare-images.ts';
import { type KeptDay, readDay, writeDay } from './day-file.ts';

/** So many days after one that holds everything, the next one does. */
const WHOLE_EVERY = 7;
const DAY_FILE = /^(\d{4}-\d{2}-\d{2})\.json\.gz$/;

type Images = ReadonlyMap<string, ComparedImage>;

/** The days of one scope, in one folder. Their images are worked out from what changed. */
export class ScopeHistory {
  readonly #folder: string;
  #days: readonly KeptDay[] = [];

  /** Loads what the folder holds. A day that cannot be read, and those that hang on it, are set aside and told. */
  constructor(folder: string, say: (line: string) => void) {
    this.#folder = folder;
    mkdirSync(folder, { recursive: true });
    const days: KeptDay[] = [];
    for (const name of readdirSync(folder).sort()) {
      const day = DAY_FILE.exec(name)?.[1];
      if (day === undefined) continue;
      const path = join(folder, name);
      try {
        const read = readDay(path);
        if (read.day !== day) throw new Error(`holds ${read.day}`);
        if (read.all === undefined && (days.length === 0 || read.after !== days.at(-1)?.day))
          throw new Error('the day before it is missing');
        days.push(read);
      } catch (error) {
        const why = error instanceof Error ? error.message.split('\n')[0]?.slice(0, 200) : 'unknown reason';
        renameSync(path, `${path}.damaged`);
        say(`history: ${path} is damaged (${why}) and set aside as ${name}.damaged`);
      }
    }
    this.#days = days;
  }

  /** The days that there are, first to last. */
  get days(): readonly string[] {
    return this.#days.map(({ day }) => day);
  }

  /**
   * Keeps the images of a day, in the place of those of the same day. A day before the last one is not kept: somebody has set the clock
   * back. Returns whether it was kept.
   */
  keep(day: string, images: readonly ComparedImage[], maxDays: number): boolean {
    const last = this.#days.at(-1);
    if (last !== undefined && day < last.day) return false;
    const before = last?.day === day ? this.#days.slice(0, -1) : this.#days;
    const { new: added, gone, changed } = compareImages(imagesAfter(before).values(), images);
    const sinceWhole = before.length - before.findLastIndex(({ all }) => all !== undefined);
    const all = images.map(kept);
    const entry: KeptDay = {
      v: 1,
      day,
      after: before.at(-1)?.day,
      set: [...added, ...changed.map(({ after }) => after)].map(kept),
      gone: gone.map(({ ImageId }) => ImageId),
      ...((before.length === 0 || sinceWhole > WHOLE_EVERY) && { all }),
    };
    writeDay(this.#pathOf(day), entry);
    this.#days = [...before, entry];
    while (this.#days.length > maxDays) this.#dropFirst();
    return true;
  }

  /** The images of the last day, and of the last one that is not after another day; of the first one if there is none. */
  between(
    since: string,
  ): { readonly from: string; readonly to: string; readonly before: Images; readonly after: Images } | undefined {
    const last = this.#days.at(-1);
    if (last === undefined) return undefined;
    const at = Math.max(
      0,
      this.#days.findLastIndex(({ day }) => day <= since),
    );
    const from = this.#days[at]?.day ?? last.day;
    return { from, to: last.day, before: imagesAfter(this.#days.slice(0, at + 1)), after: imagesAfter(this.#days) };
  }

  /** What changed on each day after another one, last day first. */
  changesByDay(since: string): readonly { readonly day: string; readonly changes: ImageChanges }[] {
    const start = Math.max(
      0,
      this.#days.findLastIndex(({ day }) => day <= since),
    );
    const images = new Map(imagesAfter(this.#days.slice(0, start + 1)));
    const found = this.#days.slice(start + 1).map((entry) => {
      const touched = [...entry.gone, ...entry.set.map(({ ImageId }) => ImageId)];
      const before = touched.flatMap((id) => images.get(id) ?? []);
      for (const id of entry.gone) images.delete(id);
      for (const image of entry.set) images.set(image.ImageId, image);
      return { day: entry.day, changes: compareImages(before, entry.set) };
    });
    return found.reverse();
  }

  /** The second day becomes one that holds everything, before the first one goes. */
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

/** The images after these days: from the last one that holds everything. */
function imagesAfter(days: readonly KeptDay[]): Images {
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
