/** The views, and the path of each below the base path (README.md, section 5). */
export const VIEW_PATHS = {
  labels: '',
  images: 'images',
  matrix: 'matrix',
  compare: 'compare',
  checks: 'checks',
} as const;

/** The parameters that choose the images of a scope. */
export const SCOPE_PARAMETERS = ['Region', 'WorkspaceId', 'ImageId'] as const;

const FILTERS_BEYOND_PAI = ['not', 'none', 'from', 'to', 'any', 'state', 'runs'] as const;

/** The parameters of page addresses, for all views (README.md, section 5). */
export const PAGE_PARAMETERS: readonly string[] = [
  'lang',
  ...SCOPE_PARAMETERS,
  'LabelKeys',
  'LabelFilter',
  ...FILTERS_BEYOND_PAI,
  'sort',
  'q',
  'sel',
  'rows',
  'cols',
  'open',
  'ids',
  'vs.day',
  ...['Region', 'WorkspaceId', 'LabelFilter', ...FILTERS_BEYOND_PAI].map((name) => `vs.${name}`),
  'order',
  'empty',
  'versions',
  'show',
  'by',
  'only',
];
