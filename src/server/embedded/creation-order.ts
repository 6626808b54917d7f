import { at } from './row-lists.ts';

export type Order = 'ASC' | 'DESC';

/** Puts positions into the order of their times, either way round. */
export type TimeSorter = (positions: Uint32Array, order: Order) => Uint32Array;

/**
 * Prepares sorting by time: each position is ranked once for each direction, so that a request sorts plain numbers.
 * A time that is unknown or unreadable comes last in both directions; equal times keep the order of positions.
 */
export function sorterByTime(times: readonly (string | undefined)[]): TimeSorter {
  const parsed = times.map((time) => (time === undefined ? Number.NaN : Date.parse(time)));
  const rankings = { ASC: ranking(parsed, 1), DESC: ranking(parsed, -1) };
  return (positions, order) => {
    const { rankOf, ranked } = rankings[order];
    return positions
      .map((position) => at(rankOf, position))
      .sort()
      .map((rank) => at(ranked, rank));
  };
}

function ranking(times: readonly number[], direction: 1 | -1) {
  const ranked = Uint32Array.from(times.keys()).sort((a, b) => {
    const [timeA = Number.NaN, timeB = Number.NaN] = [times[a], times[b]];
    const unknownLast = Number(Number.isNaN(timeA)) - Number(Number.isNaN(timeB));
    return unknownLast || direction * (timeA - timeB) || a - b;
  });
  const rankOf = new Uint32Array(ranked.length);
  ranked.forEach((position, rank) => {
    rankOf[position] = rank;
  });
  return { rankOf, ranked };
}
