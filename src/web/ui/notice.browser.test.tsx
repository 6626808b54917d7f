import { expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { render } from '../text/testing/render.tsx';
import { Notice } from './notice.tsx';

function Page({ hasProblem }: { readonly hasProblem: boolean }) {
  return (
    <>
      {hasProblem && (
        <Notice name="Problem" tone="danger" actions={<button type="button">Retry</button>}>
          PAI returned an error
        </Notice>
      )}
      <div id="results" tabIndex={-1}>
        rows
      </div>
    </>
  );
}

test('the alert contains only the message, and the group contains its actions too', async () => {
  await render(<Page hasProblem />);
  const group = page.getByRole('group', { name: 'Problem' });
  await expect.element(group.getByRole('alert')).toHaveTextContent(/^PAI returned an error$/);
  await expect.element(group.getByRole('button', { name: 'Retry' })).toBeVisible();
});

test('a notice that disappears with the focus moves it to the results', async () => {
  const screen = await render(<Page hasProblem />);
  page.getByRole('button', { name: 'Retry' }).element().focus();
  await screen.rerender(<Page hasProblem={false} />);
  expect(document.activeElement?.id).toBe('results');
});

test('a notice that disappears without the focus does not move it', async () => {
  const screen = await render(<Page hasProblem />);
  await screen.rerender(<Page hasProblem={false} />);
  expect(document.activeElement).toBe(document.body);
});
