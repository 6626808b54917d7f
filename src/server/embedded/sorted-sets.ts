import { at } from './row-lists.ts';

/** The numbers that every ascending list holds, smallest list first, so that the cost follows the rarest condition. */
export function intersectAll(lists: readonly Uint32Array[]): Uint32Array {
  const [smallest, ...others] = [...lists].sort((a, b) => a.length - b.length);
  return others.reduce(intersect, smallest ?? new Uint32Array());
}

/** The numbers that two ascending lists share; `few` should be the shorter one. */
function intersect(few: Uint32Array, many: Uint32Array): Uint32Array {
  const shared = new Uint32Array(few.length);
  let count = 0;
  let from = 0;
  for (const number of few) {
    from = firstNotBelow(many, number, from);
    if (from === many.length) break;
    if (many[from] === number) shared[count++] = number;
  }
  return shared.subarray(0, count);
}

/** Those of ascending `numbers` that are at least `from` and below `to`, as a view. */
export function between(numbers: Uint32Array, from: number, to: number): Uint32Array {
  const start = firstNotBelow(numbers, from, 0);
  return numbers.subarray(start, firstNotBelow(numbers, to, start));
}

/**
 * Where the first number not below `number` stands, searched from `from` on in doubling steps and then by halves: near
 * finds cost a step or two, far ones a logarithm. A plain merge would read all of `many` for a single image.
 */
function firstNotBelow(many: Uint32Array, number: number, from: number): number {
  let step = 1;
  let low = from;
  let high = from;
  while (high < many.length && at(many, high) < number) {
    low = high + 1;
    high += step;
    step *= 2;
  }
  high = Math.min(high, many.length);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (at(many, middle) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The numbers of two ascending lists that share none, ascending. An empty list costs nothing. */
export function mergeAscending(a: Uint32Array, b: Uint32Array): Uint32Array {
  if (a.length === 0) return b;
  if (b.length === 0) return a;
  const merged = new Uint32Array(a.length + b.length);
  let inA = 0;
  let inB = 0;
  for (let end = 0; end < merged.length; end++) {
    const takesA = inB === b.length || (inA < a.length && at(a, inA) < at(b, inB));
    merged[end] = takesA ? at(a, inA++) : at(b, inB++);
  }
  return merged;
}
