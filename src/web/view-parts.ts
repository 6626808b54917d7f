import type { ComponentType } from 'react';
import type { View } from './address/view-paths.ts';
import { lazyPart } from './shell/lazy-part.ts';
import type { ViewProps } from './shell/view.tsx';
import { LabelsPage } from './views/labels/labels-page.tsx';

const LOADERS = {
  images: async () => (await import('./views/images/images-page.tsx')).ImagesPage,
  matrix: async () => (await import('./views/matrix/matrix-page.tsx')).MatrixPage,
  compare: async () => (await import('./views/compare/compare-page.tsx')).ComparePage,
  checks: async () => (await import('./views/checks/checks-page.tsx')).ChecksPage,
  imageDetail: () => import('./views/images/detail/image-detail.tsx'),
  more: () => import('./shell/more-panel.tsx'),
  requestDialog: () => import('./shell/request/request-dialog.tsx'),
  labelDetail: () => import('./views/labels/detail/label-detail.tsx'),
};

/**
 * The component of each view. The labels are in the first load, because most links lead there; other views are loaded
 * when they are first opened.
 */
export const VIEW_PAGES: Readonly<Record<View, ComponentType<ViewProps>>> = {
  labels: LabelsPage,
  images: lazyPart(LOADERS.images),
  matrix: lazyPart(LOADERS.matrix),
  compare: lazyPart(LOADERS.compare),
  checks: lazyPart(LOADERS.checks),
};

/** The delay after the first screen before the rest of the page is loaded, in milliseconds. */
const QUIET = 2_000;

/**
 * Loads the other views when the page has been quiet for a moment after the first one: they then open at once, also
 * while the server is down. An error is shown when the view is opened. Returns a function that cancels it.
 */
export function preloadViews(): () => void {
  const timer = setTimeout(() => {
    for (const load of Object.values(LOADERS)) load().catch(() => {});
  }, QUIET);
  return () => clearTimeout(timer);
}
