import type { ComponentType } from 'react';
import type { View } from './address/view-paths.ts';
import { lazyPart } from './shell/part.ts';
import type { ViewProps } from './shell/view.tsx';
import { LabelsPage } from './views/labels/labels-page.tsx';

const LOADERS = {
  images: async () => (await import('./views/images/images-page.tsx')).ImagesPage,
  matrix: async () => (await import('./views/matrix/matrix-page.tsx')).MatrixPage,
  compare: async () => (await import('./views/compare/compare-page.tsx')).ComparePage,
  checks: async () => (await import('./views/checks/checks-page.tsx')).ChecksPage,
  imageDetail: () => import('./views/images/detail/image-detail.tsx'),
  more: () => import('./shell/more-panel.tsx'),
  requestDialog: () => import('./shell/request-dialog.tsx'),
  labelDetail: () => import('./views/labels/detail/label-detail.tsx'),
};

/**
 * What draws each view. The labels come with the first load, for they are what most links lead to; the others are loaded
 * when they are first opened.
 */
export const VIEW_PAGES: Readonly<Record<View, ComponentType<ViewProps>>> = {
  labels: LabelsPage,
  images: lazyPart(LOADERS.images),
  matrix: lazyPart(LOADERS.matrix),
  compare: lazyPart(LOADERS.compare),
  checks: lazyPart(LOADERS.checks),
};

/** How long after the first screen the rest of the page is loaded, in milliseconds. */
const QUIET = 2_000;

/**
 * Loads the other views once the first is there and the page has been quiet for a moment: they open at once then, and
 * also while the server is down. A failure is told when the view is opened. Gives back what calls it off.
 */
export function preloadViews(): () => void {
  const timer = setTimeout(() => {
    for (const load of Object.values(LOADERS)) load().catch(() => {});
  }, QUIET);
  return () => clearTimeout(timer);
}
