import {
  createSortedRowModel,
  type ReactTable,
  type Row,
  type RowData,
  rowSortingFeature,
  tableFeatures,
} from '@tanstack/react-table';

/** What every table of the page can do. One object at module scope, as the table library asks. */
export const FEATURES = tableFeatures({ rowSortingFeature, sortedRowModel: createSortedRowModel() });

export type Features = typeof FEATURES;
export type DataRow<Data extends RowData> = Row<Features, Data>;
export type DrawnTable<Data extends RowData> = ReactTable<Features, Data>;
