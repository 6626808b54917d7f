import type { SentRequest } from '../api/sent-request.ts';

/** What was loaded: the requests behind it, and when the last of them was answered, in milliseconds since 1970. */
interface Load {
  readonly requests: readonly SentRequest[];
  readonly answeredAt: number;
}

/** Since when all that was loaded has been true, in milliseconds since 1970: the oldest answer decides. */
export function trueSince({ requests, answeredAt }: Load): number {
  return answeredAt - oldest(requests) * 1_000;
}

/** How old an answer is, in seconds, that stands in for one that did not come; nothing where none does. */
export function staleSeconds(requests: readonly SentRequest[]): number | undefined {
  const stale = requests.filter((request) => request.stale);
  return stale.length === 0 ? undefined : oldest(stale);
}

function oldest(requests: readonly SentRequest[]): number {
  return requests.reduce((age, request) => Math.max(age, request.ageSeconds), 0);
}
