import type { LiveLog } from './live-event.ts';

/** Questions that are given up together are counted so long before the first line, in milliseconds. */
const GATHER_MS = 1_000;
const PERIOD_MS = 60_000;

/**
 * Logs how many questions were given up before they had an answer: at most one line a minute, because a page that reloads or a
 * client that does not wait gives up thousands. `close` writes what is not written yet.
 */
export function createAbandonedLog(log: LiveLog, gatherMs = GATHER_MS, periodMs = PERIOD_MS) {
  let count = 0;
  let timer: NodeJS.Timeout | undefined;

  function write(): void {
    timer = undefined;
    if (count === 0) return;
    log({ event: 'abandoned', questions: count });
    count = 0;
    timer = setTimeout(write, periodMs).unref();
  }

  return {
    note: () => {
      count += 1;
      timer ??= setTimeout(write, gatherMs).unref();
    },
    close: () => {
      clearTimeout(timer);
      write();
      clearTimeout(timer);
    },
  };
}
