import { setImmediate } from 'node:timers/promises';
import { frameworksAsked } from '../../contract/image-filter/frameworks-asked.ts';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { newestOrder } from '../../contract/life-cycle/newest-order.ts';
import { splitUri } from '../../contract/life-cycle/uri-parts.ts';

/** Positions of the images that a tally chooses, the newest first. */
export function newestFirst(tally: Tally, filter: ImageFilter): Promise<readonly number[]> {
  const compare = newestOrder(tally.set, frameworksAsked(filter));
  return sortInTurns(tally.positions, (a, b) => compare(b, a));
}

/** The order in words, part of every result. */
export function newestRule(filter: ImageFilter): string {
  const asked = frameworksAsked(filter);
  const frameworks =
    asked.length === 0
      ? 'versions of frameworks by name'
      : `version of ${asked.join(', then of ')}, versions of other frameworks by name`;
  return `The greatest of the images that pass, by ${frameworks}, CUDA version, tag in version order, GmtCreateTime, ImageId. Where a version or a time is missing, the image counts as older.`;
}

/** Whether a URI is one word, as a shell passes it on: without blanks, line ends and signs that are not ASCII. */
export function isOneWord(uri: string): boolean {
  return /^[!-~]+$/.test(uri);
}

/** A release as Renovate's custom datasource reads it. */
export interface Release {
  readonly version: string;
  readonly releaseTimestamp?: string;
}

/** The tags of images, oldest first as Renovate expects; each once, with its first known time. */
export function releasesOf({ set }: Tally, newestFirst: readonly number[]): readonly Release[] {
  const releases = new Map<string, Release>();
  for (const position of newestFirst.toReversed()) {
    const { tag } = splitUri(set.text('ImageUri', position) ?? '');
    const time = Date.parse(set.text('GmtCreateTime', position) ?? '');
    const before = releases.get(tag);
    if (tag === '' || before?.releaseTimestamp !== undefined) continue;
    releases.set(tag, {
      version: tag,
      ...(!Number.isNaN(time) && { releaseTimestamp: new Date(time).toISOString() }),
    });
  }
  return [...releases.values()];
}

/** About ten milliseconds of comparisons of images. */
const STEP = 4_000;

/**
 * Sorts as `toSorted` does, and lets the event loop run in between: `toSorted` of 100,000 images blocks it for a quarter
 * of a second.
 */
export async function sortInTurns<T>(items: readonly T[], compare: (a: T, b: T) => number): Promise<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let from = 0; from < items.length; from += STEP) {
    if (from > 0) await setImmediate();
    runs.push(items.slice(from, from + STEP).sort(compare));
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let at = 0; at < runs.length; at += 2) merged.push(await merge(runs[at] ?? [], runs[at + 1] ?? [], compare));
    runs = merged;
  }
  return runs[0] ?? [];
}

/** Of equal items those of the first list come first. */
async function merge<T>(
  first: readonly T[],
  second: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  const merged: T[] = [];
  let [a, b] = [0, 0];
  while (a < first.length && b < second.length) {
    const [one, other] = [first[a] as T, second[b] as T];
    if (compare(one, other) <= 0) {
      merged.push(one);
      a += 1;
    } else {
      merged.push(other);
      b += 1;
    }
    if (merged.length % STEP === 0) await setImmediate();
  }
  return [...merged, ...first.slice(a), ...second.slice(b)];
}
