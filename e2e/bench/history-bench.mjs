import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withSources } from './load-source.mjs';
import { timesRow } from './statistics.mjs';

const DAYS = 400;
const IMAGES = 1_000;
const CHANGED_A_DAY = 5;
const SAMPLES = 20;

/** The questions of the table; `AT` is another value in each sample, so that no response is repeated. */
const QUESTIONS = [
  ['JSON', 'not=none%3DAT'],
  ['JSON, three conditions', 'LabelFilter=system.chipType%3DGPU,system.framework.PyTorch%3D2.3&not=system.key.3%3DAT'],
  ['Atom', 'not=none%3DAT&as=atom'],
  ['Atom, state=newest', 'state=newest&not=none%3DAT&as=atom'],
];

/**
 * `GET /api/changes` over 400 days of 1,000 images, whole requests over a socket; also prints the size of their folder,
 * which is the same in every run.
 *
 * @returns {Promise<readonly import('./statistics.mjs').Row[]>}
 */
export async function benchHistory() {
  const folder = mkdtempSync(join(tmpdir(), 'pai-history-bench-'));
  try {
    return await withSources(async (load) => {
      const served = await serveHistory(load, folder);
      try {
        const rows = [];
        for (const [what, query] of QUESTIONS) rows.push(await timeQuestion(served.url, what ?? '', query ?? ''));
        return rows;
      } finally {
        await served.close();
      }
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/**
 * @param {string} url
 * @param {string} what
 * @param {string} query
 */
async function timeQuestion(url, what, query) {
  const times = [];
  for (let at = 0; at < SAMPLES; at += 1) {
    const start = performance.now();
    const response = await fetch(`${url}/api/changes?since=${dayOf(1)}&${query.replace('AT', `${at}`)}`);
    const text = await response.text();
    times.push(performance.now() - start);
    if (response.status !== 200) throw new Error(`${response.status} ${text.slice(0, 500)}`);
  }
  return timesRow(`/api/changes over ${DAYS} days of ${IMAGES} images: ${what}`, times);
}

/**
 * Serves the product with the days in a folder. Time stands on the last day, so that the server adds none.
 *
 * @param {(path: string) => Promise<any>} load
 * @param {string} folder
 */
async function serveHistory(load, folder) {
  /** @type {typeof import('../../src/server/history/history.ts')} */
  const { openHistory } = await load('/src/server/history/history.ts');
  /** @type {typeof import('../../src/server/sources/embedded/catalog-source.ts')} */
  const { createCatalogSource } = await load('/src/server/sources/embedded/catalog-source.ts');
  /** @type {typeof import('../../src/server/testing/serve.ts')} */
  const { serve } = await load('/src/server/testing/serve.ts');
  const images = Array.from({ length: IMAGES }, (_, at) => imageOf(at, 0));
  const catalog = () => createCatalogSource({ images: images.map(catalogImage), workspaces: [] });
  const scope = { region: '', workspaceId: '' };
  const options = { folder, maxDays: DAYS, host: '', scope, pid: process.pid, say: console.error };

  const firstDay = openHistory({ ...options, source: catalog(), now: () => Date.parse(dayOf(1)) });
  if (!firstDay.ok) throw new Error(firstDay.error);
  const kept = await firstDay.value.of(scope, AbortSignal.timeout(60_000));
  if (!kept.ok) throw new Error(kept.error.message);
  for (let at = 2; at <= DAYS; at += 1) {
    for (let changed = 0; changed < CHANGED_A_DAY; changed += 1) {
      const place = (at * CHANGED_A_DAY + changed) % IMAGES;
      images[place] = imageOf(place, at);
    }
    kept.value.keep(dayOf(at), images, DAYS);
  }
  firstDay.value.close();
  const name = readdirSync(folder).find((one) => statSync(join(folder, one)).isDirectory()) ?? '';
  const files = readdirSync(join(folder, name));
  const bytes = files.reduce((sum, file) => sum + statSync(join(folder, name, file)).size, 0);
  console.log(`${files.length - 1} days of ${IMAGES} images: ${(bytes / 1e6).toFixed(1)} MB`);

  const history = openHistory({ ...options, source: catalog(), now: () => Date.parse(dayOf(DAYS)) });
  if (!history.ok) throw new Error(history.error);
  return serve({ source: catalog(), history: history.value });
}

/** @param {ReturnType<typeof imageOf>} image */
function catalogImage({ Labels, ...facts }) {
  return { facts, labels: Labels, provenance: {} };
}

/** @param {number} at @param {number} version */
function imageOf(at, version) {
  return {
    ImageId: `image-${at}`,
    Name: `name-${at}`,
    ImageUri: `registry-vpc.cn-hangzhou.aliyuncs.com/pai/name-${at % 100}:${at}-${version}`,
    Labels: [
      { Key: 'system.chipType', Value: at % 3 === 0 ? 'CPU' : 'GPU' },
      { Key: 'system.framework.PyTorch', Value: `2.${(at + version) % 10}` },
      { Key: 'system.pythonVersion', Value: `3.${9 + (version % 4)}` },
      ...Array.from({ length: 6 }, (_, label) => ({
        Key: `system.key.${label}`,
        Value: `${(at * 7 + label + version) % 50}`,
      })),
    ],
  };
}

/** @param {number} at */
function dayOf(at) {
  return new Date(Date.UTC(2025, 0, at)).toISOString().slice(0, 10);
}
