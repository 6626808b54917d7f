import { useSyncExternalStore } from 'react';

/** How long the page must be quiet before an announcement, in milliseconds, so that typing does not cause many. */
const QUIET = 500;

/** The waiting texts by topic: a newer text replaces an older one of its topic. */
const waiting = new Map<string, string>();
let spoken = '';
let timer: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

/**
 * Announces a text to assistive technology when the page is quiet; texts of several topics are announced together. A
 * repeated text is announced again: an invisible mark makes it different.
 */
export function announce(
  topic: 'filters' | 'copy' | 'sort' | 'total' | 'detail' | 'ticks' | 'saved' | 'matches',
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

/** The hidden polite live region. Mounted once at the start, as live regions require. */
export function Announcer() {
  const text = useSyncExternalStore(subscribe, spokenNow, spokenNow);
  return (
    <div role="status" className="sr-only">
      {text}
    </div>
  );
}
