import type { SentRequest } from '../api/sent-request.ts';
import { ageOf } from '../results/request-age.ts';
import type { Side } from './compare-sides.ts';

/** The requests behind the sides, and how old what they brought is. */
interface SideRequests {
  readonly all: readonly SentRequest[];
  /** When the older of the sides was true, in milliseconds since 1970. */
  readonly updatedAt: number;
  /** How old an answer is, in seconds, that stands in for one that did not come. */
  readonly staleSeconds: number | undefined;
}

/** Gathers the requests of sides that do not share them. */
export function requestsOf(sides: readonly Side[]): SideRequests {
  const loads = sides.flatMap(({ images }) => (images.loaded ? [images.loaded] : []));
  const all = loads.flatMap((load) => load.requests);
  const stale = all.filter((request) => request.stale);
  return {
    all,
    updatedAt: Math.min(...loads.map((load) => load.answeredAt - ageOf(load.requests).seconds * 1_000)),
    staleSeconds: stale.length > 0 ? ageOf(stale).seconds : undefined,
  };
}
