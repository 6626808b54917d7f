import { categoryOf, compareFrameworks, LABEL_KEYS, type LabelCategory, readFramework } from '../label-keys.ts';
import type { LabelRow } from './label-rows.ts';

/** The order of the facets. */
const CATEGORIES: readonly LabelCategory[] = ['chip', 'framework', 'cuda', 'python', 'service', 'custom', 'system'];

/**
 * Positions of rows by key in the order of the facets, versions newest first and other values by name. `rows` must be
 * sorted by key and value, as from `toLabelRows`: only the few keys are compared here.
 */
export function groupedOrder(rows: readonly LabelRow[]): Uint32Array {
  const runs: { readonly key: string; readonly at: number[] }[] = [];
  rows.forEach((row, at) => {
    const last = runs.at(-1);
    if (last?.key === row.Key) last.at.push(at);
    else runs.push({ key: row.Key, at: [at] });
  });
  const ordered = runs
    .sort((a, b) => compareKeys(a.key, b.key))
    .flatMap(({ key, at }) => {
      const isVersion = (place: number) => categoryOf(key) === 'framework' || /^v?\d/i.test(rows[place]?.Value ?? '');
      return [...at.filter(isVersion).reverse(), ...at.filter((place) => !isVersion(place))];
    });
  return Uint32Array.from(ordered);
}

/** 0 for keys that keep their order. */
function compareKeys(a: string, b: string): number {
  const rank = (key: string) => CATEGORIES.indexOf(categoryOf(key));
  const isOld = (key: string) => Number(key === LABEL_KEYS.framework || key === LABEL_KEYS.python[1]);
  const nameOf = (key: string) => readFramework(key, '')?.name ?? '';
  return rank(a) - rank(b) || isOld(a) - isOld(b) || compareFrameworks(nameOf(a), nameOf(b));
}
