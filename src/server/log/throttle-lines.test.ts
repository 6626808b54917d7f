import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { throttleLines } from './log.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('the first line at once, the others as one with their number, and never two within the time', () => {
  const lines: string[] = [];
  const say = throttleLines((line) => lines.push(line), 1_000);
  for (const line of ['a', 'b', 'c', 'd']) say(line);
  expect(lines).toEqual(['a']);
  vi.advanceTimersByTime(1_000);
  expect(lines).toEqual(['a', 'd (and 2 more within 1 s)']);
  say('e');
  expect(lines).toHaveLength(2);
  vi.advanceTimersByTime(1_000);
  expect(lines).toEqual(['a', 'd (and 2 more within 1 s)', 'e']);
  vi.advanceTimersByTime(5_000);
  say('f');
  expect(lines.at(-1)).toBe('f');
});
