import { printCondition } from '../../contract/filter.ts';
import { hasExtra, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import type { Tally } from '../../contract/image-tally/tally.ts';
import { nearCondition } from '../../contract/near-miss.ts';
import { counted } from './command-context.ts';

/** Tells how many images pass all but `--runs`, and have no label to judge that by. */
export function sayUnjudged(say: (line: string) => void, tally: Tally, { runs }: ImageFilter): void {
  const count = runs === '' ? 0 : tally.unjudged().length;
  if (count > 0) say(`${counted(count, 'image')} cannot be judged by --runs and left out: no label tells`);
}

/** Says that nothing was found, and the label that a condition probably means if no image has the one that was given. */
export function nothingFound(
  noun: string,
  set: ImageSet | undefined,
  filter: ImageFilter,
  isNarrowed: boolean,
): string {
  const isAsked = filter.conditions.length > 0 || hasExtra(filter);
  const what = isAsked || isNarrowed ? `no ${noun} match` : `no ${noun} in this scope`;
  if (set === undefined) return what;
  const valuesOf = (key: string) => set.numbersOf(key).flatMap((number) => set.labels[number]?.Value ?? []);
  const meant = filter.conditions.flatMap((condition) => {
    const near = nearCondition(condition, { keys: set.keys(), valuesOf });
    return near === undefined ? [] : [`for ${printCondition(condition)} did you mean ${printCondition(near)}?`];
  });
  return [what, ...meant].join('; ');
}
