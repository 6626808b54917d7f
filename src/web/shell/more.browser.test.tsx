import '../main.css';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { chooseDensity } from '../table/density.ts';
import { render } from '../text/testing/render.tsx';
import { More } from './more.tsx';

const onRefresh = vi.fn();
const onShowRequest = vi.fn();
beforeEach(() => {
  onRefresh.mockReset();
  onShowRequest.mockReset();
  chooseDensity('comfortable');
});

function Bar({ canRefresh = true }: { readonly canRefresh?: boolean }) {
  return (
    <>
      <More canRefresh={canRefresh} onRefresh={onRefresh} onShowRequest={onShowRequest} />
      <button type="button">Next</button>
    </>
  );
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const more = button('More');

test('it opens plain buttons that Tab reaches', async () => {
  await render(<Bar />);
  await expect.element(button('Refresh')).not.toBeInTheDocument();
  await more.click();
  await expect.element(more).toHaveAttribute('aria-expanded', 'true');
  await expect.element(button('Density')).toBeVisible();
  expect(page.getByRole('menu').elements()).toEqual([]);
  more.element().focus();
  for (const name of ['Refresh', 'Request', 'Density', 'Next']) {
    await userEvent.tab();
    await expect.element(button(name)).toHaveFocus();
  }
  await expect.element(button('Refresh')).not.toBeInTheDocument();
});

test('Refresh and Request close it and restore the focus', async () => {
  await render(<Bar />);
  for (const [name, called] of [
    ['Refresh', onRefresh],
    ['Request', onShowRequest],
  ] as const) {
    await more.click();
    await button(name).click();
    expect(called).toHaveBeenCalledTimes(1);
    await expect.element(button(name)).not.toBeInTheDocument();
    await expect.element(more).toHaveFocus();
  }
});

test('Escape closes it and restores the focus, a press elsewhere closes it', async () => {
  await render(<Bar />);
  await more.click();
  await button('Refresh').element().focus();
  await userEvent.keyboard('{Escape}');
  await expect.element(button('Refresh')).not.toBeInTheDocument();
  await expect.element(more).toHaveFocus();
  await more.click();
  await button('Next').click();
  await expect.element(button('Refresh')).not.toBeInTheDocument();
});

test('if requests are not allowed, Refresh says so and does nothing', async () => {
  await render(<Bar canRefresh={false} />);
  await more.click();
  await expect.element(button('Refresh')).toHaveAttribute('aria-disabled', 'true');
  await button('Refresh').click({ force: true });
  expect(onRefresh).not.toHaveBeenCalled();
});

test('the density is chosen in place, and stored', async () => {
  await render(<Bar />);
  await more.click();
  await expect.element(button('Density')).toHaveAttribute('aria-pressed', 'false');
  await expect.element(button('Density')).toHaveAccessibleDescription('Comfortable');
  await button('Density').click();
  await expect.element(button('Density')).toHaveAttribute('aria-pressed', 'true');
  await expect.element(button('Density')).toHaveAccessibleDescription('Compact');
  expect(localStorage.getItem('pai-image-labels.density')).toBe('compact');
});
