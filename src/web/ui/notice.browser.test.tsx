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

test('the alert holds the message alone, and the group holds its actions too', async () => {
  await render(<Page hasProblem />);
  const group = page.getByRole('group', { name: 'Problem' });
  await expect.element(group.getByRole('alert')).toHaveTextContent(/^PAI returned an error$/);
  await expect.element(group.getByRole('button', { name: 'Retry' })).toBeVisible();
});

test('a notice that goes while its button has the focus hands the focus to the results', async () => {
  const screen = await render(<Page hasProblem />);
  page.getByRole('button', { name: 'Retry' }).element().focus();
  await screen.rerender(<Page hasProblem={false} />);
  expect(document.activeElement?.id).toBe('results');
});

test('a notice that goes while the focus is elsewhere leaves it there', async () => {
  const screen = await render(<Page hasProblem />);
  await screen.rerender(<Page hasProblem={false} />);
  expect(document.activeElement).toBe(document.body);
});
