import { type FocusEvent, type KeyboardEvent, type RefObject, useEffect } from 'react';

/**
 * The controls that Up and Down move through: headings, checkboxes, the selected radio button, and buttons that show
 * more.
 */
const STOPS = 'h3 > button, [type=radio]:checked, [type=checkbox]:not(:disabled), li > button:only-child';
/** Text fields handle their own keys and stay Tab stops. */
const FIELDS = 'input:not([type=checkbox], [type=radio])';
const HEADINGS = 'h3 > button';

interface FacetKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void;
  readonly onFocus: (event: FocusEvent<HTMLElement>) => void;
}

/**
 * One Tab stop for a list of facets, and arrow keys inside: Up and Down move between lines, Left and Right within a
 * line (see facet-row.tsx) or close and open a facet, PageUp and PageDown move between facets. All controls are
 * rendered with a `tabIndex` of -1. The control that has or had the focus gets 0 here, which React leaves unchanged.
 */
export function useFacetKeys(list: RefObject<HTMLElement | null>): FacetKeys {
  useEffect(() => (list.current ? keepStop(list.current) : undefined), [list]);
  return {
    onKeyDown: (event) => {
      const { target, currentTarget, key } = event;
      const isElsewhere = !(target instanceof HTMLElement) || target.closest(`[role=menu], ${FIELDS}`) !== null;
      if (event.defaultPrevented || isElsewhere) return;
      if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
      const next = target.matches(HEADINGS) && opens(key, target) ? undefined : nextStop(key, currentTarget, target);
      if (next) next.focus();
      else if (target.matches(HEADINGS) && opens(key, target)) target.click();
      else return;
      event.preventDefault();
    },
    onFocus: ({ target, currentTarget }) => {
      const stop = stopBeside(target) ?? target.closest(STOPS);
      if (stop) moveStop(currentTarget, stop);
    },
  };
}

function stopsIn(list: Element): readonly HTMLElement[] {
  return [...list.querySelectorAll<HTMLElement>(STOPS)];
}

/** The Tab stop of the line in which an element is. */
function stopBeside(element: Element): Element | null {
  return element.closest('li')?.querySelector(STOPS) ?? null;
}

function moveStop(list: Element, stop: Element): void {
  for (const before of list.querySelectorAll('[tabindex="0"]')) before.setAttribute('tabindex', '-1');
  stop.setAttribute('tabindex', '0');
}

/**
 * Keeps exactly one tab stop while lines are added and removed. If the focused line is removed, its neighbour gets the focus: the
 * browser would put it at the top of the page.
 */
function keepStop(list: HTMLElement): () => void {
  let focused: Element | undefined;
  let place = 0;
  // Runs later: between two elements the focus is on the body too.
  const refocus = () => {
    // One change of the list can be reported several times. The first call handles it, and later ones must not forget
    // the focused line.
    if (focused?.isConnected !== false) return;
    // Before the focus moves: the move makes `look` store the neighbour, which may be removed too.
    focused = undefined;
    const stops = stopsIn(list);
    if (document.activeElement === document.body)
      stops.at(Math.max(0, Math.min(place, stops.length - 1)))?.focus({ preventScroll: true });
  };
  const look = () => {
    const { activeElement } = document;
    const stops = stopsIn(list);
    if (activeElement && list.contains(activeElement)) {
      focused = activeElement;
      place = stops.findIndex((stop) => stop === (stopBeside(activeElement) ?? activeElement));
    } else if (focused?.isConnected === false) setTimeout(refocus);
    else focused = undefined;
    const [first] = stops;
    if (first && !list.querySelector('[tabindex="0"]')) moveStop(list, first);
  };
  look();
  const observer = new MutationObserver(look);
  observer.observe(list, { childList: true, subtree: true });
  list.addEventListener('focusin', look);
  return () => {
    observer.disconnect();
    list.removeEventListener('focusin', look);
  };
}

function opens(key: string, heading: HTMLElement): boolean {
  return key === (heading.getAttribute('aria-expanded') === 'true' ? 'ArrowLeft' : 'ArrowRight');
}

function nextStop(key: string, list: HTMLElement, from: Element): HTMLElement | undefined {
  const by = key === 'ArrowDown' || key === 'PageDown' ? 1 : key === 'ArrowUp' || key === 'PageUp' ? -1 : 0;
  const stops = key.startsWith('Page') ? [...list.querySelectorAll<HTMLElement>(HEADINGS)] : stopsIn(list);
  if (key === 'Home') return stops[0];
  if (key === 'End') return stops.at(-1);
  const here = stopBeside(from) ?? from;
  const isBefore = (stop: Element) => (stop.compareDocumentPosition(here) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  if (by < 0) return stops.filter(isBefore).at(-1);
  return by > 0 ? stops.find((stop) => stop !== here && !isBefore(stop)) : undefined;
}
