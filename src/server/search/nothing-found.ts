import { printCondition } from '../../contract/filter.ts';
import { hasExtra, type ImageFilter } from '../../contract/image-filter/image-filter.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { nearCondition } from '../../contract/near-miss.ts';

/** "1 image", "2 images". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Reports an empty result, and the label that a condition probably means if no image has the given one. */
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
