import '../../main.css';
import { beforeEach, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '../../text/testing/render.tsx';
import { FacetRow } from './facet-row.tsx';

const onToggle = vi.fn<() => void>();
const onlyThis = vi.fn<() => void>();
beforeEach(() => {
  onToggle.mockReset();
  onlyThis.mockReset();
});

function Row(props: { readonly issue?: string; readonly checked?: boolean }) {
  return (
    <ul>
      <FacetRow
        count={{ images: 34, share: 0.5, isPartial: false }}
        name="GPU"
        text="GPU"
        checked={props.checked ?? false}
        issue={props.issue}
        onToggle={onToggle}
        actions={props.issue === undefined ? [{ id: 'only', text: 'Only this', onChoose: onlyThis }] : []}
      />
    </ul>
  );
}

const box = page.getByRole('checkbox', { name: 'GPU, 34', exact: true });
const menu = page.getByRole('button', { name: 'More for GPU' });

test('the checkbox has the count in its name, and Space ticks it', async () => {
  await render(<Row />);
  box.element().focus();
  await userEvent.keyboard(' ');
  expect(onToggle).toHaveBeenCalledOnce();
});

test('the menu is there for the row with the focus; arrows go to it and back, Tab passes it', async () => {
  await render(<Row />);
  await expect.element(menu).not.toBeInTheDocument();
  box.element().focus();
  await userEvent.keyboard('{ArrowRight}');
  await expect.element(menu).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await page.getByRole('menuitem', { name: 'Only this' }).click();
  expect(onlyThis).toHaveBeenCalledOnce();
  await expect.element(menu).toHaveFocus();
  await userEvent.keyboard('{ArrowLeft}');
  await expect.element(box).toHaveFocus();
  await userEvent.tab();
  await expect.element(menu).not.toBeInTheDocument();
});

test('the menu is there for the row under the pointer', async () => {
  await render(<Row />);
  await userEvent.hover(box);
  await expect.element(menu).toBeVisible();
  await userEvent.unhover(box);
  await expect.element(menu).not.toBeInTheDocument();
});

test('a value that cannot be a filter is disabled, says why, and has no action', async () => {
  await render(<Row issue="no filter" />);
  await expect.element(box).toBeDisabled();
  await userEvent.hover(page.getByText('GPU'));
  await expect.element(menu).not.toBeInTheDocument();
  expect(document.querySelector('label')?.title).not.toBe('');
});

test('one that is ticked all the same can be taken back', async () => {
  await render(<Row issue="no filter" checked />);
  await expect.element(box).toBeEnabled();
});

test('a long version leaves the name its place, and hides no sign that turns the text', async () => {
  await render(
    <ul style={{ width: '248px' }}>
      <FacetRow
        count={undefined}
        name="PyTorch"
        text="PyTorch"
        aside={`\u202e${'1.0-nightly-'.repeat(12)}`}
        checked={false}
        onToggle={onToggle}
      />
    </ul>,
  );
  const width = (text: string | RegExp) => page.getByText(text).element().getBoundingClientRect().width;
  expect(width('PyTorch')).toBeGreaterThan(40);
  expect(width(/^‹U\+202E›1\.0-nightly/)).toBeLessThanOrEqual(124);
});
