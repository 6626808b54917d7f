import { expect, it } from 'vitest';
import { refetchDelay } from './query-client.ts';

it.each([
  ['no data', undefined, undefined],
  ['data without requests', { labels: [] }, undefined],
  ['a new response', { requests: [{ stale: false, ageSeconds: 0 }] }, undefined],
  ['a response that is fresh for the server', { requests: [{ stale: false, ageSeconds: 59 }] }, undefined],
  ['an image set that the server is loading again', { requests: [{ stale: false, ageSeconds: 60 }] }, 10],
  ['a stale response among several', { requests: [{ ageSeconds: 0 }, { stale: true, ageSeconds: 90 }] }, 20],
])('%s has the right refetch delay', (_, data, seconds) => {
  expect(refetchDelay(data)).toBe(seconds);
});
