import type { ReactNode } from 'react';
import type { SortValue } from '../../contract/rows/sort-order.ts';

/** What every cell of a column has in common. A cell draws its own `td`, so that a row needs no further element. */
export interface TdProps {
  readonly role: 'cell';
  readonly className: string;
}

export interface CellProps<Data> {
  readonly row: Data;
  readonly td: TdProps;
}

/** A column of a table. At module scope: for another list of columns everything is worked out again. */
export interface Column<Data> {
  readonly id: string;
  readonly header: () => ReactNode;
  readonly cell: (props: CellProps<Data>) => ReactNode;
  readonly td: TdProps;
  readonly headerClass: string;
  /** Texts are compared by their code units. A column without it does not sort. */
  readonly sortValue?: ((row: Data) => SortValue) | undefined;
  /** The first press of its header sorts in descending order: newest first. */
  readonly startsDescending?: boolean | undefined;
}

export interface ColumnOptions<Data>
  extends Pick<Column<Data>, 'id' | 'header' | 'cell' | 'sortValue' | 'startsDescending'> {
  readonly cellClass?: string;
  readonly headerClass?: string;
}

const CELL =
  'overflow-hidden border-b border-line px-2 py-0 first:pl-4 first:group-aria-[current=true]:shadow-[inset_2px_0_0_var(--color-accent)]';

/** Makes a column. */
export function columnOf<Data>({ cellClass = '', headerClass = '', ...column }: ColumnOptions<Data>): Column<Data> {
  return { ...column, td: { role: 'cell', className: `${CELL} ${cellClass}` }, headerClass };
}
