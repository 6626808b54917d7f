/**
 * Code that runs inside a measured page, ours or the hand-written one. It reads the clock in the page, so that the
 * delay between this process and the browser is not measured.
 *
 * @typedef {object} Probe
 * @property {() => Promise<number>} firstRows milliseconds from the navigation to the paint of three rows
 * @property {() => { largestPaint: number, blocking: number }} load the browser's records so far, in milliseconds
 * @property {(event: string, rowCounts: readonly number[]) => void} arm waits for the next event of this name, and then for one of these counts of
 *   rows, in another order or number than now
 * @property {() => Promise<number>} result milliseconds from that event to the paint of these rows
 * @property {(frames: number) => Promise<ScrollReport>} scrollThrough scrolls from the first row to the last
 * @property {() => readonly string[]} rowTexts of the rows in the document
 *
 * @typedef {object} ScrollReport
 * @property {number} slow frames that took more than 50 ms
 * @property {number} empty frames without a row in the middle of the scroller
 */

/** Installs the probe in a page. Passed to `addInitScript`, so it may not refer to anything outside. */
export function installProbe() {
  const LIMIT_MS = 60_000;
  const recorded = { largestPaint: 0, blocking: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) recorded.largestPaint = Math.max(recorded.largestPaint, entry.startTime);
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) recorded.blocking += Math.max(0, entry.duration - 50);
  }).observe({ type: 'longtask', buffered: true });

  const rowsNow = () =>
    [...document.querySelectorAll('table[aria-label="Image labels"] tbody tr:not([aria-hidden])')].filter(
      (row) => row.textContent !== '',
    );
  const countNow = () => {
    const count = document.querySelector('table[aria-label="Image labels"]')?.getAttribute('aria-rowcount');
    return count === null || count === undefined ? -1 : Number(count) - 1;
  };

  /** A message posted just before a paint is handled right after it. */
  const afterPaint = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(undefined);
      port2.postMessage(undefined);
    });
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** @param {number} since @param {() => boolean} isThere @param {string} what */
  async function paintedAfter(since, isThere, what) {
    do {
      await nextFrame();
      if (performance.now() - since > LIMIT_MS) throw new Error(`${what} did not come in ${LIMIT_MS / 1_000} s`);
    } while (!isThere());
    await afterPaint();
    return performance.now() - since;
  }

  const first = paintedAfter(0, () => rowsNow().length >= 3, 'the first three rows');
  /** @type {Promise<number>} */
  let pending = Promise.reject(new Error('the probe was not armed'));
  for (const promise of [first, pending]) promise.catch(() => {});

  /** @type {Probe['arm']} */
  function arm(event, rowCounts) {
    const look = () => `${countNow()} ${rowsNow()[0]?.textContent}`;
    const before = look();
    const isThere = () => rowCounts.includes(countNow()) && look() !== before && rowsNow().length > 0;
    pending = new Promise((resolve, reject) => {
      const begin = (/** @type {Event} */ { timeStamp }) =>
        paintedAfter(timeStamp, isThere, `${rowCounts[0]} rows after ${event}`).then(resolve, reject);
      addEventListener(event, begin, { capture: true, once: true });
    });
    pending.catch(() => {});
  }

  /**
   * Scrolls between two frames, like a wheel: the scroll event comes at the start of the next frame, and rows that are
   * rendered in it are in time. The check runs after the page's code of that frame and before its paint: a task after the
   * paint could run after the page has rendered the missing rows.
   *
   * @type {Probe['scrollThrough']}
   */
  async function scrollThrough(frames) {
    const scroller = document.querySelector('section[aria-label="Label rows"]');
    if (scroller === null) throw new Error('there is no scroller');
    const box = scroller.getBoundingClientRect();
    const report = { slow: 0, empty: 0 };
    const end = scroller.scrollHeight - scroller.clientHeight;
    const scrolled = () =>
      new Promise((resolve) =>
        scroller.addEventListener('scroll', () => requestAnimationFrame(resolve), { once: true }),
      );
    await nextFrame();
    await afterPaint();
    for (let frame = 1; frame <= frames; frame += 1) {
      const start = performance.now();
      const inFrame = scrolled();
      scroller.scrollTop = (end * frame) / frames;
      await inFrame;
      const row = document.elementFromPoint(box.left + 40, box.top + box.height / 2)?.closest('tr');
      if (!row || row.ariaHidden === 'true' || row.textContent === '') report.empty += 1;
      await afterPaint();
      if (performance.now() - start > 50) report.slow += 1;
    }
    return report;
  }

  /** @type {Probe} */
  const probe = {
    firstRows: () => first,
    load: () => recorded,
    arm,
    result: () => pending,
    scrollThrough,
    rowTexts: () => rowsNow().map((row) => row.textContent),
  };
  Object.assign(globalThis, { probe });
}
