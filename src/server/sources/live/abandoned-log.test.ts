import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { LiveEvent } from './failure.ts';
import { createAbandonedLog } from './live-source.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function logged() {
  const events: LiveEvent[] = [];
  return { events, ...createAbandonedLog((event) => events.push(event)) };
}

test('thousands of requests abandoned together are one line, and later ones one line a minute', () => {
  const { events, note, close } = logged();
  for (let question = 0; question < 2_000; question += 1) note();
  vi.advanceTimersByTime(1_000);
  expect(events).toEqual([{ event: 'abandoned', questions: 2_000 }]);
  for (let second = 0; second < 120; second += 1) {
    note();
    vi.advanceTimersByTime(1_000);
  }
  expect(events.map(({ questions }) => questions)).toEqual([2_000, 60, 60]);
  close();
  expect(events).toHaveLength(3);
});

test('close writes the rest, and a minute without abandoned requests writes no line', () => {
  const { events, note, close } = logged();
  vi.advanceTimersByTime(600_000);
  expect(events).toEqual([]);
  note();
  close();
  expect(events).toEqual([{ event: 'abandoned', questions: 1 }]);
  vi.advanceTimersByTime(600_000);
  expect(events).toHaveLength(1);
});
