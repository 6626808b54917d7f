import { useState } from 'react';
import { expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import type { SortBy } from '../../contract/rows/sort-order.ts';
import { render } from '../text/testing/render.tsx';
import { columnOf } from './column.ts';
import { DataTable } from './data-table.tsx';
import { useSortedRows } from './use-sorted-rows.ts';

interface Pair {
  readonly id: string;
  readonly key: string;
  readonly value: string;
}
const PAIRS: Pair[] = [
  ['a', '2'],
  ['b', '1'],
  ['a', '1'],
].map(([key = '', value = '']) => ({ id: `${key}${value}`, key, value }));
const pairColumn = (id: string, read: (pair: Pair) => string) =>
  columnOf<Pair>({ id, header: () => id, cell: ({ row, td }) => <td {...td}>{read(row)}</td>, sortValue: read });
const COLUMNS = [pairColumn('Key', (pair) => pair.key), pairColumn('Value', (pair) => pair.value)];
const readColumn = (id: string) => (id === 'Key' || id === 'Value' ? id : undefined);

function Pairs() {
  const [sort, setSort] = useState<readonly SortBy<'Key' | 'Value'>[]>([]);
  const rows = useSortedRows({ columns: COLUMNS, rows: PAIRS, found: undefined, sort, readColumn, onSort: setSort });
  return <DataTable rows={rows} name="Pairs" scrollerName="Pair rows" isBusy={false} questionKey="" rowClass="" />;
}

const header = (name: string) => page.getByRole('columnheader', { name, exact: true });
const press = (name: string, modifiers: ('Shift' | 'Control')[] = []) =>
  header(name).getByRole('button', { name, exact: true }).click({ modifiers });
const rows = () =>
  [...document.querySelectorAll('tbody tr')].map((row) => row.textContent?.replace(/\s/g, '')).filter(Boolean);

test('a press sorts ascending, then descending, then not at all', async () => {
  await render(<Pairs />);
  await press('Value');
  await expect.element(header('Value')).toHaveAttribute('aria-sort', 'ascending');
  expect(rows()).toEqual(['b1', 'a1', 'a2']);
  await press('Value');
  await expect.element(header('Value')).toHaveAttribute('aria-sort', 'descending');
  await press('Value');
  await expect.element(header('Value')).toHaveAttribute('aria-sort', 'none');
  expect(rows()).toEqual(['a2', 'b1', 'a1']);
});

test('Shift adds a level; only the first level has aria-sort, and no name changes', async () => {
  await render(<Pairs />);
  await press('Key');
  await press('Value', ['Shift']);
  expect(rows()).toEqual(['a1', 'a2', 'b1']);
  await expect.element(header('Key')).toHaveAttribute('aria-sort', 'ascending');
  await expect.element(header('Value')).toHaveAttribute('aria-sort', 'none');
  expect(document.querySelector('[data-level="2"]')).not.toBeNull();
});

test('the keyboard presses it; Tab skips it, because arrow keys reach it', async () => {
  await render(<Pairs />);
  await userEvent.tab();
  await userEvent.tab();
  await expect.element(header('Key').getByRole('button')).not.toHaveFocus();
  header('Key').getByRole('button').element().focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(header('Key')).toHaveAttribute('aria-sort', 'ascending');
});
