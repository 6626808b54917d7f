import { flushSync } from 'react-dom';
import type { SearchState } from '../../address/search-state.ts';
import { openView } from '../../address/use-search-state.ts';
import { forView } from '../../address/view-memory.ts';
import type { View } from '../../address/view-paths.ts';
import { focusedRow, press, rowScroller, stepRow } from '../../table/row-keys.ts';
import { WIDE } from '../../ui/use-media.ts';
import { pageActions } from '../page-actions.ts';

/** Single keys, and keys after `g`, with their actions. The help lists them. */
export const KEYS = {
  '/': 'filter',
  '?': 'help',
  f: 'facets',
  t: 'table',
  j: 'nextRow',
  k: 'previousRow',
  o: 'open',
  x: 'tick',
  c: 'copy',
  r: 'refresh',
} as const;

export const GO_KEYS: Readonly<Record<string, View>> = {
  l: 'labels',
  i: 'images',
  m: 'matrix',
  c: 'compare',
  k: 'checks',
};

type KeyAction = (typeof KEYS)[keyof typeof KEYS];

/** The actions of single keys, except for the help; each returns whether it did anything. */
export const KEY_ACTIONS: Readonly<Record<Exclude<KeyAction, 'help'>, () => boolean>> = {
  filter: () => openPanelFor('input[data-focus-fallback]'),
  facets: () => {
    const toggle = document.querySelector<HTMLElement>('[aria-controls="facets"][aria-expanded="false"]');
    if (toggle && matchMedia(WIDE).matches) flushSync(() => toggle.click());
    return openPanelFor('#facets input');
  },
  table: focusTable,
  nextRow: () => step(1),
  previousRow: () => step(-1),
  open: () => pressInRow('[data-detail]'),
  tick: () => pressInRow('input[type=checkbox]'),
  copy: () => pressInRow('[data-copy]'),
  refresh: () => {
    const { refresh } = pageActions();
    refresh?.();
    return refresh !== undefined;
  },
};

/** Focuses the table of the view, or the container of its results. */
export function focusTable(): boolean {
  const results = document.getElementById('results');
  const target =
    rowScroller() ?? results?.querySelector<HTMLElement>('section [tabindex="0"], section[tabindex="0"]') ?? results;
  target?.focus({ preventScroll: true });
  return target !== null;
}

/** Opens a view like its link in the header. */
export function goToView(view: View, state: SearchState): void {
  openView(view, forView(view, state));
}

function step(by: 1 | -1): boolean {
  stepRow(by);
  return rowScroller() !== null;
}

function pressInRow(selector: string): boolean {
  const row = focusedRow();
  return row !== null && press(row, selector);
}

/** Focuses a field of the filter panel, which is a sheet behind a button on narrow screens. */
function openPanelFor(selector: string): boolean {
  const find = () => document.querySelector<HTMLElement>(`search ${selector}`);
  const isInSight = () => (find()?.offsetParent ?? null) !== null;
  if (!isInSight()) flushSync(() => document.getElementById('filters-toggle')?.click());
  find()?.focus();
  return isInSight();
}
