import { useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { ValuesByKey } from '../../contract/label-sets.ts';
import type { PossibleValues } from '../filter/facet-model.ts';
import { memoizeByGroup } from '../filter/memoize-by-group.ts';

/** What facets offer: the values of each group, and the frameworks whatever frameworks are chosen. */
export interface Offered {
  readonly possible: PossibleValues;
  readonly frameworks: () => ValuesByKey;
}

interface HeldRows<Kept extends Offered | undefined> {
  /** The offered values, and those offered when a row was pressed. */
  readonly offered: Kept;
  /** A value that no image has any more keeps its place. */
  readonly isHeld: boolean;
  /** Call this right before a row changes the filter. */
  readonly hold: () => void;
  readonly release: () => void;
}

/**
 * Keeps the rows of facets where they are after a press, as long as the pointer or the focus is there: removed rows would
 * pull up those below them, and the next press would meet another one. We rejected an empty space above the list: it
 * showed as a hole. The list scrolls to make up for rows added above.
 */
export function useHeldRows<Kept extends Offered | undefined>(now: Kept): HeldRows<Kept> {
  const [before, setBefore] = useState<Offered>();
  const offered = useMemo(() => (before && now ? (joined(before, now) as Kept) : now), [before, now]);
  const place = useHeldPlace();
  return {
    offered,
    isHeld: before !== undefined,
    hold: () => {
      place.hold(document.activeElement);
      setBefore(offered);
    },
    release: () => {
      place.release();
      setBefore(undefined);
    },
  };
}

function joined(before: Offered, now: Offered): Offered {
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
function useHeldPlace() {
  const held = useRef<{ readonly row: Element; readonly top: number }>(null);
  useLayoutEffect(() => {
    if (!held.current?.row.isConnected) return;
    const { row, top } = held.current;
    const scroller = row.closest('section');
    if (scroller) scroller.scrollTop += row.getBoundingClientRect().top - top;
  });
  return {
    hold: (target: Element | null) => {
      const row = target?.closest('li') ?? null;
      held.current = row && { row, top: row.getBoundingClientRect().top };
    },
    release: () => {
      held.current = null;
    },
  };
}
