import '../../main.css';
import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { ApiError } from '../../api/api-error.ts';
import { render } from '../../text/testing/render.tsx';
import { Problem } from './problem.tsx';

test.each([
  ['DayNotKept', 404, 0],
  ['HistoryNotKept', 404, 0],
  ['InternalError', 500, 1],
  ['NoPermission', 403, 1],
])('of %s there are the cause and, where it can help, a way to try again', async (code, status, buttons) => {
  const error = new ApiError({ code, status, message: 'What the server says', retryable: false });
  await render(<Problem error={error} at={0} keepsRows={false} isRetrying={false} onRetry={() => undefined} />);
  await expect.element(page.getByRole('alert')).toHaveTextContent(/What the server says/);
  expect(page.getByRole('button', { name: 'Retry', exact: true }).elements()).toHaveLength(buttons);
});
