import { expect, it } from 'vitest';
import { refetchDelay } from './query-client.ts';

it.each([
  ['nothing yet', undefined, undefined],
  ['what says nothing of its requests', { labels: [] }, undefined],
  ['a new answer', { requests: [{ stale: false, ageSeconds: 0 }] }, undefined],
  ['an answer that is fresh for the server', { requests: [{ stale: false, ageSeconds: 59 }] }, undefined],
  ['an image set that the server loads again', { requests: [{ stale: false, ageSeconds: 60 }] }, 10],
  ['one of several that stands in', { requests: [{ ageSeconds: 0 }, { stale: true, ageSeconds: 90 }] }, 20],
])('%s is asked for again in so many seconds', (_, data, seconds) => {
  expect(refetchDelay(data)).toBe(seconds);
});
