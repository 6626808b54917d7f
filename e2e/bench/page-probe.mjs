/**
 * What runs inside the page: it reads the clock where the person is, so that the way between this process and the
 * browser is no part of any figure.
 *
 * @typedef {'nothing' | 'first row' | 'total'} Sight what must change before an action counts as done
 *
 * @typedef {object} Probe
 * @property {(event: string, sight: Sight) => void} arm waits for the next event of this name
 * @property {() => Promise<number>} result milliseconds from that event to the paint of what it changed
 * @property {(scroller: Element) => void} watchFrames begins to look at every frame
 * @property {() => ScrollReport} framesSeen ends it
 *
 * @typedef {object} ScrollReport
 * @property {number} moved frames at another scroll position than the one before
 * @property {number} empty those of them with a place that shows no row
 * @property {number} slowest milliseconds from one frame to the next, at most
 */

/** Puts the probe into a page; given to `addInitScript`, so that it refers to nothing outside itself. */
export function installProbe() {
  /** @type {Promise<number>} */
  let pending = Promise.reject(new Error('The probe was not armed.'));
  pending.catch(() => {});

  /** @type {Readonly<Record<Sight, () => string>>} */
  const sights = {
    nothing: () => '',
    'first row': () => document.querySelector('[role=table] [aria-rowindex="2"]')?.textContent ?? '',
    total: () => {
      const visible = [...document.querySelectorAll('[role=status]')].filter((one) => one.clientHeight > 4);
      return visible.find((one) => /label/.test(one.textContent))?.textContent ?? '';
    },
  };

  /** A message posted in the last step before a paint is handled right after it. */
  const afterPaint = () =>
    new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve(undefined);
      port2.postMessage(undefined);
    });
  const nextFrame = () => new Promise((resolve) => requestAnimationFrame(resolve));

  /** @type {Probe['arm']} */
  function arm(event, sight) {
    const before = sights[sight]();
    pending = new Promise((resolve, reject) => {
      const begin = async (/** @type {Event} */ { timeStamp }) => {
        do await nextFrame();
        while (sight !== 'nothing' && sights[sight]() === before && performance.now() - timeStamp < 20_000);
        await afterPaint();
        const took = performance.now() - timeStamp;
        if (took < 20_000) resolve(took);
        else reject(new Error(`The ${sight} did not change in 20 seconds.`));
      };
      addEventListener(event, begin, { capture: true, once: true });
    });
    pending.catch(() => {});
  }

  /** @type {{ on: boolean, report: ScrollReport }} */
  let frames = { on: false, report: { moved: 0, empty: 0, slowest: 0 } };

  /** @type {Probe['watchFrames']} */
  function watchFrames(scroller) {
    const watch = { on: true, report: { moved: 0, empty: 0, slowest: 0 } };
    frames = watch;
    const box = scroller.getBoundingClientRect();
    const places = [0.2, 0.5, 0.95].map((share) => box.top + box.height * share);
    const showsRow = (/** @type {number} */ y) => {
      const row = document.elementFromPoint(box.left + 40, y)?.closest('[role=row]');
      return row !== null && row !== undefined && row.textContent !== '';
    };
    let position = scroller.scrollTop;
    let time = performance.now();
    const look = () => {
      if (!watch.on) return;
      const now = performance.now();
      watch.report.slowest = Math.max(watch.report.slowest, now - time);
      time = now;
      if (scroller.scrollTop !== position) {
        watch.report.moved += 1;
        if (!places.every(showsRow)) watch.report.empty += 1;
      }
      position = scroller.scrollTop;
      requestAnimationFrame(look);
    };
    requestAnimationFrame(look);
  }

  /** @type {Probe['framesSeen']} */
  function framesSeen() {
    frames.on = false;
    return frames.report;
  }

  Object.assign(globalThis, { probe: { arm, result: () => pending, watchFrames, framesSeen } });
}
