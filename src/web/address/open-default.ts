import { pathOf, VIEWS, viewOf } from './view-paths.ts';

/** Where the browser keeps the address of the saved view that the page opens with: its view and its query, as JSON. */
export const DEFAULT_VIEW_STORE = 'pai-image-labels.default-view';

/**
 * The address that the page opens with instead of its own, if that says nothing: the address wins over anything that is
 * remembered. Undefined if nothing is kept, or nothing that can be understood.
 */
export function defaultAddress(
  here: Pick<Location, 'pathname' | 'search'>,
  kept: string | undefined,
): string | undefined {
  if (kept === undefined || here.search !== '' || viewOf(here.pathname) !== 'labels') return undefined;
  try {
    const [name, query]: readonly unknown[] = JSON.parse(kept);
    const view = VIEWS.find((candidate) => candidate === name);
    return view !== undefined && typeof query === 'string' && /^(?:$|\?)/.test(query)
      ? pathOf(view) + query
      : undefined;
  } catch {
    return undefined;
  }
}
