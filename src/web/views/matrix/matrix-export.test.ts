import { expect, it } from 'vitest';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../../contract/image-tally/tally.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { axisOf } from '../../image-set/axis.ts';
import { countsOf, matrixTable } from './matrix-export.ts';
import { matrixOf } from './matrix-model.ts';

const set = imageSetOf([
  {
    ImageId: 'a',
    Labels: [
      { Key: 'system.chipType', Value: 'GPU' },
      { Key: 'system.framework', Value: 'XGBoost 1.6.0' },
    ],
  },
  { ImageId: 'b', Labels: [{ Key: 'system.chipType', Value: 'GPU' }] },
  { ImageId: 'c', Labels: [{ Key: 'system.framework.XGBoost', Value: '1.7.1' }] },
]);
const matrix = matrixOf(
  tallyImages(set, labelFilterOnly([])),
  axisOf(set, 'framework'),
  axisOf(set, 'system.chipType'),
  { choices: EMPTY_SEARCH.choices, open: [{ key: 'framework', value: 'XGBoost' }] },
);

it('has the matrix as shown on screen, totals included', () => {
  const table = matrixTable(matrix, {
    key: (key) => key,
    entry: ({ kind, framework = '', value }) => (kind === 'none' ? 'not set' : `${framework} ${value}`.trim()),
    total: 'Total',
  });
  expect([table.header, ...table.rows]).toEqual([
    ['framework', 'GPU', 'not set', 'Total'],
    ['XGBoost', '1', '1', '2'],
    ['XGBoost 1.7.1', '0', '1', '1'],
    ['XGBoost 1.6.0', '1', '0', '1'],
    ['not set', '1', '0', '1'],
    ['Total', '2', '1', '3'],
  ]);
});

it('says to programs what each entry is', () => {
  const { Rows, Columns, rowCount, columnCount } = countsOf(matrix);
  expect([rowCount, columnCount, Columns.map(({ value }) => value)]).toEqual([4, 2, ['GPU', null]]);
  expect(Rows[1]).toEqual({
    key: 'framework',
    kind: 'version',
    value: '1.7.1',
    framework: 'XGBoost',
    total: 1,
    counts: [0, 1],
  });
  expect(Rows[3]).toEqual({ key: 'framework', kind: 'none', value: null, total: 1, counts: [1, 0] });
});
