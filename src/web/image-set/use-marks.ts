import { useMemo } from 'react';
import { dayOf, type LifeCycle, lifeCycleOf } from '../../contract/life-cycle/life-cycle.ts';
import type { ScopeImages } from './use-scope-images.ts';

/**
 * Today's states of the images of a scope. Undefined while images are missing, and for a scope of one image: its line
 * is then unknown.
 */
export function useMarks({ loaded, isPartial }: ScopeImages, imageId: string): LifeCycle | undefined {
  const today = dayOf(Date.now());
  const set = isPartial || imageId !== '' ? undefined : loaded?.set;
  return useMemo(() => set && lifeCycleOf(set, today), [set, today]);
}
