import '../../main.css';
import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { openView, useSearchState } from '../../address/use-search-state.ts';
import { createQueryClient } from '../../api/query-client.ts';
import { addConditions } from '../../filter/filter-changes.ts';
import { render } from '../../text/testing/render.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { registerActions } from '../page-actions.ts';
import { HelpTool } from './help-tool.tsx';
import { switchLetters } from './letters.ts';

const refresh = vi.fn<() => void>();
let withdraw: () => void;
beforeEach(async () => {
  refresh.mockReset();
  withdraw = registerActions({ refresh });
  switchLetters(true);
  openView('labels', EMPTY_SEARCH);
});
afterEach(() => withdraw());

function Page() {
  const [state, update] = useSearchState();
  const [isOpen, setOpen] = useState(false);
  const [client] = useState(createQueryClient);
  const add = (value: string) => update(addConditions([{ key: 'chip', value }]));
  return (
    <QueryClientProvider client={client}>
      <HelpTool />
      <button type="button" onClick={() => add('GPU')}>
        Add GPU
      </button>
      <button type="button" onClick={() => add('CPU')}>
        Add CPU
      </button>
      <button type="button" onClick={() => update((before) => ({ ...before, region: 'cn-beijing' }))}>
        Beijing
      </button>
      <button type="button" onClick={() => update((before) => ({ ...before, q: 'text' }))}>
        Search
      </button>
      <button type="button" onClick={() => setOpen(true)}>
        Open
      </button>
      <output>{`${state.region ?? 'any'}: ${state.conditions.map(({ value }) => value).join(' ')}; ${state.q}`}</output>
      <input aria-label="Text" />
      <input aria-label="Box" data-focus-fallback />
      <textarea aria-label="Area" />
      <input type="checkbox" aria-label="Tick" />
      {isOpen && (
        <Dialog title="Over all" closeName="Close" onClose={() => setOpen(false)}>
          <p>text</p>
        </Dialog>
      )}
    </QueryClientProvider>
  );
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const output = () => document.querySelector('output')?.textContent;
const help = page.getByRole('dialog', { name: 'Help' });
const field = (name: string) => page.getByLabelText(name).element() as HTMLElement;

/** Presses a key on the focused element, like a browser. */
const press = (init: KeyboardEventInit) =>
  (document.activeElement ?? document.body).dispatchEvent(
    new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init }),
  );

test('a single letter is a shortcut outside text fields, also on a button and on a checkbox', async () => {
  await render(<Page />);
  for (const element of [button('Open').element(), field('Tick')]) {
    (element as HTMLElement).focus();
    await userEvent.keyboard('r');
  }
  expect(refresh).toHaveBeenCalledTimes(2);
});

test.each(['Text', 'Box', 'Area'])('in the field %s a letter is text', async (name) => {
  await render(<Page />);
  field(name).focus();
  await userEvent.keyboard('r?');
  expect(refresh).not.toHaveBeenCalled();
  await expect.element(page.getByLabelText(name)).toHaveValue('r?');
  await expect.element(help).not.toBeInTheDocument();
});

test.each<[string, KeyboardEventInit, number]>([
  ['with Ctrl', { key: 'r', ctrlKey: true }, 0],
  ['with the command key', { key: 'r', metaKey: true }, 0],
  ['with Alt', { key: 'r', altKey: true }, 0],
  ['with Shift', { key: 'R', shiftKey: true }, 0],
  ['with Caps Lock', { key: 'R' }, 1],
  ['held down', { key: 'r', repeat: true }, 0],
  ['in another script, by its place', { key: 'к', code: 'KeyR' }, 1],
  ['that has no meaning', { key: 'z' }, 0],
  ['named like a member of every object', { key: 'toString' }, 0],
])('a letter %s', async (_, init, times) => {
  await render(<Page />);
  button('Open').element().focus();
  press(init);
  expect(refresh).toHaveBeenCalledTimes(times);
});

test('no shortcut works while a dialog is open; Escape closes only the dialog', async () => {
  await render(<Page />);
  await button('Open').click();
  const dialog = page.getByRole('dialog', { name: 'Over all' });
  await expect.element(dialog).toBeVisible();
  await userEvent.keyboard('r?');
  expect(refresh).not.toHaveBeenCalled();
  await expect.element(help).not.toBeInTheDocument();
  await userEvent.keyboard('{Escape}');
  await expect.element(dialog).not.toBeInTheDocument();
  await expect.element(button('Open')).toHaveFocus();
});

test('letters can be switched off in the help, permanently; the other keys stay', async () => {
  await render(<Page />);
  button('Add GPU').element().focus();
  await userEvent.keyboard('?');
  const letters = help.getByRole('switch', { name: 'Single-letter keys' });
  await expect.element(letters).toBeChecked();
  await letters.click();
  await expect.element(letters).not.toBeChecked();
  expect(localStorage.getItem('pai-image-labels.single-keys')).toBe('off');
  await help.getByRole('button', { name: 'Close help' }).click();
  await expect.element(help).not.toBeInTheDocument();
  await expect.element(button('Add GPU')).toHaveFocus();
  await userEvent.keyboard('r?{Enter}');
  expect(refresh).not.toHaveBeenCalled();
  await expect.element(help).not.toBeInTheDocument();
  expect(output()).toContain('GPU');
  await userEvent.keyboard('{Control>}z{/Control}');
  expect(output()).not.toContain('GPU');
  await button('Help').click();
  await expect.element(help.getByRole('switch')).not.toBeChecked();
});

test('changes of filters and of the region can be undone one by one, and redone', async () => {
  await render(<Page />);
  await button('Add GPU').click();
  await button('Beijing').click();
  // Not a filter, so it is not changed.
  await button('Search').click();
  await button('Add CPU').click();
  const states = ['any: ; text', 'any: GPU; text', 'cn-beijing: GPU; text', 'cn-beijing: GPU CPU; text'];
  expect(output()).toBe(states[3]);
  for (const at of [2, 1, 0, 0]) {
    await userEvent.keyboard('{Control>}z{/Control}');
    await expect.poll(output).toBe(states[at]);
  }
  for (const at of [1, 2]) {
    await userEvent.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    await expect.poll(output).toBe(states[at]);
  }
  await userEvent.keyboard('{Control>}y{/Control}');
  await expect.poll(output).toBe(states[3]);
  // A new change clears the redo list.
  await userEvent.keyboard('{Control>}z{/Control}');
  await button('Add CPU').click();
  await userEvent.keyboard('{Control>}y{/Control}');
  expect(output()).toBe(states[3]);
});

test('in a text the browser handles Ctrl+Z, in the empty filter box it undoes a filter', async () => {
  await render(<Page />);
  await button('Add GPU').click();
  for (const name of ['Text', 'Area']) {
    field(name).focus();
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(output()).toContain('GPU');
  }
  field('Box').focus();
  await userEvent.keyboard('a{Control>}z{/Control}');
  expect(output()).toContain('GPU');
  await userEvent.clear(page.getByLabelText('Box'));
  await userEvent.keyboard('{Control>}z{/Control}');
  await expect.poll(output).not.toContain('GPU');
});
