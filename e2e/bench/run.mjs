import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser, NO_BROWSER } from '../support/find-browser.mjs';
import { PRESETS } from './catalog-lines.mjs';
import { writeCatalog } from './generate-catalog.mjs';
import { benchLive } from './live-bench.mjs';
import { benchCounting } from './matrix-bench.mjs';
import { benchPage } from './page-bench.mjs';
import { benchBuiltIn, benchLargeCatalog } from './server-bench.mjs';
import { printTable } from './statistics.mjs';

const PARTS = ['built-in', 'large', 'live', 'counting', 'page'];
const asked = process.argv.slice(2);
const unknown = asked.filter((part) => !PARTS.includes(part));
if (unknown.length > 0) {
  console.error(`There is no benchmark ${unknown.join(', ')}; there are ${PARTS.join(', ')}, and all without a name.`);
  process.exit(1);
}

const folder = mkdtempSync(join(tmpdir(), 'pai-image-labels-bench-'));
try {
  for (const part of asked.length > 0 ? asked : PARTS) await run(part);
} finally {
  rmSync(folder, { recursive: true });
}

/** @param {string} part */
async function run(part) {
  if (part === 'built-in') printTable('Server, built-in catalog', await benchBuiltIn());
  if (part === 'large') {
    const rows = await benchLargeCatalog(await generated('images-100k'));
    printTable('Server, 100,000 images with 1,000,000 labels', rows);
  }
  if (part === 'live') printTable('Server, live source', await benchLive());
  if (part === 'counting') {
    const catalog = await generated('images-100k');
    printTable('Page, counting 10,000 images', await benchCounting(catalog, 10_000));
    printTable('Page, counting 100,000 images', await benchCounting(catalog, 100_000));
  }
  if (part === 'page') {
    const browser = findBrowser();
    if (browser === undefined) {
      console.error(NO_BROWSER);
      process.exitCode = 1;
      return;
    }
    printTable('Page, 100,000 different labels', await benchPage(browser, await generated('labels-100k')));
  }
}

/** @param {string} preset */
async function generated(preset) {
  const file = join(folder, `${preset}.json`);
  const figures = PRESETS[preset];
  if (figures === undefined) throw new Error(`There is no preset ${preset}.`);
  await writeCatalog(figures, file);
  return file;
}
