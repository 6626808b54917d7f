import { type FocusEvent, type PointerEvent, useLayoutEffect, useState, useSyncExternalStore } from 'react';
import { type ActiveRow, createActiveRow } from './active-row.ts';
import { GroupLine } from './group-lines.ts';

/** The rows under pointer and focus, and the listeners of the table's body for them. */
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
 * Tracks the rows under the pointer and under the focus. If the focused row is removed, the focus goes to the scroller:
 * the browser would put it at the top of the page.
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
        // A touch does not hover; its row has its actions in the details.
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
        // A window that loses the focus restores it when it is active again.
        if (!isInside && document.activeElement !== event.target) store.focus(undefined);
      },
    },
  };
}
