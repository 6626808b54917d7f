import { type Column, type ReactTable, type RowData, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { TdProps } from './column.ts';

/** What a column says of how it is drawn. */
interface ColumnLook {
  readonly td?: TdProps;
  readonly headerClass?: string;
}

/**
 * What every table of the page can do. No row model sorts: the rows come sorted, because a row object of the library for
 * each of 100,000 rows took four times the memory of the rows, and comparing them most of the time of a sort.
 */
export const FEATURES = tableFeatures({ rowSortingFeature, columnMeta: {} as ColumnLook });

export type Features = typeof FEATURES;
export type DrawnTable<Data extends RowData> = ReactTable<Features, Data>;
export type DrawnColumn<Data extends RowData> = Column<Features, Data, unknown>;
