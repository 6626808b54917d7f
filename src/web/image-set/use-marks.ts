import { useMemo } from 'react';
import { dayOf, type LifeCycle, lifeCycleOf } from '../../contract/life-cycle/life-cycle.ts';
import type { ScopeImages } from './use-scope-images.ts';

/**
 * The marks of the images of a scope today. Undefined while some are missing, and if the scope is one image: what is the
 * newest of the others nobody knows then.
 */
export function useMarks({ loaded, isPartial }: ScopeImages, imageId: string): LifeCycle | undefined {
  const today = dayOf(Date.now());
  const set = isPartial || imageId !== '' ? undefined : loaded?.set;
  return useMemo(() => set && lifeCycleOf(set, today), [set, today]);
}
