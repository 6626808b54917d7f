import { useMemo } from 'react';
import { EMPTY_SEARCH, filterOf, isOtherScopeUnread, isScopeUnread } from '../../address/search-state.ts';
import { scopeKey } from '../../api/queries.ts';
import type { LoadedImages } from '../../image-set/loaded-images.ts';
import { useDayImages } from '../../image-set/use-day-images.ts';
import { useScopeImages } from '../../image-set/use-scope-images.ts';
import type { ViewProps } from '../../shell/view.tsx';
import { type Side, scopeOfB, stateOfSide } from './compare-sides.ts';

/** The sides that the address names, with their images. */
interface Sides {
  readonly a: Side;
  readonly b: Side;
  /** Whether the scope of a side is unreadable. */
  readonly isUnreadA: boolean;
  readonly isUnreadB: boolean;
  /** Whether both sides have the same images, which are loaded once. */
  readonly isOneLoad: boolean;
  readonly loads: readonly LoadedImages[];
}

/** Loads the images of side B; those of side A are the page's own. */
export function useSides({ session, state, scope, images }: ViewProps): Sides {
  const { extra, vs, day } = state;
  const [isUnreadA, isUnreadB] = [isScopeUnread(state), isOtherScopeUnread(state)];
  const scopeB = scopeOfB(state, session);
  const filterB = useMemo(() => filterOf(stateOfSide('B', { ...EMPTY_SEARCH, extra, vs })), [extra, vs]);
  const canAskB = !session.signed && !isUnreadB;
  const imagesNow = useScopeImages(scopeB, filterB, canAskB && day === '');
  const imagesThen = useDayImages(scopeB, day, filterB, canAskB);
  const imagesB = day === '' ? imagesNow : imagesThen;
  const isOneLoad = day === '' && scopeKey(scope) === scopeKey(scopeB);
  return {
    a: { letter: 'A', scope, filter: filterOf(state), images, state: stateOfSide('A', state) },
    b: { letter: 'B', scope: scopeB, filter: filterB, images: imagesB, state: stateOfSide('B', state), day },
    isUnreadA,
    isUnreadB,
    isOneLoad,
    loads: (isOneLoad ? [images] : [images, imagesB]).flatMap(({ loaded }) => (loaded ? [loaded] : [])),
  };
}
