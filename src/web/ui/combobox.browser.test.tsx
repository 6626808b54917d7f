import { useState } from 'react';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '../text/testing/render.tsx';
import { Announcer } from './announcer.tsx';
import { Combobox } from './combobox.tsx';

const CHIPS = ['CPU', 'GPU', 'PPU', 'XPU'];
const onPick = vi.fn<(id: string) => void>();
const onEnter = vi.fn<() => void>();
beforeEach(() => {
  onPick.mockReset();
  onEnter.mockReset();
});

function ChipField() {
  const [text, setText] = useState('');
  return (
    <Combobox
      name="Chip"
      text={text}
      onText={setText}
      options={() => CHIPS.filter((id) => id.includes(text.toUpperCase())).map((id) => ({ id, text: id }))}
      onPick={({ id }) => onPick(id)}
      onEnter={onEnter}
      toggleName="Show the chips"
      clearName="Clear: Chip"
      nothing="No matches."
    />
  );
}

const field = page.getByRole('combobox', { name: 'Chip' });
const options = page.getByRole('option');
const option = (name: string) => page.getByRole('option', { name, exact: true });

describe('with the keyboard', () => {
  beforeEach(async () => {
    await render(
      <>
        <ChipField />
        <Announcer />
      </>,
    );
    await field.click();
  });

  test('typing narrows the list, and nothing is highlighted before an arrow key', async () => {
    await userEvent.keyboard('p');
    await expect.element(field).toHaveAttribute('aria-expanded', 'true');
    // The list's code is loaded when it first opens.
    await expect
      .poll(() => options.elements().map((element) => element.textContent?.trim()))
      .toEqual(['CPU', 'GPU', 'PPU', 'XPU']);
    await userEvent.keyboard('x');
    await userEvent.keyboard('{Backspace}{Backspace}g');
    await expect.element(options).toHaveLength(1);
    await expect.element(option('GPU')).toHaveAttribute('aria-selected', 'false');
    await userEvent.keyboard('{Enter}');
    expect(onEnter).toHaveBeenCalledOnce();
    expect(onPick).not.toHaveBeenCalled();
  });

  test('arrow keys wrap around, the input names the highlighted option, and Enter takes it', async () => {
    await userEvent.keyboard('{ArrowUp}');
    await expect.element(option('XPU')).toHaveAttribute('aria-selected', 'true');
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(option('CPU')).toHaveAttribute('aria-selected', 'true');
    expect(field.element().getAttribute('aria-activedescendant')).toBe(option('CPU').element().id);
    await userEvent.keyboard('{Enter}');
    expect(onPick.mock.calls).toEqual([['CPU']]);
    await expect.element(field).toHaveAttribute('aria-expanded', 'false');
  });

  test('Tab takes a highlighted option and leaves the field', async () => {
    await userEvent.keyboard('{ArrowDown}');
    await userEvent.tab();
    expect(onPick.mock.calls).toEqual([['CPU']]);
    await expect.element(field).not.toHaveFocus();
  });

  test('Escape closes the list first and clears the text second', async () => {
    await userEvent.keyboard('gp');
    await userEvent.keyboard('{Escape}');
    await expect.element(field).toHaveAttribute('aria-expanded', 'false');
    await expect.element(field).toHaveValue('gp');
    await userEvent.keyboard('{Escape}');
    await expect.element(field).toHaveValue('');
  });

  test('text without a match is reported', async () => {
    await userEvent.keyboard('zzz');
    await expect.element(page.getByText('No matches.').first()).toBeVisible();
    await expect.element(options).toHaveLength(0);
    await expect.element(page.getByRole('status')).toHaveTextContent('No matches.');
    // There is no list: its state and its id would promise one.
    await expect.element(field).toHaveAttribute('aria-expanded', 'false');
    await expect.element(field).not.toHaveAttribute('aria-controls');
  });
});

test('the pointer picks without moving the focus, and the cross clears', async () => {
  await render(<ChipField />);
  await field.fill('g');
  await option('GPU').click();
  expect(onPick.mock.calls).toEqual([['GPU']]);
  await expect.element(field).toHaveFocus();
  await page.getByRole('button', { name: 'Clear: Chip' }).click();
  await expect.element(field).toHaveValue('');
});
