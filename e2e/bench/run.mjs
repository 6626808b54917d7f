import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser, NO_BROWSER } from '../support/find-browser.mjs';
import { PRESETS } from './catalog-lines.mjs';
import { writeCatalog } from './generate-catalog.mjs';
import { benchHistory } from './history-bench.mjs';
import { benchLive } from './live-bench.mjs';
import { benchCounting } from './matrix-bench.mjs';
import { benchPages } from './page-bench.mjs';
import { GOALS, goalTable, judge } from './page-goals.mjs';
import { benchProcessorTime, processorTable } from './processor-bench.mjs';
import { benchBuiltIn, benchLargeCatalog } from './server-bench.mjs';
import { printTable } from './statistics.mjs';

const PARTS = ['built-in', 'large', 'live', 'counting', 'history', 'server', 'page'];
const USAGE = `npm run bench -- [${PARTS.join('|')}]... [--visits N] [--json FILE]`;
const { parts, visits, json } = readArguments();

const folder = mkdtempSync(join(tmpdir(), 'pai-image-labels-bench-'));
/** Figures with their ratios, by part. @type {Record<string, unknown>} */
const figures = {};
try {
  for (const part of parts.length > 0 ? parts : PARTS) await run(part);
} finally {
  rmSync(folder, { recursive: true });
}
if (Object.keys(figures).length > 0) {
  const machine = { node: process.version, processors: cpus().length, model: cpus()[0]?.model, load: loadavg() };
  const text = JSON.stringify(
    { date: new Date().toISOString(), machine, ...figures },
    null,
    json === undefined ? 0 : 2,
  );
  if (json === undefined) console.log(text);
  else writeFileSync(json, `${text}\n`);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { visits: { type: 'string', default: '5' }, json: { type: 'string' } },
    });
    const unknown = positionals.filter((part) => !PARTS.includes(part));
    if (unknown.length > 0)
      throw new Error(
        `There is no benchmark ${unknown.join(', ')}; there are ${PARTS.join(', ')}, and all without a name.`,
      );
    if (!/^[1-9][0-9]{0,2}$/.test(values.visits))
      throw new Error(`--visits ${values.visits} is not a whole number from 1 to 999`);
    return { parts: positionals, visits: Number(values.visits), json: values.json };
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`);
    process.exit(1);
  }
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
  if (part === 'history') printTable('Server, history', await benchHistory());
  if (part === 'server') {
    const measured = await benchProcessorTime();
    for (const line of processorTable(measured)) console.log(line);
    figures.server = measured;
  }
  if (part === 'page') {
    const browser = findBrowser();
    if (browser === undefined) {
      console.error(NO_BROWSER);
      process.exitCode = 1;
      return;
    }
    await pages(browser);
  }
}

/** @param {string} browser */
async function pages(browser) {
  for await (const [size, result] of benchPages(browser, folder, visits)) {
    const rows = judge(GOALS[size] ?? [], result);
    for (const line of [...goalTable(size, rows), '']) console.log(line);
    figures.page = { ...(figures.page ?? {}), [size]: { rows, ...result } };
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
