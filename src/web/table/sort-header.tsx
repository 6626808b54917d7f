import { SortIcon } from '../ui/icons.tsx';
import type { Column } from './column.ts';
import type { SortBy } from './sort-order.ts';

interface SortHeaderProps<Data> {
  readonly column: Column<Data>;
  readonly sort: readonly SortBy[];
  readonly onToggle: (columnId: string, extend: boolean) => void;
  readonly hint: string;
}

/**
 * A column header whose button sorts: ascending, descending, not at all; with Shift as a further level. Direction and
 * level are drawn but are no part of its name; `aria-sort` carries the first level, the only one it can say.
 */
export function SortHeader<Data>({ column, sort, onToggle, hint }: SortHeaderProps<Data>) {
  const { id, header, sortValue } = column;
  const level = sort.findIndex((candidate) => candidate.column === id);
  const sorted = sort[level];
  const direction = sorted ? (sorted.descending ? 'descending' : 'ascending') : 'none';
  return (
    <th
      role="columnheader"
      scope="col"
      {...(sortValue ? { 'aria-sort': level === 0 ? direction : 'none' } : {})}
      className={`h-9 border-b border-line bg-raised px-2 text-left text-12 font-medium text-muted first:pl-4 ${column.headerClass}`}
    >
      {sortValue ? (
        <button
          type="button"
          title={hint}
          onClick={(event) => onToggle(id, event.shiftKey)}
          className={`calm -ml-2 inline-flex h-7 items-center gap-1 rounded-control px-2 hover:bg-hover ${sorted ? 'text-text' : ''}`}
        >
          <span>{header()}</span>
          <SortIcon direction={direction} />
          {sorted && sort.length > 1 && (
            <span aria-hidden="true" data-level={level + 1} className="numeric before:content-[attr(data-level)]" />
          )}
        </button>
      ) : (
        <span className="sr-only">{header()}</span>
      )}
    </th>
  );
}
