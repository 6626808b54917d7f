import { type Column, type ReactTable, type RowData, rowSortingFeature, tableFeatures } from '@tanstack/react-table';
import type { TdProps } from './column.ts';

/** The look of a column. */
interface ColumnLook {
  readonly td?: TdProps;
  readonly headerClass?: string;
}

/**
 * The features of every table. The library does not sort the rows: its row objects for 100,000 rows took four times the
 * memory of the rows, and comparing them most of the time of a sort.
 */
export const FEATURES = tableFeatures({ rowSortingFeature, columnMeta: {} as ColumnLook });

export type Features = typeof FEATURES;
export type DrawnTable<Data extends RowData> = ReactTable<Features, Data>;
export type DrawnColumn<Data extends RowData> = Column<Features, Data, unknown>;
