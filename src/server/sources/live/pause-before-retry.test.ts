import { describe, expect, test } from 'vitest';
import { pauseBeforeRetry } from './ask-service.ts';
import type { Failure, RetryFix } from './failure.ts';

function failure(fix: RetryFix, retryAfterSeconds?: number): Failure {
  const error = { code: 'X', message: '', status: 500, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
  return { kind: 'outage', fix, error };
}

describe('the pause before a retry', () => {
  test('is random from 0.1 to 1 s if only time helps', () => {
    const pauses = Array.from({ length: 1_000 }, () => pauseBeforeRetry(failure('time'), 15_000, Math.random) ?? -1);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(100);
    expect(Math.max(...pauses)).toBeLessThanOrEqual(1_000);
    const buckets = Array.from(
      { length: 10 },
      (_, at) => pauses.filter((ms) => Math.floor((ms - 100) / 90) === at).length,
    );
    expect(Math.max(...buckets)).toBeLessThan(200);
  });

  test.each([
    [2, 15_000, 2_100],
    [10, 15_000, 10_100],
    [11, 15_000, undefined],
    [10, 11_000, undefined],
    [0, 15_000, 100],
  ])('asked for %i s with %i ms left it is %s', (asked, remaining, wait) => {
    expect(pauseBeforeRetry(failure('time', asked), remaining, () => 0)).toBe(wait);
  });

  test.each(['nonce', 'clock', 'token'] as const)('is 0 if %s helps', (fix) => {
    expect(pauseBeforeRetry(failure(fix), 15_000, Math.random)).toBe(0);
    expect(pauseBeforeRetry(failure(fix), 500, Math.random)).toBeUndefined();
  });

  test('is undefined if nothing helps', () => {
    expect(pauseBeforeRetry(failure('none', 1), 15_000, Math.random)).toBeUndefined();
  });
});
