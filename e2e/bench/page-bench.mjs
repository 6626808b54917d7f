import { chromium } from '@playwright/test';
import { startServer } from '../support/server.mjs';
import { installProbe } from './page-probe.mjs';
import { milliseconds, timesRow } from './statistics.mjs';

/**
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').Locator} Locator
 * @typedef {import('./page-probe.mjs').Sight} Sight
 * @typedef {import('./statistics.mjs').Row} Row
 * @typedef {typeof globalThis & { probe: import('./page-probe.mjs').Probe }} Probed
 */

const REPEATS = 4;
/** Each leaves a different number of rows, from nearly all to few. */
const QUERIES = ['e', 'team', 'vision', 'project-00', '2024-0', 'run 12', '任务 1', '3.1'];

/**
 * How long the page takes to act on a catalog with 100,000 labels.
 *
 * @param {string} executablePath the browser
 * @param {string} catalog
 * @returns {Promise<readonly Row[]>}
 */
export async function benchPage(executablePath, catalog) {
  const server = await startServer({ flags: ['--catalog', catalog] });
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    await page.addInitScript(installProbe);
    const start = performance.now();
    await page.goto(server.url);
    const total = page.getByRole('status').filter({ hasText: /^100,000 labels$/ });
    await total.first().waitFor({ timeout: 60_000 });
    const opened = milliseconds(performance.now() - start);

    const clicks = await timeEmptyClicks(page);
    return [
      { what: 'open the page until its total stands', median: opened, note: '1 sample' },
      timesRow('click on nothing (the reference)', clicks),
      timesRow('sort by Value until the rows are painted', await timeSorting(page), clicks),
      timesRow('text search until the total is painted', await timeSearching(page), clicks),
      await scroll(page),
    ];
  } finally {
    await browser.close();
    await server.stop();
  }
}

/** @param {Page} page */
async function timeEmptyClicks(page) {
  const heading = page.getByRole('heading', { level: 1 });
  const times = [];
  for (let n = 0; n < REPEATS * 5; n += 1) times.push(await timed(page, 'click', 'nothing', () => heading.click()));
  return times;
}

/** Ascending, descending, unsorted: each puts another row first. @param {Page} page */
async function timeSorting(page) {
  const button = page.getByRole('columnheader', { name: 'Value', exact: true }).getByRole('button');
  const times = [];
  for (let n = 0; n < REPEATS * 3; n += 1) times.push(await timed(page, 'click', 'first row', () => button.click()));
  return times;
}

/** @param {Page} page */
async function timeSearching(page) {
  const box = page.getByRole('searchbox', { name: 'Search rows' });
  await box.focus();
  const times = [];
  for (const query of Array.from({ length: REPEATS }, () => QUERIES).flat()) {
    times.push(await timed(page, 'input', 'total', () => page.keyboard.insertText(query)));
    await timed(page, 'input', 'total', () => box.fill(''));
  }
  return times;
}

/**
 * Turns the wheel quickly, then jumps through the whole length as a dragged scroll bar does.
 *
 * @param {Page} page
 * @returns {Promise<Row>}
 */
async function scroll(page) {
  const region = page.getByRole('region', { name: 'Label rows' });
  await region.hover();
  await region.evaluate((scroller) => /** @type {Probed} */ (globalThis).probe.watchFrames(scroller));
  for (let n = 0; n < 60; n += 1) await page.mouse.wheel(0, 400 + n * 50);
  for (let n = 1; n <= 60; n += 1)
    await region.evaluate(
      (scroller, share) => {
        scroller.scrollTop = share * scroller.scrollHeight;
        return new Promise((resolve) => requestAnimationFrame(resolve));
      },
      ((n * 37) % 60) / 60,
    );
  const seen = await page.evaluate(() => /** @type {Probed} */ (globalThis).probe.framesSeen());
  return {
    what: 'scroll',
    note: `${seen.empty} of ${seen.moved} frames had an empty place; slowest frame ${milliseconds(seen.slowest)}`,
  };
}

/**
 * @param {Page} page
 * @param {string} event
 * @param {Sight} sight
 * @param {() => Promise<void>} act
 */
async function timed(page, event, sight, act) {
  await page.evaluate((armed) => /** @type {Probed} */ (globalThis).probe.arm(armed.event, armed.sight), {
    event,
    sight,
  });
  await act();
  return page.evaluate(() => /** @type {Probed} */ (globalThis).probe.result());
}
