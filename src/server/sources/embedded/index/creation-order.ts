import { at } from './row-lists.ts';

export type Order = 'ASC' | 'DESC';

/** Puts positions into the order of their times, either way round. */
export type TimeSorter = (positions: Uint32Array, order: Order) => Uint32Array;

/**
 * Prepares sorting by time: each position is ranked once for each direction. Of few positions a request sorts the
 * ranks; many are marked, and the ranking is read in order, as sorting a hundred thousand takes five times as long.
 * A time that is unknown or unreadable comes last in both directions; equal times keep the order of positions.
 */
export function sorterByTime(times: readonly (string | undefined)[]): TimeSorter {
  const parsed = times.map((time) => (time === undefined ? Number.NaN : Date.parse(time)));
  const rankings = { ASC: ranking(parsed, 1), DESC: ranking(parsed, -1) };
  return (positions, order) => {
    const ranks = rankings[order];
    return positions.length * 16 < times.length ? sorted(positions, ranks) : marked(positions, ranks);
  };
}

interface Ranking {
  /** For each position its rank, and for each rank its position. */
  readonly rankOf: Uint32Array;
  readonly ranked: Uint32Array;
}

function sorted(positions: Uint32Array, { rankOf, ranked }: Ranking): Uint32Array {
  return positions
    .map((position) => at(rankOf, position))
    .sort()
    .map((rank) => at(ranked, rank));
}

function marked(positions: Uint32Array, { ranked }: Ranking): Uint32Array {
  const marks = new Uint8Array(ranked.length);
  for (const position of positions) marks[position] = 1;
  const ordered = new Uint32Array(positions.length);
  let count = 0;
  for (const position of ranked) if (marks[position] === 1) ordered[count++] = position;
  return ordered;
}

function ranking(times: readonly number[], direction: 1 | -1): Ranking {
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
