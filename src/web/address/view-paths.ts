import { VIEW_PATHS } from '../../contract/page-addresses.ts';
import { BASE_PATH } from '../base-path.ts';

export type View = keyof typeof VIEW_PATHS;

export const VIEWS = Object.keys(VIEW_PATHS) as readonly View[];

export function pathOf(view: View): string {
  return BASE_PATH + VIEW_PATHS[view];
}

/** Characters that mail programs and chats append to a link that ends with its path, and the slash of some servers. */
const AFTER_PATH = /([/.,;:!?)>\]'"]|%20|%3E)+$/;

/** The view of a path, or undefined. A path without the base path counts too: users who bypass the proxy have it. */
export function viewOf(path: string): View | undefined {
  const bare = path.replace(AFTER_PATH, '');
  return VIEWS.find((view) => [path, bare].some((p) => p === pathOf(view) || p === `/${VIEW_PATHS[view]}`));
}
