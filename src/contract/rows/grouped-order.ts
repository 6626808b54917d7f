import { categoryOf, compareFrameworks, LABEL_KEYS, type LabelCategory, readFramework } from '../label-keys.ts';
import type { LabelRow } from './label-rows.ts';

/** The order of the facets. */
const CATEGORIES: readonly LabelCategory[] = ['chip', 'framework', 'cuda', 'python', 'service', 'custom', 'system'];

/**
 * Positions of rows by key in the order of the facets, versions newest first and other values by name. `rows` must be
 * sorted by key and value, as from `toLabelRows`: only the few keys are compared here.
 */
export function groupedOrder(rows: readonly LabelRow[]): Uint32Array {
  const runs: { readonly key: string; readonly start: number; readonly end: number }[] = [];
  for (let start = 0, at = 1; at <= rows.length; at += 1) {
    const key = rows[start]?.Key ?? '';
    if (rows[at]?.Key === key) continue;
    runs.push({ key, start, end: at });
    start = at;
  }
  const order = new Uint32Array(rows.length);
  let place = 0;
  for (const { key, start, end } of runs.sort((a, b) => compareKeys(a.key, b.key))) {
    const isFramework = categoryOf(key) === 'framework';
    const others: number[] = [];
    for (let at = end - 1; at >= start; at -= 1) {
      if (isFramework || VERSION.test(rows[at]?.Value ?? '')) order[place++] = at;
      else others.push(at);
    }
    for (const at of others.reverse()) order[place++] = at;
  }
  return order;
}

const VERSION = /^v?\d/i;

/** 0 for keys that keep their order. */
function compareKeys(a: string, b: string): number {
  const rank = (key: string) => CATEGORIES.indexOf(categoryOf(key));
  const isOld = (key: string) => Number(key === LABEL_KEYS.framework || key === LABEL_KEYS.python[1]);
  const nameOf = (key: string) => readFramework(key, '')?.name ?? '';
  return rank(a) - rank(b) || isOld(a) - isOld(b) || compareFrameworks(nameOf(a), nameOf(b));
}
