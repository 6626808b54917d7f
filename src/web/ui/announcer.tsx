import { useSyncExternalStore } from 'react';

/** How long the page must be quiet before something is announced, in milliseconds: typing must not chatter. */
const QUIET = 500;

let spoken = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/**
 * Tells a text to assistive technology once the page has been quiet. The same text again is told again: an invisible
 * mark makes it a new one.
 */
export function announce(text: string): void {
  clearTimeout(timer);
  timer = setTimeout(() => {
    spoken = spoken === text ? `${text}\u00a0` : text;
    for (const listener of listeners) listener();
  }, QUIET);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The hidden polite live region. Mounted once, from the start, as live regions must be. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, () => spoken);
  return (
    <div role="status" className="sr-only">
      {text}
    </div>
  );
}
