import '../main.css';
import { useState } from 'react';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from '../text/testing/render.tsx';
import { type CellProps, columnOf } from './column.ts';
import { DataTable, type RowGroups } from './data-table.tsx';
import { chooseDensity } from './density.ts';
import { focusedRow, keyInRows, press, stepRow } from './row-keys.ts';
import { useSortedRows } from './use-sorted-rows.ts';

interface Item {
  readonly id: string;
}

const onOpen = vi.fn<(id: string) => void>();
beforeEach(() => {
  onOpen.mockReset();
  chooseDensity('comfortable');
});

function Name({ row, td }: CellProps<Item>) {
  return (
    <td {...td}>
      <input type="checkbox" tabIndex={-1} aria-label={`Select ${row.id}`} />
      <button type="button" tabIndex={-1} data-detail={row.id} onClick={() => onOpen(row.id)}>
        {row.id}
      </button>
    </td>
  );
}

const COLUMNS = [
  columnOf<Item>({ id: 'Name', header: () => 'Name', cell: (props) => <Name {...props} />, sortValue: ({ id }) => id }),
  columnOf<Item>({ id: 'Other', header: () => 'Other', cell: ({ td }) => <td {...td}>-</td>, sortValue: () => 1 }),
];
const NO_SORT: readonly [] = [];
/** Groups of 30. */
const GROUPS: RowGroups<Item> = {
  of: ({ id }) => `group ${Math.floor(Number(id.split(' ')[1]) / 30)}`,
  draw: (line) => line.name,
};

function Items({ count, groups }: { readonly count: number; readonly groups?: RowGroups<Item> }) {
  const [items] = useState(() => Array.from({ length: count }, (_, at) => ({ id: `item ${at}` })));
  const rows = useSortedRows({
    columns: COLUMNS,
    rows: items,
    found: undefined,
    sort: NO_SORT,
    readColumn: () => undefined,
    onSort: () => undefined,
  });
  return (
    <div style={{ display: 'flex', flexDirection: 'column', height: 400 }}>
      <button type="button">Before</button>
      <DataTable
        rows={rows}
        name="Items"
        scrollerName="Item rows"
        isBusy={false}
        questionKey={`${count} ${groups !== undefined}`}
        groups={groups}
        rowClass=""
      />
      <button type="button">After</button>
    </div>
  );
}

/** Listens like the page: after all other handlers. */
async function table(count: number, groups?: RowGroups<Item>) {
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target instanceof Element && keyInRows(event.key, event.target)) event.preventDefault();
  };
  addEventListener('keydown', onKeyDown);
  onTestFinished(() => removeEventListener('keydown', onKeyDown));
  await render(<Items count={count} {...(groups && { groups })} />);
  await expect.element(page.getByRole('button', { name: 'item 0', exact: true })).toBeInTheDocument();
  page.getByRole('button', { name: 'Before' }).element().focus();
  await userEvent.tab();
  await expect.element(page.getByRole('region', { name: 'Item rows' })).toHaveFocus();
}

/** The focused element: a row by its item, or a control by its name. */
function focused(): string {
  const { activeElement: element } = document;
  const name = element?.getAttribute('aria-label') ?? element?.textContent ?? '';
  return element?.matches('tr') ? `row of ${element.querySelector('button')?.textContent}` : name;
}

const focusedNow = () => expect.poll(focused);

/** Whether the focused element is visible, below the header and the line of its group. */
function isInSight(): boolean {
  const { left, top, width, height } = document.activeElement?.getBoundingClientRect() ?? new DOMRect();
  return document.activeElement?.contains(document.elementFromPoint(left + width / 2, top + height / 2)) ?? false;
}

test('the table is one Tab stop; arrows go to rows, and in a row to its controls and back', async () => {
  await table(3);
  await userEvent.keyboard('{ArrowDown}');
  await focusedNow().toBe('row of item 0');
  await userEvent.keyboard('{ArrowRight}{ArrowRight}');
  await focusedNow().toBe('item 0');
  await userEvent.keyboard('{ArrowDown}');
  await focusedNow().toBe('item 1');
  await userEvent.keyboard('{ArrowRight}');
  await focusedNow().toBe('item 1');
  await userEvent.keyboard('{ArrowLeft}');
  await focusedNow().toBe('Select item 1');
  await userEvent.keyboard('{ArrowLeft}{ArrowUp}');
  await focusedNow().toBe('row of item 0');
  await userEvent.keyboard('{ArrowUp}');
  await focusedNow().toBe('Name');
  await userEvent.keyboard('{ArrowRight}');
  await focusedNow().toBe('Other');
  await userEvent.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
  await focusedNow().toBe('row of item 2');
  await userEvent.tab();
  await focusedNow().toBe('After');
});

test('Enter opens a row, Space ticks it, and a return to the table finds the same row', async () => {
  await table(3);
  await userEvent.keyboard('{ArrowDown}{ArrowDown} {Enter}');
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('item 1');
  await expect.element(page.getByRole('checkbox', { name: 'Select item 1' })).toBeChecked();
  await userEvent.tab();
  await userEvent.tab({ shift: true });
  await userEvent.keyboard('{ArrowDown}');
  await focusedNow().toBe('row of item 1');
});

test.each([undefined, GROUPS])(
  'Home, End, PageUp and PageDown reach rows that are not rendered yet',
  async (groups) => {
    await table(500, groups);
    await userEvent.keyboard('{End}');
    await focusedNow().toBe('row of item 499');
    expect(isInSight()).toBe(true);
    await userEvent.keyboard('{Home}');
    await focusedNow().toBe('row of item 0');
    expect(isInSight()).toBe(true);
    const places = [0];
    for (let count = 0; count < 8; count += 1) {
      await userEvent.keyboard('{PageDown}');
      await expect.poll(() => Number(/\d+/.exec(focused())?.[0])).toBeGreaterThan(places.at(-1) ?? 0);
      expect(isInSight()).toBe(true);
      places.push(Number(/\d+/.exec(focused())?.[0]));
    }
    expect(places.at(-1)).toBeGreaterThan(20);
    await userEvent.keyboard('{PageUp}');
    await expect.poll(() => Number(/\d+/.exec(focused())?.[0])).toBeLessThan(places.at(-1) ?? 0);
  },
);

test('the header row of a group never takes or covers the focus', async () => {
  await table(35, GROUPS);
  for (let at = 0; at < 35; at += 1) {
    await userEvent.keyboard('{ArrowDown}');
    await focusedNow().toBe(`row of item ${at}`);
    expect(isInSight()).toBe(true);
  }
  for (let at = 33; at >= 0; at -= 1) {
    await userEvent.keyboard('{ArrowUp}');
    await focusedNow().toBe(`row of item ${at}`);
    expect(isInSight()).toBe(true);
  }
});

test('a step goes to a visible row first, then from row to row, and stops at the ends', async () => {
  await table(40);
  const step = async (by: 1 | -1, item: string) => {
    stepRow(by);
    await focusedNow().toBe(`row of ${item}`);
  };
  await step(1, 'item 0');
  await step(1, 'item 1');
  await step(-1, 'item 0');
  await userEvent.keyboard('{End}');
  await focusedNow().toBe('row of item 39');
  await step(1, 'item 39');
  const row = focusedRow();
  expect(row && press(row, '[data-detail]')).toBe(true);
  expect(onOpen).toHaveBeenCalledExactlyOnceWith('item 39');
  expect(row && press(row, '[data-copy]')).toBe(false);
});

test('a key that follows at once continues from the row of the last key', async () => {
  await table(400);
  await userEvent.keyboard('{ArrowDown}');
  await focusedNow().toBe('row of item 0');
  // Without a frame between them, so the row at the end is not rendered yet.
  const press = (key: string) => keyInRows(key, document.activeElement ?? document.body);
  press('End');
  press('ArrowUp');
  await focusedNow().toBe('row of item 398');
  press('Home');
  press('ArrowUp');
  await focusedNow().toBe('Name');
});
