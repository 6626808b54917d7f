import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ValuesByKey } from '../../../contract/label-sets.ts';
import type { PossibleValues } from '../../filter/facet-model.ts';
import { memoizeByGroup } from '../../filter/memoize-by-group.ts';

/** The values that facets offer, by group, and all possible frameworks. */
export interface FacetOffer {
  readonly possible: PossibleValues;
  readonly frameworks: () => ValuesByKey;
}

interface PinnedRows<Kept extends FacetOffer | undefined> {
  /** The offered values, and those that were offered when a row was pressed. */
  readonly offered: Kept;
  /** Whether values that no image has any more keep their rows. */
  readonly isPinned: boolean;
  /** Call this right before a row changes the filter. */
  readonly pin: () => void;
  readonly unpin: () => void;
}

/**
 * Keeps the rows of facets in place after a press, while the pointer or the focus is there. A removed row would move
 * the rows below it, and the next press would hit another row. We rejected an empty space above the list, because it
 * looked like a hole. The list scrolls to compensate for rows added above.
 */
export function usePinnedRows<Kept extends FacetOffer | undefined>(now: Kept): PinnedRows<Kept> {
  const [before, setBefore] = useState<FacetOffer>();
  const offered = useMemo(() => (before && now ? (joined(before, now) as Kept) : now), [before, now]);
  const place = usePinnedPlace();
  return {
    offered,
    isPinned: before !== undefined,
    pin: () => {
      place.pin(document.activeElement);
      setBefore(offered);
    },
    unpin: () => {
      place.unpin();
      setBefore(undefined);
    },
  };
}

function joined(before: FacetOffer, now: FacetOffer): FacetOffer {
  return {
    possible: memoizeByGroup((group) => union(before.possible(group), now.possible(group))),
    frameworks: () => union(before.frameworks(), now.frameworks()),
  };
}

function union(a: ValuesByKey, b: ValuesByKey): ValuesByKey {
  const all = new Map<string, readonly string[]>(a);
  for (const [key, values] of b) all.set(key, [...new Set([...(all.get(key) ?? []), ...values])]);
  return all;
}

/** Scrolls so that the pressed row stays where it was; the ends of the list limit this. */
function usePinnedPlace() {
  const pinned = useRef<{ readonly row: Element; readonly top: number }>(null);
  useLayoutEffect(() => {
    if (!pinned.current?.row.isConnected) return;
    const { row, top } = pinned.current;
    const scroller = row.closest('section');
    if (scroller) scroller.scrollTop += row.getBoundingClientRect().top - top;
  });
  return {
    pin: (target: Element | null) => {
      const row = target?.closest('li') ?? null;
      pinned.current = row && { row, top: row.getBoundingClientRect().top };
    },
    unpin: () => {
      pinned.current = null;
    },
  };
}
