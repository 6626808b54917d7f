/** Takes one unit; gives nothing where there was one, else the seconds until there is. */
export type RateLimit = () => number | undefined;

/** At most `most` units in any span of `windowMs`. `now` gives milliseconds of a clock that nobody sets. */
export function createRateLimit(
  most: number,
  windowMs: number,
  now: () => number = () => performance.now(),
): RateLimit {
  const taken: number[] = [];
  return () => {
    const time = now();
    const [oldest] = taken;
    if (taken.length >= most && oldest !== undefined && time - oldest < windowMs)
      return Math.max(1, Math.ceil((oldest + windowMs - time) / 1_000));
    taken.push(time);
    if (taken.length > most) taken.shift();
    return undefined;
  };
}
