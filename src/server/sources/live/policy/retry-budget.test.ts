import { expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { RetryBudget } from './region-gate.ts';

test.each([1, 10, 50, 100])('a thousand failing requests, %i ms apart, cause at most 200 retries', (apart) => {
  const { clock, pass } = fakeClock();
  const budget = new RetryBudget(clock);
  let retries = 0;
  for (let i = 0; i < 1_000; i += 1) {
    budget.countQuestion();
    if (budget.spend()) retries += 1;
    pass(apart);
  }
  expect(retries).toBeLessThanOrEqual(200);
  expect(retries).toBeGreaterThanOrEqual(100);
});

test('occasional requests always get a retry', () => {
  const { clock, pass } = fakeClock();
  const budget = new RetryBudget(clock);
  for (let i = 0; i < 50; i += 1) {
    budget.countQuestion();
    expect(budget.spend()).toBe(true);
    pass(2_000);
  }
});
