import '../../main.css';
import { useState } from 'react';
import { expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../../contract/image-tally/tally.ts';
import type { Image } from '../../../contract/operations.ts';
import { EMPTY_SEARCH, filterOf } from '../../address/search-state.ts';
import { axisOf } from '../../image-set/axis.ts';
import { chooseDensity } from '../../table/density.ts';
import { render } from '../../text/testing/render.tsx';
import type { MatrixLook } from './matrix-look.ts';
import { matrixOf } from './matrix-model.ts';
import { MatrixTable } from './matrix-table.tsx';
import { toggledOpen } from './open-groups.ts';

const CUDA = 'system.dsw.cudaVersion';
/** 250 rows by 40 columns: more cells than are drawn. */
const MANY = Array.from(
  { length: 1_000 },
  (_, n): Image => ({
    ImageId: `image-${n}`,
    Labels: [
      { Key: 'row', Value: `r${n % 250}` },
      { Key: 'column', Value: `c${(n + Math.floor(n / 250)) % 40}` },
    ],
  }),
);
const FEW = ['12.4', '12.1', '11.8', '10.0'].map(
  (Value, at): Image => ({
    ImageId: `image-${at}`,
    Labels: [
      { Key: CUDA, Value },
      { Key: 'chip', Value: 'GPU' },
    ],
  }),
);

function Table({
  images,
  rows,
  cols,
}: {
  readonly images: readonly Image[];
  readonly rows: string;
  readonly cols: string;
}) {
  const [set] = useState(() => imageSetOf(images));
  const [state, setState] = useState(EMPTY_SEARCH);
  goBack = () => setState(EMPTY_SEARCH);
  const [axes] = useState(() => [axisOf(set, rows), axisOf(set, cols)] as const);
  const look: MatrixLook = {
    matrix: matrixOf(tallyImages(set, filterOf(state)), ...axes, state),
    state,
    filter: filterOf(state),
    isPartial: false,
    onFollow: () => undefined,
    onToggle: (key, group) => setState((before) => ({ ...before, open: toggledOpen(before.open, key, group) })),
  };
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: 500, width: 900 }}>
      <MatrixTable look={look} isBusy={false} takeFocusedCell={() => undefined} />
    </div>
  );
}

/** Acts like Back: the state changes without a press in the table. */
let goBack = () => {};

const table = page.getByRole('table');
const focusedCell = () => (document.activeElement as HTMLElement | null)?.dataset.cell;
const isInSight = () => {
  const cell = document.activeElement?.getBoundingClientRect();
  const head = table.element().querySelector('thead')?.getBoundingClientRect();
  const foot = table.element().querySelector('tfoot')?.getBoundingClientRect();
  return cell && head && foot && cell.top >= head.bottom - 1 && cell.bottom <= foot.top + 1;
};
/** Cells that Tab reaches. */
const stops = () => table.element().querySelectorAll('[tabindex="0"]').length;
const focus = (mark: string) => table.element().querySelector<HTMLElement>(`[data-cell="${mark}"]`)?.focus();

test.each(['comfortable', 'compact'] as const)('a large matrix draws the rows in sight, %s', async (density) => {
  chooseDensity(density);
  onTestFinished(() => chooseDensity('comfortable'));
  await render(<Table images={MANY} rows="row" cols="column" />);
  await expect.element(table).toHaveAttribute('aria-rowcount', '252');
  const drawn = () => table.element().querySelectorAll('tbody tr:not([aria-hidden])').length;
  expect(drawn()).toBeLessThan(60);
  const scroller = page.getByRole('region').element();
  const height = scroller.scrollHeight;

  focus('1:1');
  for (let step = 0; step < 30; step += 1) await userEvent.keyboard('{ArrowDown}');
  expect(focusedCell()).toBe('31:1');
  await expect.poll(isInSight).toBe(true);
  expect(stops()).toBe(1);

  // The row of the focus stays while others are looked at.
  scroller.scrollTo(0, scroller.scrollHeight);
  await expect.element(page.getByRole('rowheader', { name: 'r249', exact: true })).toBeInTheDocument();
  expect(focusedCell()).toBe('31:1');
  expect(scroller.scrollHeight).toBe(height);
  const last = table.element().querySelector('tr[aria-rowindex="251"]')?.getBoundingClientRect();
  const foot = table.element().querySelector('tfoot')?.getBoundingClientRect();
  expect(Math.abs((last?.bottom ?? 0) - (foot?.top ?? 1_000))).toBeLessThanOrEqual(1);

  await userEvent.keyboard('{ArrowUp}');
  expect(focusedCell()).toBe('30:1');
  await expect.poll(isInSight).toBe(true);
  await userEvent.keyboard('{Control>}{End}{/Control}');
  expect(focusedCell()).toBe('251:41');
  await userEvent.keyboard('{ArrowUp}');
  expect(focusedCell()).toBe('250:41');
  await expect.poll(isInSight).toBe(true);
  expect(stops()).toBe(1);
});

test('a head opens to its versions; Tab goes to its button, arrows go past it', async () => {
  await render(<Table images={FEW} rows={CUDA} cols="chip" />);
  const heads = () => [...table.element().querySelectorAll('th[scope=row]')].map((head) => head.textContent);
  expect(heads()).toEqual(['12.x', '11.x', '10.x', 'Total']);
  focus('1:0');
  await userEvent.keyboard('{ArrowRight}{ArrowLeft}');
  expect(focusedCell()).toBe('1:0');
  await userEvent.keyboard('{Shift>}{Tab}{/Shift}{Enter}');
  expect(heads()).toEqual(['12.x', '12.4', '12.1', '11.x', '10.x', 'Total']);
  const button = page.getByRole('button', { name: 'Show 12.x of CUDA' });
  await expect.element(button).toHaveFocus();
  await expect.element(button).toHaveAttribute('aria-expanded', 'true');
  await expect.element(page.getByRole('rowheader', { name: '12.x', exact: true })).toBeInTheDocument();
  await userEvent.keyboard('{ArrowDown}');
  expect(focusedCell()).toBe('2:0');

  await userEvent.keyboard('{Control>}{End}{/Control}{ArrowUp}{ArrowUp}{ArrowUp}');
  expect(focusedCell()).toBe('3:2');
  goBack();
  await expect.poll(heads).toEqual(['12.x', '11.x', '10.x', 'Total']);
  await expect.poll(focusedCell).toBe('3:2');
  goBack();
});
