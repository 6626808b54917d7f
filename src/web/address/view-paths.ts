import { BASE_PATH } from '../base-path.ts';

/** The views there are, and the path of each below the base path (src/contract/README.md, section 5). */
const VIEW_PATHS = { labels: '', images: 'images', matrix: 'matrix', compare: 'compare', checks: 'checks' } as const;

export type View = keyof typeof VIEW_PATHS;

export const VIEWS = Object.keys(VIEW_PATHS) as readonly View[];

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
