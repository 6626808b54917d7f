import { describe, expect, test } from 'vitest';
import { WrittenAnswer } from '../../image-source.ts';
import { fakeClock } from '../testing/fake-clock.ts';
import { written } from '../testing/written.ts';
import { AnswerCache, CACHE_LIMITS } from './shared-answers.ts';

const ANSWER = written({ Labels: [] });

const ofBytes = (bytes: number) => new WrittenAnswer(new Uint8Array(bytes), 'R-1');

describe('an answer', () => {
  test('is fresh for 60 s and may replace a failure for 24 h', () => {
    const { clock, pass } = fakeClock();
    const cache = new AnswerCache(clock);
    cache.keep('a', ANSWER);
    pass(59_999);
    expect(cache.get('a')).toEqual({ answer: ANSWER, ageMs: 59_999, fresh: true });
    pass(1);
    expect(cache.get('a')).toMatchObject({ fresh: false });
    pass(24 * 3_600_000 - 60_000);
    expect(cache.get('a')).toMatchObject({ ageMs: 24 * 3_600_000, fresh: false });
    pass(1);
    expect(cache.get('a')).toBeUndefined();
  });

  test('is not fresh if the clock was set back', () => {
    const { clock, pass } = fakeClock();
    const cache = new AnswerCache(clock);
    cache.keep('a', ANSWER);
    pass(-3_600_000);
    expect(cache.get('a')).toEqual({ answer: ANSWER, ageMs: 0, fresh: false });
  });

  test('is gone when dropped', () => {
    const cache = new AnswerCache(fakeClock().clock);
    cache.keep('a', ANSWER);
    cache.drop('a');
    expect(cache.get('a')).toBeUndefined();
  });
});

describe('memory is bounded', () => {
  const kept = (cache: AnswerCache, count: number) =>
    Array.from({ length: count }, (_, at) => cache.get(`k${at}`)).filter(Boolean).length;

  test('by entries', () => {
    const cache = new AnswerCache(fakeClock().clock);
    for (let i = 0; i < 6_000; i += 1) cache.keep(`k${i}`, ANSWER);
    expect(kept(cache, 6_000)).toBe(5_000);
    expect(cache.get('k999')).toBeUndefined();
    expect(cache.get('k5999')).toBeDefined();
  });

  test('by bytes of memory', () => {
    const cache = new AnswerCache(fakeClock().clock);
    for (let i = 0; i < 100; i += 1) cache.keep(`k${i}`, ofBytes(1024 * 1024));
    expect(kept(cache, 100)).toBe(31);
  });

  test('an answer larger than the cache is not kept, and drops no other', () => {
    const cache = new AnswerCache(fakeClock().clock);
    cache.keep('k0', ANSWER);
    cache.keep('k1', ofBytes(CACHE_LIMITS.bytes));
    expect(kept(cache, 2)).toBe(1);
  });
});
