import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '../text/testing/render.tsx';
import { Menu } from './menu.tsx';

const onChoose = vi.fn<(id: string) => void>();
beforeEach(() => onChoose.mockReset());

function ColumnMenu({ unavailable }: { readonly unavailable?: string }) {
  const items = ['Name', 'Size', 'Region'].map((id) => ({ id, text: id, onChoose: () => onChoose(id) }));
  const checks = [{ id: 'Chips', text: 'Chips', checked: true, onChoose: () => onChoose('Chips') }];
  return (
    <>
      <Menu name="Columns" icon={null} items={[...items, ...checks]} unavailable={unavailable} />
      <button type="button">Next</button>
    </>
  );
}

const button = page.getByRole('button', { name: 'Columns' });
const menu = page.getByRole('menu', { name: 'Columns' });
const item = (name: string) => page.getByRole('menuitem', { name });

test('a press opens it with the first item focused, and another press closes it', async () => {
  await render(<ColumnMenu />);
  await button.click();
  await expect.element(item('Name')).toHaveFocus();
  await button.click();
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(button).toHaveAttribute('aria-expanded', 'false');
});

test('arrow keys, Home and End move through the items and wrap around', async () => {
  await render(<ColumnMenu />);
  await button.click();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(item('Size')).toHaveFocus();
  await userEvent.keyboard('{End}');
  await expect.element(page.getByRole('menuitemcheckbox', { name: 'Chips' })).toHaveFocus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(item('Name')).toHaveFocus();
  await userEvent.keyboard('{ArrowUp}{Home}');
  await expect.element(item('Name')).toHaveFocus();
});

test('ArrowUp on the button opens it with the last item focused', async () => {
  await render(<ColumnMenu />);
  button.element().focus();
  await userEvent.keyboard('{ArrowUp}');
  await expect.element(page.getByRole('menuitemcheckbox', { name: 'Chips' })).toHaveFocus();
});

test('choosing closes it and restores the focus; a checkbox keeps it open', async () => {
  await render(<ColumnMenu />);
  await button.click();
  await page.getByRole('menuitemcheckbox', { name: 'Chips' }).click();
  await expect.element(menu).toBeVisible();
  await item('Size').click();
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
  expect(onChoose.mock.calls).toEqual([['Chips'], ['Size']]);
});

test('Escape restores the focus, Tab continues after the button', async () => {
  await render(<ColumnMenu />);
  await button.click();
  await userEvent.keyboard('{Escape}');
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
  await button.click();
  await userEvent.tab();
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Next' })).toHaveFocus();
});

test('a press elsewhere closes it', async () => {
  await render(<ColumnMenu />);
  await button.click();
  await page.getByRole('button', { name: 'Next' }).click();
  await expect.element(menu).not.toBeInTheDocument();
});

test('without items it stays closed and says why', async () => {
  await render(<ColumnMenu unavailable="Nothing to show" />);
  await expect.element(button).toHaveAttribute('aria-disabled', 'true');
  await expect.element(button).toHaveAttribute('title', 'Nothing to show');
  await button.click({ force: true });
  await expect.element(menu).not.toBeInTheDocument();
});

test('of exclusive choices the current one is marked and focused, and choosing closes', async () => {
  const items = ['Light', 'Dark'].map((id) => ({
    id,
    text: id,
    isChosen: id === 'Dark',
    onChoose: () => onChoose(id),
  }));
  await render(<Menu name="Columns" icon={null} items={items} isIconOnly />);
  const choice = (name: string) => page.getByRole('menuitemradio', { name });
  await button.click();
  await expect.element(choice('Dark')).toHaveFocus();
  await expect.element(choice('Dark')).toHaveAttribute('aria-checked', 'true');
  await expect.element(choice('Light')).toHaveAttribute('aria-checked', 'false');
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(onChoose).toHaveBeenCalledExactlyOnceWith('Light');
  await expect.element(menu).not.toBeInTheDocument();
  await expect.element(button).toHaveFocus();
});
