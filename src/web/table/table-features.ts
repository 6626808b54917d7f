import {
  createSortedRowModel,
  type ReactTable,
  type Row,
  type RowData,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';

/** Classes of a column's cells and of its header. */
export interface ColumnClasses {
  readonly cell?: string;
  readonly header?: string;
}

/** What every table of the page can do; one that hides columns adds that feature. At module scope, as the library asks. */
export const FEATURES = tableFeatures({
  rowSortingFeature,
  sortedRowModel: createSortedRowModel(),
  columnMeta: {} as ColumnClasses,
});

export type Features = typeof FEATURES;
export type DataRow<Data extends RowData> = Row<Features, Data>;
export type DrawnTable<Data extends RowData> = ReactTable<Features, Data>;
