import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from '@playwright/test';
import { startServer } from '../support/server.mjs';
import { writeCatalog } from './generate-catalog.mjs';
import { visitPage } from './page-visit.mjs';
import { median } from './statistics.mjs';

/**
 * @typedef {import('./page-visit.mjs').VisitFigures} VisitFigures
 * @typedef {import('./page-visit.mjs').Profile} Profile
 * @typedef {import('./page-visit.mjs').LabelPairs} LabelPairs
 *
 * Medians of one page.
 *
 * @typedef {object} PageResult
 * @property {VisitFigures} product
 * @property {VisitFigures} handWritten
 *
 * @typedef {Readonly<Record<Profile, PageResult>>} SizeResult
 */

/** @type {Readonly<Record<string, import('./catalog-lines.mjs').CatalogFigures>>} */
export const SIZES = {
  '1,000 labels': { images: 200, labelsPerImage: 16, distinctLabels: 1_000, seed: 1 },
  '100,000 labels': { images: 10_000, labelsPerImage: 18, distinctLabels: 100_000, seed: 1 },
};
const HAND_WRITTEN = fileURLToPath(new URL('hand-written/server.mjs', import.meta.url));

/**
 * Measures the product's page and the hand-written one on the same rows. Visits alternate, so that both see the
 * same state of the machine.
 *
 * @param {string} executablePath the browser
 * @param {string} folder for the catalog and the rows
 * @param {number} visits measured visits of each page; one warm-up visit comes first
 * @returns {AsyncGenerator<readonly [size: string, result: SizeResult]>}
 */
export async function* benchPages(executablePath, folder, visits) {
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  try {
    for (const [name, figures] of Object.entries(SIZES)) {
      const catalog = join(folder, `catalog-${figures.distinctLabels}.json`);
      await writeCatalog(figures, catalog);
      yield [name, await benchSize(browser, catalog, visits)];
    }
  } finally {
    await browser.close();
  }
}

/**
 * @param {import('@playwright/test').Browser} browser
 * @param {string} catalog
 * @param {number} visits
 * @returns {Promise<SizeResult>}
 */
async function benchSize(browser, catalog, visits) {
  const product = await startServer({ flags: ['--catalog', catalog] });
  try {
    const rows = await labelPairs(product.origin);
    const rowsFile = `${catalog}.rows`;
    writeFileSync(rowsFile, JSON.stringify(rows));
    const handWritten = await startServer({ main: HAND_WRITTEN, flags: ['--rows', rowsFile] });
    try {
      const measure = (/** @type {Profile} */ profile) =>
        inTurn(`${rows.length} labels, ${profile}`, visits, {
          product: () => visitPage(browser, product.url, rows, profile),
          handWritten: () => visitPage(browser, handWritten.url, rows, profile),
        });
      return { plain: await measure('plain'), slowed: await measure('slowed') };
    } finally {
      await handWritten.stop();
    }
  } finally {
    await product.stop();
  }
}

/** @param {string} origin @returns {Promise<LabelPairs>} */
async function labelPairs(origin) {
  /** @type {{ Labels: readonly import('./label-pools.mjs').Label[] }} */
  const answer = await (await fetch(`${origin}/api/v1/image/labels`)).json();
  return answer.Labels.map(({ Key, Value }) => /** @type {const} */ ([Key, Value]));
}

/**
 * @param {string} what
 * @param {number} visits
 * @param {Readonly<Record<keyof PageResult, () => Promise<VisitFigures>>>} pages
 * @returns {Promise<PageResult>}
 */
async function inTurn(what, visits, pages) {
  /** @type {VisitFigures[]} */
  const ofProduct = [];
  /** @type {VisitFigures[]} */
  const byHand = [];
  for (let visit = 0; visit <= visits; visit += 1) {
    const start = performance.now();
    const [product, handWritten] = [await pages.product(), await pages.handWritten()];
    const seconds = ((performance.now() - start) / 1_000).toFixed(1);
    console.error(`${what}: visit ${visit} of ${visits}${visit === 0 ? ' (warm-up)' : ''} took ${seconds} s`);
    // The first visit of each page warms up the server and the browser.
    if (visit === 0) continue;
    ofProduct.push(product);
    byHand.push(handWritten);
  }
  return { product: medians(ofProduct), handWritten: medians(byHand) };
}

/** @param {readonly VisitFigures[]} visits @returns {VisitFigures} */
function medians(visits) {
  const [first] = visits;
  if (first === undefined) throw new Error('there was no visit');
  const names = /** @type {readonly (keyof VisitFigures)[]} */ (Object.keys(first));
  return /** @type {VisitFigures} */ (
    Object.fromEntries(names.map((name) => [name, median(visits.map((visit) => visit[name]))]))
  );
}
