/** The columns that a view's table can sort by; with the field names of the API if there are any. */
export const SORT_COLUMNS = {
  labels: ['Key', 'Value', 'Images'],
  images: [
    'Name',
    'Framework',
    'ChipType',
    'CUDA',
    'Python',
    'Services',
    'State',
    'Regions',
    'Labels',
    'GmtCreateTime',
    'Size',
    'WorkspaceId',
  ],
  matrix: [],
  checks: [],
  compare: ['Key', 'Value', 'A', 'B', 'Name'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

/** A view with a table. */
export type SortedView = keyof typeof SORT_COLUMNS;

/** A column of the view's table, or of any view's. */
export type SortColumn<View extends SortedView = SortedView> = (typeof SORT_COLUMNS)[View][number];

/** Reads the name of a sortable column of a view. */
export function readSortColumn(text: string, view: SortedView): SortColumn | undefined {
  const columns: readonly SortColumn[] = SORT_COLUMNS[view];
  return columns.find((column) => column === text);
}
