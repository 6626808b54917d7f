import type { SentRequest } from '../api/sent-request.ts';

/** The age of an answer, in seconds before it arrived here, and whether it stands in for one that did not come. */
export function ageOf(requests: readonly SentRequest[]): { readonly seconds: number; readonly stale: boolean } {
  return {
    seconds: Math.max(0, ...requests.map((request) => request.ageSeconds)),
    stale: requests.some((request) => request.stale),
  };
}
