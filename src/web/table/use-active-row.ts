import { type FocusEvent, type PointerEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { type ActiveRow, createActiveRow } from './active-row.ts';
import { GroupLine } from './group-lines.ts';

/** What a table needs to know of the rows under pointer and focus, and what its body listens to for that. */
interface FollowedRows {
  readonly store: ActiveRow;
  readonly focusedId: string | undefined;
  readonly listeners: {
    readonly onPointerOver: (event: PointerEvent) => void;
    readonly onPointerLeave: () => void;
    readonly onFocus: (event: FocusEvent) => void;
    readonly onBlur: (event: FocusEvent) => void;
  };
}

/**
 * Follows the rows under the pointer and under the focus. If the row of the focus is no longer among the rows, the focus
 * goes to the scroller: the browser would put it at the top of the page.
 */
export function useActiveRow(rows: readonly { readonly id: string }[], scroller: HTMLElement | null): FollowedRows {
  const [store] = useState(createActiveRow);
  const focusedId = useSyncExternalStore(store.subscribe, store.focused, store.focused);
  const placeOf = (row: Element | null) => Number(row?.getAttribute('aria-rowindex') ?? Number.NaN) - 2;
  const above = (at: number) => rows[rows[at - 1] instanceof GroupLine ? at - 2 : at - 1]?.id;
  const rowOf = ({ target }: { readonly target: EventTarget }) =>
    target instanceof Element ? target.closest('tr') : null;
  useLayoutEffect(() => {
    if (focusedId === undefined || document.activeElement !== document.body) return;
    store.focus(undefined);
    scroller?.focus({ preventScroll: true });
  });
  return {
    store,
    focusedId,
    listeners: {
      onPointerOver: (event) => {
        // A finger rests on no row; what it taps has its actions in the details.
        if (event.pointerType !== 'touch') store.point(rows[placeOf(rowOf(event))]?.id);
      },
      onPointerLeave: () => store.point(undefined),
      onFocus: (event) => {
        const at = placeOf(rowOf(event));
        store.focus(rows[at]?.id, above(at));
      },
      onBlur: (event) => {
        const goesTo = event.relatedTarget;
        const isInside = goesTo instanceof Node && event.currentTarget.contains(goesTo);
        // A window that is left keeps its focus for when it comes back.
        if (!isInside && document.activeElement !== event.target) store.focus(undefined);
      },
    },
  };
}
