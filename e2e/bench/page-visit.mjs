import { slowDown, watchNetwork } from './page-network.mjs';
import { installProbe } from './page-probe.mjs';
import { median } from './statistics.mjs';

/**
 * @typedef {import('@playwright/test').Browser} Browser
 * @typedef {import('@playwright/test').Page} Page
 * @typedef {import('@playwright/test').CDPSession} CDPSession
 * @typedef {typeof globalThis & { probe: import('./page-probe.mjs').Probe }} Probed
 * @typedef {readonly (readonly [key: string, value: string])[]} LabelPairs
 * @typedef {'plain' | 'slowed'} Profile
 *
 * The figures of one visit; times in milliseconds.
 *
 * @typedef {object} VisitFigures
 * @property {number} scriptKiB
 * @property {number} requests
 * @property {number} dataKiB
 * @property {number} firstRows
 * @property {number} largestPaint
 * @property {number} blocking
 * @property {number} sort
 * @property {number} search
 * @property {number} slowFrames
 * @property {number} emptyFrames
 * @property {number} memoryMiB
 * @property {number} elements
 */

const FRAMES = 72;
/** Single keys; digits occur in no display name of a key, so both pages must find the same rows. */
const KEYS = ['7', '3', '1'];

/**
 * Visits a page once in a new context, and measures it. Throws if the page does not show the expected rows: a
 * figure of another page would be useless.
 *
 * @param {Browser} browser
 * @param {string} url
 * @param {LabelPairs} rows
 * @param {Profile} profile
 * @returns {Promise<VisitFigures>}
 */
export async function visitPage(browser, url, rows, profile) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(installProbe);
    const session = await context.newCDPSession(page);
    const network = await watchNetwork(session);
    if (profile === 'slowed') await slowDown(session);

    await page.goto(url, { waitUntil: 'commit' });
    const firstRows = await page.evaluate(() => /** @type {Probed} */ (globalThis).probe.firstRows());
    // Rows may be visible before the script has run; its requests count too.
    await page.waitForLoadState('load');
    // A slow processor starts the later parts long after: the network alone would look quiet before.
    await page.evaluate(() => new Promise((resolve) => requestIdleCallback(() => resolve(undefined))));
    const { requests, scriptBytes, dataBytes } = await network.quiet();
    await verifyRows(page, rows);
    const load = await page.evaluate(() => /** @type {Probed} */ (globalThis).probe.load());
    const memoryMiB = await memoryAfterCollection(session);
    const elements = await page.evaluate(() => document.getElementsByTagName('*').length);
    const search = await timeSearch(page, rows);
    const scroll = await page.evaluate((n) => /** @type {Probed} */ (globalThis).probe.scrollThrough(n), FRAMES);
    const sort = await timeSort(page, rows);
    return {
      scriptKiB: scriptBytes / 1024,
      requests,
      dataKiB: dataBytes / 1024,
      firstRows,
      ...load,
      sort,
      search,
      slowFrames: scroll.slow,
      emptyFrames: scroll.empty,
      memoryMiB,
      elements,
    };
  } finally {
    await context.close();
  }
}

/** @param {Page} page @param {LabelPairs} rows */
async function verifyRows(page, rows) {
  const count = await page.getByRole('table', { name: 'Image labels' }).getAttribute('aria-rowcount');
  const texts = await page.evaluate(() => /** @type {Probed} */ (globalThis).probe.rowTexts());
  const known = texts.slice(0, 12).filter((text) => rows.some(([key, value]) => isRowOf(text, key, value)));
  // The default order groups rows by key, and may show a header row for each group.
  if (Number(count) - 1 < rows.length || known.length < 3)
    throw new Error(
      `${page.url()} shows ${count} rows, not ${rows.length + 1}; ${known.length} of the first are known`,
    );
}

/** @param {string} text @param {string} key @param {string} value */
const isRowOf = (text, key, value) => text.includes(key) && text.includes(value);

/** JavaScript objects and the memory behind typed arrays. @param {CDPSession} session */
async function memoryAfterCollection(session) {
  await session.send('HeapProfiler.enable');
  await session.send('HeapProfiler.collectGarbage');
  const usage = await session.send('Runtime.getHeapUsage');
  const behind = 'backingStorageSize' in usage ? Number(usage.backingStorageSize) : 0;
  return (usage.usedSize + behind) / 1024 ** 2;
}

/** @param {Page} page @param {LabelPairs} rows */
async function timeSearch(page, rows) {
  const box = page.getByRole('searchbox', { name: 'Search rows' });
  await box.focus();
  const times = [];
  for (const key of KEYS) {
    const found = rows.filter((row) => row.join('=').includes(key));
    times.push(await timed(page, 'input', countsOf(found), () => page.keyboard.press(key)));
    times.push(await timed(page, 'input', countsOf(rows), () => page.keyboard.press('Backspace')));
  }
  return median(times);
}

/** The possible row counts of a table: flat, or with a header row for each key. @param {LabelPairs} rows */
function countsOf(rows) {
  return [rows.length, rows.length + new Set(rows.map(([key]) => key)).size];
}

/** @param {Page} page @param {LabelPairs} rows */
async function timeSort(page, rows) {
  const button = page.getByRole('columnheader', { name: 'Value', exact: true }).getByRole('button');
  const times = [];
  for (let n = 0; n < 2; n += 1) times.push(await timed(page, 'click', [rows.length], () => button.click()));
  return median(times);
}

/**
 * @param {Page} page
 * @param {string} event
 * @param {readonly number[]} rowCounts
 * @param {() => Promise<void>} act
 */
async function timed(page, event, rowCounts, act) {
  await page.evaluate(
    ([name, counts]) => /** @type {Probed} */ (globalThis).probe.arm(name, counts),
    /** @type {const} */ ([event, rowCounts]),
  );
  await act();
  return page.evaluate(() => /** @type {Probed} */ (globalThis).probe.result());
}
