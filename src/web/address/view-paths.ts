import { VIEW_PATHS } from '../../contract/page-load/page-addresses.ts';
import { BASE_PATH } from '../base-path.ts';

export type View = keyof typeof VIEW_PATHS;

export const VIEWS = Object.keys(VIEW_PATHS) as readonly View[];

export function pathOf(view: View): string {
  return BASE_PATH + VIEW_PATHS[view];
}

/**
 * The view of a path, or undefined. A path without the base path counts too: users who bypass the proxy have it. What
 * mail programs and chats append to a path is not here: the server redirects such an address.
 */
export function viewOf(path: string): View | undefined {
  return VIEWS.find((view) => path === pathOf(view) || path === `/${VIEW_PATHS[view]}`);
}
