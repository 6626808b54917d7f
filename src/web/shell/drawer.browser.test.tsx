import '../main.css';
import { useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '../text/testing/render.tsx';
import { BesideMainSlot } from '../ui/beside-main.tsx';
import { Drawer } from './drawer.tsx';

const NAMES = ['first', 'second', 'third'];
const onStep = vi.fn<(by: 1 | -1) => void>();
beforeEach(() => onStep.mockReset());

function Page() {
  const [at, setAt] = useState<number>();
  const title = at === undefined ? '' : (NAMES[at] ?? '');
  return (
    <BesideMainSlot>
      <main>
        <button type="button" id="opener" onClick={() => setAt(0)}>
          Open
        </button>
        <input aria-label="Filter" onFocus={() => setTimeout(() => setAt(1), 50)} />
        {at !== undefined && (
          <Drawer
            title={title}
            subject={title}
            onClose={() => setAt(undefined)}
            onStep={(by) => {
              onStep(by);
              setAt((now = 0) => Math.min(2, Math.max(0, now + by)));
            }}
            returnFocus={() => document.getElementById('opener')?.focus()}
          >
            <input aria-label="A field" />
          </Drawer>
        )}
      </main>
    </BesideMainSlot>
  );
}

const open = async (width: number) => {
  await page.viewport(width, 800);
  await render(<Page />);
  await page.getByRole('button', { name: 'Open' }).click();
};

describe('on a wide screen', () => {
  const panel = page.getByRole('complementary');

  test('it is beside main, named by its title, and its heading has the focus', async () => {
    await open(1400);
    await expect.element(page.getByRole('complementary', { name: 'first' })).toBeVisible();
    await expect.element(panel.getByRole('heading', { name: 'first' })).toHaveFocus();
    expect(page.getByRole('main').element().contains(panel.element())).toBe(false);
  });

  test('arrow keys, j and k go from row to row, but a field keeps its keys', async () => {
    await open(1400);
    await expect.element(panel.getByRole('heading', { name: 'first' })).toHaveFocus();
    await userEvent.keyboard('{ArrowDown}j');
    await expect.element(page.getByRole('complementary', { name: 'third' })).toBeVisible();
    await userEvent.keyboard('k');
    await expect.element(page.getByRole('complementary', { name: 'second' })).toBeVisible();
    await page.getByRole('textbox', { name: 'A field' }).fill('jk');
    await userEvent.keyboard('{ArrowDown}');
    expect(onStep.mock.calls).toEqual([[1], [1], [-1]]);
  });

  test('it leaves the focus to a field that the reader types in before it arrives', async () => {
    await page.viewport(1400, 800);
    await render(<Page />);
    const field = page.getByRole('textbox', { name: 'Filter' });
    await field.fill('cuda');
    await expect.element(page.getByRole('complementary', { name: 'second' })).toBeVisible();
    await expect.element(field).toHaveFocus();
  });

  test('Escape closes it and restores the focus', async () => {
    await open(1400);
    await expect.element(panel.getByRole('heading', { name: 'first' })).toHaveFocus();
    await userEvent.keyboard('{Escape}');
    await expect.element(panel).not.toBeInTheDocument();
    await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
  });
});

test('from 768 pixels it is beside main', async () => {
  await open(768);
  await expect.element(page.getByRole('complementary', { name: 'first' })).toBeVisible();
  await expect.element(page.getByRole('dialog')).not.toBeInTheDocument();
});

test('on a narrow screen it is a full-screen modal dialog, which Escape closes', async () => {
  await open(767);
  const dialog = page.getByRole('dialog', { name: 'first' });
  await expect.element(dialog).toBeVisible();
  expect(dialog.element().matches(':modal')).toBe(true);
  const box = dialog.element().getBoundingClientRect();
  expect([box.x, box.y, box.width, box.height]).toEqual([0, 0, 767, 800]);
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(page.getByRole('button', { name: 'Open' })).toHaveFocus();
});
