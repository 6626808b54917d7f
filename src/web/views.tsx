import { type ComponentType, lazy } from 'react';
import type { View } from './address/views.ts';
import { LabelsPage } from './labels/labels-page.tsx';
import type { ViewProps } from './results/view-props.ts';

/**
 * What draws each view. The labels come with the first load, for they are what most links lead to; the others are loaded
 * when they are first opened.
 */
export const VIEW_PAGES: Readonly<Record<View, ComponentType<ViewProps>>> = {
  labels: LabelsPage,
  images: lazy(async () => ({ default: (await import('./images/images-page.tsx')).ImagesPage })),
  matrix: lazy(async () => ({ default: (await import('./matrix/matrix-page.tsx')).MatrixPage })),
  compare: lazy(async () => ({ default: (await import('./compare/compare-page.tsx')).ComparePage })),
};
