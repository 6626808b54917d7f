import { BASE_PATH } from '../base-path.ts';

/** The views there are, and the path of each below the base path (src/contract/README.md, section 5). */
const VIEW_PATHS = { labels: '', images: 'images', matrix: 'matrix', compare: 'compare' } as const;

export type View = keyof typeof VIEW_PATHS;

export const VIEWS = Object.keys(VIEW_PATHS) as readonly View[];

/** The columns that a view's table sorts by; names of the API's own fields where there are any. */
export const SORT_COLUMNS = {
  labels: ['Key', 'Value', 'Images'],
  images: [
    'Name',
    'Framework',
    'ChipType',
    'CUDA',
    'Python',
    'Services',
    'Regions',
    'Labels',
    'GmtCreateTime',
    'Size',
    'WorkspaceId',
  ],
  matrix: [],
  compare: ['Key', 'Value', 'A', 'B'],
} as const satisfies Record<View, readonly string[]>;

export type SortColumn = (typeof SORT_COLUMNS)[View][number];

export function pathOf(view: View): string {
  return BASE_PATH + VIEW_PATHS[view];
}

/** What mail programs and chats take into a link that ends with its path, and the slash that some servers add. */
const AFTER_PATH = /([/.,;:!?)>\]'"]|%20|%3E)+$/;

/**
 * The view of a path, or undefined. A path without the base path counts too: it is that of somebody who passes the proxy
 * by.
 */
export function viewOf(path: string): View | undefined {
  const bare = path.replace(AFTER_PATH, '');
  return VIEWS.find((view) => [path, bare].some((p) => p === pathOf(view) || p === `/${VIEW_PATHS[view]}`));
}

/** Reads the name of a column that the view's table sorts by. */
export function readSortColumn(text: string, view: View): SortColumn | undefined {
  const columns: readonly SortColumn[] = SORT_COLUMNS[view];
  return columns.find((column) => column === text);
}
