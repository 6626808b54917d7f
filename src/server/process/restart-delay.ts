const FIRST_MS = 250;
const LONGEST_MS = 30_000;

/**
 * How long to wait before a process that crashed is replaced, in milliseconds: a quarter of a second at first, twice as
 * long after each further crash in a row, at most half a minute. `crashes` counts from 1.
 */
export function restartDelay(crashes: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** (crashes - 1));
}
