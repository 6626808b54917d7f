import '../main.css';
import { useState } from 'react';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '../text/testing/render.tsx';
import { useIsActiveRow } from './active-row.ts';
import { type CellProps, columnOf } from './column.ts';
import { DataTable, type RowGroups } from './data-table.tsx';
import { chooseDensity } from './density.ts';
import { useSortedRows } from './use-sorted-rows.ts';

interface Item {
  readonly id: string;
}

const drawn: string[] = [];
beforeEach(() => drawn.splice(0));

function Name({ row, td }: CellProps<Item>) {
  return (
    <td {...td}>
      <button type="button">{row.id}</button>
    </td>
  );
}

function Actions({ row, td }: CellProps<Item>) {
  const isActive = useIsActiveRow(row.id);
  drawn.push(row.id);
  return (
    <td {...td}>
      <button type="button">{`Open ${row.id}`}</button>
      {isActive && <button type="button">{`Copy ${row.id}`}</button>}
    </td>
  );
}

const COLUMNS = [
  columnOf<Item>({ id: 'Name', header: () => 'Name', cell: (props) => <Name {...props} />, sortValue: ({ id }) => id }),
  columnOf<Item>({ id: 'Actions', header: () => 'Actions', cell: (props) => <Actions {...props} /> }),
];
const NO_SORT: readonly [] = [];

/** Groups of 30. */
const GROUPS: RowGroups<Item> = {
  of: ({ id }) => `group ${Math.floor(Number(id.split(' ')[1]) / 30)}`,
  draw: (line) => `${line.name}, ${line.count}`,
};

interface ItemsProps {
  readonly count: number;
  readonly hidden?: string;
  readonly groups?: RowGroups<Item>;
  readonly selectedId?: string;
}

function Items({ count, hidden, groups, selectedId }: ItemsProps) {
  const [items] = useState(() => Array.from({ length: count }, (_, at) => ({ id: `item ${at}` })));
  const rows = useSortedRows({
    columns: COLUMNS,
    rows: items,
    found: hidden === undefined ? undefined : Uint8Array.from(items, ({ id }) => (id === hidden ? 0 : 1)),
    sort: NO_SORT,
    readColumn: () => undefined,
    onSort: () => undefined,
  });
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: 400 }}>
      <DataTable
        rows={rows}
        name="Items"
        scrollerName="Item rows"
        isBusy={false}
        questionKey={`${count} ${groups !== undefined}`}
        groups={groups}
        selectedId={selectedId}
        rowClass=""
      />
    </div>
  );
}

const button = (name: string) => page.getByRole('button', { name, exact: true });
const scroller = () => page.getByRole('region', { name: 'Item rows' }).element();
const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));

test('only the row under the pointer renders all of its actions, and no other row is rendered again', async () => {
  await render(<Items count={30} />);
  await expect.element(button('Open item 29')).toBeInTheDocument();
  await button('item 2').hover();
  await expect.element(button('Copy item 2')).toBeInTheDocument();
  drawn.splice(0);
  await button('item 3').hover();
  await expect.element(button('Copy item 3')).toBeInTheDocument();
  await expect.element(button('Copy item 2')).not.toBeInTheDocument();
  expect(drawn.sort()).toEqual(['item 2', 'item 3']);
  await button('Name').hover();
  await expect.element(button('Copy item 3')).not.toBeInTheDocument();
});

test('Tab and Shift with Tab reach every action of every row, in order', async () => {
  await render(<Items count={3} />);
  const names = ['item 0', 'Open item 0', 'Copy item 0', 'item 1', 'Open item 1', 'Copy item 1', 'item 2'];
  button('item 0').element().focus();
  for (const name of names.slice(1)) {
    await userEvent.tab();
    await expect.element(button(name)).toHaveFocus();
  }
  for (const name of names.toReversed().slice(1)) {
    await userEvent.tab({ shift: true });
    await expect.element(button(name)).toHaveFocus();
  }
  await userEvent.tab({ shift: true });
  await expect.element(button('Copy item 0')).not.toBeInTheDocument();
});

test.for([
  ['comfortable', 56],
  ['compact', 48],
] as const)(
  'a scroll finds %s rows drawn in its own frame, and few of them in the document',
  async ([density, high]) => {
    onTestFinished(() => chooseDensity('comfortable'));
    await render(<Items count={50_000} />);
    await expect.element(button('item 0')).toBeInTheDocument();
    chooseDensity(density);
    await expect.poll(() => document.querySelector('tbody tr')?.getBoundingClientRect().height).toBe(high);
    const box = scroller().getBoundingClientRect();
    const end = scroller().scrollHeight - scroller().clientHeight;
    for (const part of [1, 0.3, 0.31, 0.9, 0]) {
      const scrolled = new Promise((resolve) => scroller().addEventListener('scroll', resolve, { once: true }));
      scroller().scrollTop = part * end;
      await scrolled;
      // Before the paint of the frame with this scroll event.
      const middle = document.elementFromPoint(box.left + 20, box.top + box.height / 2)?.closest('tr');
      const index = Number(middle?.getAttribute('aria-rowindex'));
      const { top, height } = middle?.getBoundingClientRect() ?? { top: 0, height: 0 };
      expect(middle?.textContent).toContain(`Open item ${index - 2}`);
      expect(Math.round((top - box.top - 36 + scroller().scrollTop) / height)).toBe(index - 2);
      expect(document.querySelectorAll('tbody tr').length).toBeLessThan(52);
    }
  },
);

test('the focus stays in its row at any scroll position, and continues from there', async () => {
  await render(<Items count={2_000} />);
  button('Open item 1').element().focus();
  await frame();
  for (const top of [30_000, 60_000, 200]) {
    scroller().scrollTop = top;
    await frame();
    await frame();
    await expect.element(button('Open item 1')).toHaveFocus();
  }
  scroller().scrollTop = 60_000;
  await frame();
  await frame();
  await userEvent.tab();
  await expect.element(button('Copy item 1')).toHaveFocus();
  await userEvent.tab();
  await expect.element(button('item 2')).toHaveFocus();
  await expect.element(button('item 2')).toBeInViewport();
  scroller().scrollTop = 36 * 1_000;
  await frame();
  await frame();
  await expect.element(button('item 1')).not.toBeInTheDocument();
});

test('the focus of a removed row goes to the scroller and never to another row', async () => {
  const screen = await render(<Items count={2_500} />);
  button('item 1').element().focus();
  await frame();
  await screen.rerender(<Items count={2_500} hidden="item 1" />);
  await expect.element(button('item 1')).not.toBeInTheDocument();
  expect(document.activeElement).toBe(scroller());
});

const lineHeight = () => document.querySelector('tbody tr:not([aria-hidden])')?.getBoundingClientRect().height ?? 0;

/** The line right below the header, and the row below it. */
function topLines(): readonly string[] {
  const { left, bottom } = document.querySelector('thead')?.getBoundingClientRect() ?? new DOMRect();
  const lineAt = (y: number) => document.elementFromPoint(left + 20, bottom + y)?.closest('tr')?.textContent ?? '';
  return [0.5, 1.5].map((lines) => lineAt(lines * lineHeight()));
}

test('each group is below a sticky header row that counts as a row', async () => {
  await render(<Items count={3_000} groups={GROUPS} />);
  await expect.element(button('item 0')).toBeInTheDocument();
  await expect.element(page.getByRole('table')).toHaveAttribute('aria-rowcount', '3101');
  await expect.element(page.getByRole('rowheader', { name: 'group 0, 30' })).toBeInTheDocument();
  expect(button('item 9').element().closest('tr')?.getAttribute('aria-rowindex')).toBe('12');
  expect(topLines()).toEqual(['group 0, 30', expect.stringContaining('item 0')]);
  // The header row itself, a row below it, the last row of the group; 50 groups of 31 lines are above.
  for (const [below, row] of [
    [0, 'item 1500'],
    [12, 'item 1512'],
    [29, 'item 1529'],
  ] as const) {
    const scrolled = new Promise((resolve) => scroller().addEventListener('scroll', resolve, { once: true }));
    scroller().scrollTop = (50 * 31 + below) * lineHeight();
    await scrolled;
    expect(topLines()).toEqual(['group 50, 30', expect.stringContaining(row)]);
    expect(document.querySelectorAll('tbody tr').length).toBeLessThan(45);
  }
});

test('the keyboard moves through groups, and header rows never cover the focus', async () => {
  await render(<Items count={50} groups={GROUPS} />);
  button('item 29').element().focus();
  for (const name of ['Open item 29', 'Copy item 29', 'item 30', 'Open item 30']) {
    await userEvent.tab();
    await expect.element(button(name)).toHaveFocus();
  }
  for (const name of ['item 30', 'Copy item 29', 'Open item 29', 'item 29', 'Copy item 28']) {
    await userEvent.tab({ shift: true });
    await expect.element(button(name)).toHaveFocus();
  }
  for (let count = 0; count < 40; count += 1) {
    await userEvent.tab({ shift: true });
    const { left, top, width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
    expect(document.elementFromPoint(left + width / 2, top + height / 2)).toBe(document.activeElement);
  }
});

test('a selected row scrolls into view below the header row of its group', async () => {
  const screen = await render(<Items count={90} groups={GROUPS} />);
  await expect.element(button('item 0')).toBeInTheDocument();
  scroller().scrollTop = 2_000;
  await frame();
  await screen.rerender(<Items count={90} groups={GROUPS} selectedId="item 33" />);
  await expect.poll(topLines).toEqual(['group 1, 30', expect.stringContaining('item 33')]);
});
