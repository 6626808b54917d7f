import { useSyncExternalStore } from 'react';

/** How long the page must be quiet before something is announced, in milliseconds: typing must not chatter. */
const QUIET = 500;

/** What waits to be told, by topic: a newer text of a topic takes the place of an older one. */
const waiting = new Map<string, string>();
let spoken = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/**
 * Tells a text to assistive technology once the page has been quiet; texts of several topics are told together. The
 * same text again is told again: an invisible mark makes it a new one.
 */
export function announce(
  topic: 'filters' | 'copy' | 'sort' | 'total' | 'detail' | 'ticks' | 'saved',
  text: string,
): void {
  waiting.delete(topic);
  waiting.set(topic, text);
  clearTimeout(timer);
  timer = setTimeout(() => {
    const next = [...waiting.values()].join('. ');
    waiting.clear();
    spoken = spoken === next ? `${next}\u00a0` : next;
    for (const listener of listeners) listener();
  }, QUIET);
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function spokenNow(): string {
  return spoken;
}

/** The hidden polite live region. Mounted once, from the start, as live regions must be. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, spokenNow, spokenNow);
  return (
    <div role="status" className="sr-only">
      {text}
    </div>
  );
}
