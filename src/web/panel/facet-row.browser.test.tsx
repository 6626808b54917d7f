import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import type { FacetValue } from '../filter/facet-model.ts';
import { FacetRow } from './facet-row.tsx';

const onToggle = vi.fn<() => void>();
const onlyThis = vi.fn<() => void>();
beforeEach(() => {
  onToggle.mockReset();
  onlyThis.mockReset();
});

const GPU: FacetValue = {
  id: 'GPU',
  text: 'GPU',
  conditions: [{ key: 'system.chipType', value: 'GPU' }],
  checked: false,
  impossible: false,
  filterable: true,
};

function Row({ value = GPU }: { readonly value?: FacetValue }) {
  return (
    <ul>
      <FacetRow
        value={value}
        count={{ images: 34, share: 0.5, isPartial: false }}
        name={value.text}
        text={value.text}
        onToggle={onToggle}
        actions={[{ text: 'only', name: 'Only this: GPU', run: onlyThis }]}
      />
    </ul>
  );
}

const box = page.getByRole('checkbox', { name: 'GPU, 34', exact: true });
const action = page.getByRole('button', { name: 'Only this: GPU' });

test('the checkbox has the count in its name, and Space ticks it', async () => {
  await render(<Row />);
  await userEvent.tab();
  await expect.element(box).toHaveFocus();
  await userEvent.keyboard(' ');
  expect(onToggle).toHaveBeenCalledOnce();
});

test('arrows go to the actions and back; Tab passes them', async () => {
  await render(<Row />);
  await userEvent.tab();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(action).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  expect(onlyThis).toHaveBeenCalledOnce();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(box).toHaveFocus();
  await userEvent.tab();
  await expect.element(action).not.toHaveFocus();
});

test('a value that no filter can hold is disabled, says why, and has no action', async () => {
  await render(<Row value={{ ...GPU, filterable: false }} />);
  await expect.element(box).toBeDisabled();
  await expect.element(action).not.toBeInTheDocument();
  expect(document.querySelector('label')?.title).not.toBe('');
});

test('one that is ticked all the same can be taken back', async () => {
  await render(<Row value={{ ...GPU, filterable: false, checked: true }} />);
  await expect.element(box).toBeEnabled();
});
