import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withSources } from './load-source.mjs';
import { timesRow } from './statistics.mjs';

const DAYS = 400;
const IMAGES = 1_000;
const CHANGED_A_DAY = 5;
const SAMPLES = 20;

/**
 * The computation of `GET /api/changes` over 400 days of 1,000 images, without the request; also prints the size of their
 * folder, which is the same in every run.
 *
 * @returns {Promise<readonly import('./statistics.mjs').Row[]>}
 */
export async function benchHistory() {
  /** @type {typeof import('../../src/server/history/scope-history.ts')} */
  const { ScopeHistory } = await withSources((load) => load('/src/server/history/scope-history.ts'));
  const folder = mkdtempSync(join(tmpdir(), 'pai-history-bench-'));
  try {
    const history = new ScopeHistory(folder, () => {});
    const images = Array.from({ length: IMAGES }, (_, at) => imageOf(at, 0));
    for (let at = 1; at <= DAYS; at += 1) {
      for (let changed = 0; changed < CHANGED_A_DAY; changed += 1) {
        const place = (at * CHANGED_A_DAY + changed) % IMAGES;
        images[place] = imageOf(place, at);
      }
      history.keep(dayOf(at), images, DAYS);
    }
    const bytes = readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
    console.log(`${DAYS} days of ${IMAGES} images: ${(bytes / 1e6).toFixed(1)} MB`);
    const times = Array.from({ length: SAMPLES }, () => {
      const start = performance.now();
      history.changesByDay(dayOf(1));
      history.between(dayOf(1));
      return performance.now() - start;
    });
    return [timesRow(`changes over ${DAYS} days of ${IMAGES} images`, times)];
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** @param {number} at @param {number} version */
function imageOf(at, version) {
  return {
    ImageId: `image-${at}`,
    Name: `name-${at}`,
    ImageUri: `registry-vpc.cn-hangzhou.aliyuncs.com/pai/name:${at}-${version}`,
    Labels: Array.from({ length: 9 }, (_, label) => ({
      Key: `system.key.${label}`,
      Value: `${(at * 7 + label + version) % 50}`,
    })),
  };
}

/** @param {number} at */
function dayOf(at) {
  return new Date(Date.UTC(2025, 0, at)).toISOString().slice(0, 10);
}
