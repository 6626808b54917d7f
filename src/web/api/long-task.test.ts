import { expect, test } from 'vitest';
import { afterLongTask } from './long-task.ts';

test.each([
  ['a long task lets waiting tasks run first', 100, ['waiting', 'next step']],
  ['a short task goes on', 0, ['next step', 'waiting']],
])('%s', async (_, milliseconds, expected) => {
  const order: string[] = [];
  const waiting = new Promise<void>((resolve) => {
    setTimeout(() => {
      order.push('waiting');
      resolve();
    });
  });
  await afterLongTask(performance.now() - milliseconds);
  order.push('next step');
  await waiting;
  expect(order).toEqual(expected);
});
