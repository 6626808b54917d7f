/**
 * A stream of whole numbers that depends only on the seed (mulberry32), so that a catalog is the same on every
 * machine. Math.random has no seed.
 *
 * @param {number} seed
 * @returns {(below: number) => number} a whole number from 0 to below `below`
 */
export function seededRandom(seed) {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}
