import type { ReactNode } from 'react';
import type { SortValue } from '../../contract/rows/sort-order.ts';

/**
 * The attributes that every cell of a column shares. A cell renders its own `td`, so that a row needs no other element.
 */
export interface TdProps {
  readonly role: 'cell';
  readonly className: string;
}

export interface CellProps<Data> {
  readonly row: Data;
  readonly td: TdProps;
}

/** A column of a table. Define it at module scope: a new list of columns recomputes everything. */
export interface Column<Data> {
  readonly id: string;
  readonly header: () => ReactNode;
  readonly cell: (props: CellProps<Data>) => ReactNode;
  readonly td: TdProps;
  readonly headerClass: string;
  /** Texts are compared by UTF-16 units. A column without it cannot be sorted. */
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

/** Creates a column. */
export function columnOf<Data>({ cellClass = '', headerClass = '', ...column }: ColumnOptions<Data>): Column<Data> {
  return { ...column, td: { role: 'cell', className: `${CELL} ${cellClass}` }, headerClass };
}
