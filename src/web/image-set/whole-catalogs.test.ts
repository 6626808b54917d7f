import { beforeAll, describe, expect, it } from 'vitest';
import { catalogLines, PRESETS } from '../../../e2e/bench/catalog-lines.mjs';
import type { Condition } from '../../contract/filter.ts';
import { labelFilterOnly } from '../../contract/image-filter/image-filter.ts';
import { compareLabels } from '../../contract/image-tally/compare-sets.ts';
import type { ImageSet } from '../../contract/image-tally/image-set.ts';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../contract/image-tally/tally.ts';
import { readFramework } from '../../contract/label-keys.ts';
import type { Image, Label } from '../../contract/operations.ts';
import { builtInCatalog } from '../../server/testing/built-in.ts';
import { type AxisEntry, axisOf } from './axis.ts';
import { countCells } from './cross-tab.ts';

const GPU: Condition = { key: 'system.chipType', value: 'GPU' };
const PYTHON: Condition = { key: 'system.pythonVersion', value: '3.10' };
const has = (image: Image, { key, value }: Condition) =>
  image.Labels?.some((label) => label.Key === key && label.Value === value) === true;
const identityOf = (label: Label) => JSON.stringify([label.Key, label.Value]);

/** The number of images with each label. */
function countedPlainly(images: readonly Image[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const image of images) {
    for (const identity of new Set((image.Labels ?? []).map(identityOf))) {
      counts.set(identity, (counts.get(identity) ?? 0) + 1);
    }
  }
  return counts;
}

const builtIn = (): readonly Image[] =>
  builtInCatalog().images.map(({ facts, labels }) => ({ ...facts, Labels: [...labels] }));

function generated(): readonly Image[] {
  const figures = PRESETS['images-100k'];
  if (figures === undefined) throw new Error('there is no preset images-100k');
  const lines = [...catalogLines(figures)].slice(1, -1);
  return lines.map((line) => JSON.parse(line.replace(/,?\n$/, '')) as Image);
}

function nameOf({ kind, framework, value }: AxisEntry): string {
  if (kind === 'none') return 'none';
  return framework === undefined ? value : `${framework} ${value}`;
}

describe.each([
  ['the built-in catalog', builtIn],
  ['a catalog of 100,000 images and 1,000,000 labels', generated],
])('%s is counted as a plain walk over it counts', (_, imagesOf) => {
  let images: readonly Image[] = [];
  let set: ImageSet = imageSetOf([]);
  beforeAll(() => {
    images = imagesOf();
    set = imageSetOf(images);
  }, 60_000);

  it('label by label, with and without a filter', () => {
    for (const filter of [[], [GPU], [GPU, PYTHON]]) {
      const tally = tallyImages(set, labelFilterOnly(filter));
      const expected = countedPlainly(images.filter((image) => filter.every((condition) => has(image, condition))));
      const counts = set.labels.map((label) => [identityOf(label), tally.countLabel(label.Key, label.Value)] as const);
      expect(new Map(counts.filter(([, count]) => count > 0))).toEqual(expected);
    }
  }, 60_000);

  it('cell by cell, frameworks by chip type', () => {
    const rows = axisOf(set, 'framework');
    const columns = axisOf(set, 'system.chipType');
    const tally = tallyImages(set, labelFilterOnly([PYTHON]));
    const places = (count: number) => Array.from({ length: count }, (_, place) => place);
    const cells = countCells(tally, rows, places(rows.entries.length), columns, places(columns.entries.length));
    const expected = new Map<string, number>();
    for (const image of images.filter((candidate) => has(candidate, PYTHON))) {
      const frameworks = (image.Labels ?? []).flatMap(({ Key, Value }) => readFramework(Key, Value) ?? []);
      const names = new Set(frameworks.flatMap(({ name, version }) => [name, `${name} ${version}`]));
      const chips = new Set((image.Labels ?? []).filter(({ Key }) => Key === GPU.key).map(({ Value }) => Value));
      if (names.size === 0) names.add('none');
      if (chips.size === 0) chips.add('none');
      for (const name of names) {
        for (const chip of chips) expected.set(`${name} ${chip}`, (expected.get(`${name} ${chip}`) ?? 0) + 1);
      }
    }
    const found = rows.entries.flatMap((row, r) =>
      columns.entries.map(
        (column, c) => [`${nameOf(row)} ${nameOf(column)}`, cells[r * columns.entries.length + c] ?? 0] as const,
      ),
    );
    expect(new Map(found.filter(([, count]) => count > 0))).toEqual(expected);
    expect(expected.size).toBeGreaterThan(3);
  }, 60_000);

  it('side by side, GPU against Python 3.10', () => {
    const [inA, inB] = [GPU, PYTHON].map((condition) =>
      countedPlainly(images.filter((image) => has(image, condition))),
    );
    const compared = compareLabels(
      tallyImages(set, labelFilterOnly([GPU])),
      tallyImages(set, labelFilterOnly([PYTHON])),
    );
    const sideOf = (side: 'a' | 'b') =>
      new Map(compared.filter((row) => row[side] > 0).map((row) => [identityOf(row), row[side]]));
    expect(sideOf('a')).toEqual(inA);
    expect(sideOf('b')).toEqual(inB);
    expect(compared).toHaveLength(new Set([...(inA?.keys() ?? []), ...(inB?.keys() ?? [])]).size);
  }, 60_000);
});
