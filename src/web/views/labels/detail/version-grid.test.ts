import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelFilterOnly } from '../../../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../../../contract/image-tally/tally.ts';
import { anyCondition, anyImages } from '../../../../contract/image-tally/testing/any-images.ts';
import { readFramework } from '../../../../contract/label-keys.ts';
import type { Image } from '../../../../contract/operations.ts';
import { compareVersions } from '../../../../contract/versions.ts';
import { MAX_CUDAS, MAX_VERSIONS, versionGrid } from './version-grid.ts';

const CUDA = 'system.dsw.cudaVersion';
const anyFilter = fc.array(anyCondition, { maxLength: 3 });
const anyFramework = fc.constantFrom('PyTorch', 'XGBoost', 'vLLM');

const versionsIn = (image: Image, framework: string) => [
  ...new Set(
    (image.Labels ?? []).flatMap((label) => {
      const read = readFramework(label.Key, label.Value);
      return read?.name === framework ? [read.version] : [];
    }),
  ),
];
const cudasIn = (image: Image) => [
  ...new Set((image.Labels ?? []).filter((label) => label.Key === CUDA).map((label) => label.Value)),
];

describe('versionGrid', () => {
  it('counts as a naive evaluation does, and shows only what some image has, newest first', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, anyFramework, (images, conditions, framework) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(conditions));
        const under = images.filter((_, position) => tally.holds(position));
        const own = under.filter((image) => versionsIn(image, framework).length > 0);
        const grid = versionGrid(tally, framework, '', labelFilterOnly(conditions));

        const withCuda = own.filter((image) => cudasIn(image).length > 0);
        const newest = (texts: readonly string[]) => [...new Set(texts)].sort((a, b) => compareVersions(b, a));
        expect(grid.cudas).toEqual(newest(withCuda.flatMap(cudasIn)));
        expect(grid.rows.map((row) => row.version)).toEqual(
          newest(withCuda.flatMap((image) => versionsIn(image, framework))),
        );
        expect(grid.withoutCuda).toBe(own.length - withCuda.length);
        expect(grid.largest).toBe(Math.max(0, ...grid.rows.flatMap((row) => row.cells.map((cell) => cell.count))));
        for (const { version, cells } of grid.rows) {
          expect(cells.map((cell) => cell.count)).toEqual(
            grid.cudas.map(
              (cuda) =>
                own.filter((image) => versionsIn(image, framework).includes(version) && cudasIn(image).includes(cuda))
                  .length,
            ),
          );
        }
      }),
    );
  });

  it('leads from a cell to exactly as many images as it counts', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, anyFramework, (images, conditions, framework) => {
        const set = imageSetOf(images);
        const grid = versionGrid(
          tallyImages(set, labelFilterOnly(conditions)),
          framework,
          '',
          labelFilterOnly(conditions),
        );
        for (const cell of grid.rows.flatMap((row) => row.cells)) {
          if (cell.narrowed)
            expect(tallyImages(set, labelFilterOnly(cell.narrowed)).positions).toHaveLength(cell.count);
        }
      }),
    );
  });

  it('links every cell that counts anything where no filter is set', () => {
    const image = (ImageId: string, version: string, cuda: string): Image => ({
      ImageId,
      Labels: [
        { Key: 'system.framework.PyTorch', Value: version },
        { Key: CUDA, Value: cuda },
      ],
    });
    const set = imageSetOf([image('a', '2.6', '12.4'), image('b', '2.10', '12.6')]);
    const { cudas, rows } = versionGrid(tallyImages(set, labelFilterOnly([])), 'PyTorch', '', labelFilterOnly([]));
    expect(cudas).toEqual(['12.6', '12.4']);
    expect(rows[0]).toEqual({
      version: '2.10',
      cells: [
        {
          count: 1,
          narrowed: [
            { key: 'system.framework.PyTorch', value: '2.10' },
            { key: CUDA, value: '12.6' },
          ],
        },
        { count: 0, narrowed: undefined },
      ],
    });
  });

  it('draws the newest of many, and the version that is looked at beside them', () => {
    const set = imageSetOf(
      Array.from({ length: 300 }, (_, n) => ({
        ImageId: `image-${n}`,
        Labels: [
          { Key: 'system.framework.PyTorch', Value: `1.${n}` },
          { Key: CUDA, Value: `12.${n % 60}` },
        ],
      })),
    );
    const versionsAt = (lookedAt: string) =>
      versionGrid(tallyImages(set, labelFilterOnly([])), 'PyTorch', lookedAt, labelFilterOnly([])).rows.map(
        (row) => row.version,
      );
    const newest = Array.from({ length: MAX_VERSIONS }, (_, at) => `1.${299 - at}`);
    expect(versionsAt('1.290')).toEqual(newest);
    expect(versionsAt('1.7')).toEqual([...newest, '1.7']);
    const { cudas, allCudas, allVersions } = versionGrid(
      tallyImages(set, labelFilterOnly([])),
      'PyTorch',
      '',
      labelFilterOnly([]),
    );
    expect(cudas).toEqual(Array.from({ length: MAX_CUDAS }, (_, at) => `12.${59 - at}`));
    expect([allCudas, allVersions]).toEqual([60, 300]);
  });
});
