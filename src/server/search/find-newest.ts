import { frameworksAsked } from '../../contract/image-filter/frameworks-asked.ts';
import type { ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { newestOrder } from '../../contract/life-cycle/newest-order.ts';
import { sortInTurns } from './sort-in-turns.ts';

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
