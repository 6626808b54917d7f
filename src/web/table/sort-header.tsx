import type { Header, RowData } from '@tanstack/react-table';
import { SortIcon } from '../ui/icons.tsx';
import type { DrawnTable, Features } from './table-features.ts';

interface SortHeaderProps<Data extends RowData> {
  readonly table: DrawnTable<Data>;
  readonly header: Header<Features, Data>;
  readonly hint: string;
}

const DIRECTIONS = { asc: 'ascending', desc: 'descending' } as const;

/**
 * A column header with a sort button: ascending, descending, unsorted; with Shift as a further level. Direction and
 * level are visible but not part of its name; `aria-sort` can express only the first level.
 */
export function SortHeader<Data extends RowData>({ table, header, hint }: SortHeaderProps<Data>) {
  const { column } = header;
  const sorted = column.getIsSorted();
  const direction = sorted ? DIRECTIONS[sorted] : 'none';
  const level = column.getSortIndex();
  const canSort = column.getCanSort();
  return (
    <th
      role="columnheader"
      scope="col"
      {...(canSort ? { 'aria-sort': level === 0 ? direction : 'none' } : {})}
      className={`h-9 border-b border-line bg-raised px-2 text-left text-12 font-medium text-muted first:pl-4 ${column.columnDef.meta?.headerClass ?? ''}`}
    >
      {canSort ? (
        <button
          type="button"
          tabIndex={-1}
          title={hint}
          onClick={(event) => column.toggleSorting(undefined, event.shiftKey)}
          className={`calm -ml-2 inline-flex h-7 items-center gap-1 rounded-control px-2 hover:bg-hover ${sorted ? 'text-text' : ''}`}
        >
          <span>
            <table.FlexRender header={header} />
          </span>
          <SortIcon direction={direction} />
          {sorted && table.state.sorting.length > 1 && (
            <span aria-hidden="true" data-level={level + 1} className="numeric before:content-[attr(data-level)]" />
          )}
        </button>
      ) : (
        <span className="sr-only">
          <table.FlexRender header={header} />
        </span>
      )}
    </th>
  );
}
