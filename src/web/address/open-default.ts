import { pathOf, VIEWS, viewOf } from './view-paths.ts';

/** The storage key for the saved view that the page opens: its view and its query, as JSON. */
export const DEFAULT_VIEW_STORE = 'pai-image-labels.default-view';

/**
 * The address to open instead of the page's own, if that has no query: the address wins over stored values. Undefined
 * if nothing readable is stored.
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
