import { categoryOf, type LabelCategory, serviceOf } from '../../../../contract/label-keys.ts';
import { valuesByKey } from '../../../../contract/label-sets.ts';
import { newestFirst } from '../../../../contract/newest-first.ts';
import type { Label } from '../../../../contract/operations.ts';

/** The labels of one key, newest value first. */
export interface KeyLabels {
  readonly key: string;
  readonly values: readonly string[];
}

/** The labels of one category, keys by name. */
interface LabelGroup {
  readonly category: LabelCategory;
  readonly keys: readonly KeyLabels[];
}

/** Labels that decide for or against an image come first. */
const ORDER: readonly LabelCategory[] = ['framework', 'chip', 'python', 'cuda', 'service', 'system', 'custom'];

/** The distinct labels of an image by category; categories without any are left out. */
export function groupLabels(labels: readonly Label[]): readonly LabelGroup[] {
  const keys = [...valuesByKey(labels)]
    .map(([key, values]): KeyLabels => ({ key, values: newestFirst(values) }))
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return ORDER.map((category) => ({
    category,
    keys: keys.filter(({ key }) => categoryOf(key) === category),
  })).filter((group) => group.keys.length > 0);
}

/** The services that labels say support the image, by name: `DLC`, `DSW`, `EAS`. */
export function servicesOf(labels: readonly Label[]): readonly string[] {
  const names = labels.filter((label) => label.Value === 'true').flatMap((label) => serviceOf(label.Key) ?? []);
  return [...new Set(names)].sort();
}
