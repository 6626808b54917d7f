import { createContext, use, useSyncExternalStore } from 'react';

/**
 * The rows under the pointer and under the focus, by id. Only these render all of their actions; other rows are not
 * rendered again when this changes.
 */
export interface ActiveRow {
  readonly subscribe: (listener: () => void) => () => void;
  readonly isActive: (id: string) => boolean;
  /** The row with the focus. */
  readonly focused: () => string | undefined;
  readonly point: (id: string | undefined) => void;
  /** `before` is the row above it: Shift and Tab go to its last action. */
  readonly focus: (id: string | undefined, before?: string) => void;
}

/** Creates the store of one table. */
export function createActiveRow(): ActiveRow {
  const listeners = new Set<() => void>();
  let pointed: string | undefined;
  let focused: string | undefined;
  let before: string | undefined;
  const notify = () => {
    for (const listener of listeners) listener();
  };
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    isActive: (id) => id === pointed || id === focused || id === before,
    focused: () => focused,
    point: (id) => {
      if (id === pointed) return;
      pointed = id;
      notify();
    },
    focus: (id, above) => {
      if (id === focused && above === before) return;
      focused = id;
      before = above;
      notify();
    },
  };
}

/** The store of the table around a cell. */
export const ActiveRowContext = createContext<ActiveRow>(createActiveRow());

/** Whether a row must render all of its actions. */
export function useIsActiveRow(id: string): boolean {
  const { subscribe, isActive } = use(ActiveRowContext);
  const isActiveNow = () => isActive(id);
  return useSyncExternalStore(subscribe, isActiveNow, isActiveNow);
}
