import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../contract/filter.ts';
import { groupConditions } from '../../contract/image-filter/condition-groups.ts';
import { filterGroups, passes } from '../../contract/image-filter/filter-groups.ts';
import { labelFilterOnly } from '../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../contract/image-tally/tally.ts';
import { anyCondition, anyImages, carries } from '../../contract/image-tally/testing/any-images.ts';
import { readFramework } from '../../contract/label-keys.ts';
import type { Image, Label } from '../../contract/operations.ts';
import { narrowTo } from '../views/matrix/narrow-to.ts';
import { type AxisEntry, axisOf } from './axis.ts';
import { countAxis, countCells, crossTabulate } from './cross-tab.ts';

const PYTHON: readonly string[] = ['system.pythonVersion', 'system.language.Python'];

/** Includes the joined axis often, because it is not a plain key. */
const anyKey = fc.constantFrom(
  'framework',
  'framework',
  'framework',
  'system.framework',
  'system.framework.PyTorch',
  'system.chipType',
  'system.pythonVersion',
  'system.language.Python',
  'system.supported.dsw',
  '__proto__',
  'team',
  'not there',
);
/** Mostly short: with many conditions no images are left to count. */
const anyFilter = fc.oneof(fc.constant([]), fc.array(anyCondition, { maxLength: 3 }));
/** Ranges, exclusions and unset facets, which links must keep. */
const anyExtra = fc.record(
  {
    not: fc.array(anyCondition, { maxLength: 1 }),
    none: fc.constantFrom([], ['cuda' as const], ['framework' as const]),
    from: fc.constantFrom([], [{ key: 'system.dsw.cudaVersion', value: '11.10' }]),
    anyFramework: fc.boolean(),
    state: fc.constant([]),
    runs: fc.constant(''),
  },
  { requiredKeys: [] },
);
const RUNS = { numRuns: 500 };

function satisfies(image: Image, conditions: readonly Condition[]): boolean {
  return groupConditions(conditions).every((group) => group.conditions.some((condition) => carries(image, condition)));
}

/** Whether an image belongs to an entry, checked label by label. */
function belongs(image: Image, key: string, entry: AxisEntry): boolean {
  const isOfKey = ({ Key }: Label) => {
    if (key === 'framework') return Key === 'system.framework' || readFramework(Key, '') !== undefined;
    return Key === key || (PYTHON.includes(key) && PYTHON.includes(Key));
  };
  const labels = image.Labels ?? [];
  if (entry.kind === 'none') return !labels.some(isOfKey);
  return labels.some((label) => {
    const { Key, Value } = label;
    if (key !== 'framework') {
      return isOfKey(label) && (entry.kind === 'major' ? Value.split('.')[0] === entry.value : Value === entry.value);
    }
    const framework = readFramework(Key, Value);
    if (entry.framework === undefined) return framework?.name === entry.value;
    return framework?.name === entry.framework && framework.version === entry.value;
  });
}

describe('a cross tabulation', () => {
  it('equals a naive evaluation: cells, totals and images without a value', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, anyKey, anyKey, (images, filter, rowKey, columnKey) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        const rows = axisOf(tally.set, rowKey);
        const columns = axisOf(tally.set, columnKey);
        const fitting = images.filter((image) => satisfies(image, filter));
        const cells = countCells(
          tally,
          rows,
          rows.entries.map((_, at) => at),
          columns,
          columns.entries.map((_, at) => at),
        );
        const expected = rows.entries.flatMap((row) =>
          columns.entries.map(
            (column) =>
              fitting.filter((image) => belongs(image, rowKey, row) && belongs(image, columnKey, column)).length,
          ),
        );
        expect([...cells]).toEqual(expected);
        for (const [axis, key] of [
          [rows, rowKey],
          [columns, columnKey],
        ] as const) {
          expect([...countAxis(tally, axis)]).toEqual(
            axis.entries.map((entry) => fitting.filter((image) => belongs(image, key, entry)).length),
          );
        }
      }),
      RUNS,
    );
  });

  it('counts chosen rows and columns like all, in the given order', () => {
    fc.assert(
      fc.property(
        anyImages,
        anyFilter,
        anyKey,
        anyKey,
        fc.infiniteStream(fc.boolean()),
        (images, filter, a, b, keep) => {
          const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
          const rows = axisOf(tally.set, a);
          const columns = axisOf(tally.set, b);
          const some = (count: number) =>
            Array.from({ length: count }, (_, at) => count - 1 - at).filter(() => keep.next().value === true);
          const all = (count: number) => Array.from({ length: count }, (_, at) => at);
          const width = columns.entries.length;
          const whole = countCells(tally, rows, all(rows.entries.length), columns, all(width));
          const rowPlaces = some(rows.entries.length);
          const columnPlaces = some(width);
          expect([...countCells(tally, rows, rowPlaces, columns, columnPlaces)]).toEqual(
            rowPlaces.flatMap((row) => columnPlaces.map((column) => whole[row * width + column])),
          );
        },
      ),
      RUNS,
    );
  });

  it('finds the rows and columns with a cell, like a check of each cell', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, anyKey, anyKey, (images, filter, rowKey, columnKey) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        const rows = axisOf(tally.set, rowKey);
        const columns = axisOf(tally.set, columnKey);
        const fitting = images.filter((image) => satisfies(image, filter));
        const hasCell = (row: AxisEntry, column: AxisEntry) =>
          fitting.some((image) => belongs(image, rowKey, row) && belongs(image, columnKey, column));
        const isValue = (entry: AxisEntry) => entry.kind !== 'none';
        const [rowValues, columnValues] = [rows.entries.filter(isValue), columns.entries.filter(isValue)];
        const inRow = (row: AxisEntry) => columnValues.some((column) => hasCell(row, column));
        const inColumn = (column: AxisEntry) => rowValues.some((row) => hasCell(row, column));
        const crossed = crossTabulate(tally, rows, columns);
        expect([...crossed.rows]).toEqual(
          rows.entries.map((row) =>
            Number(isValue(row) ? inRow(row) : columnValues.some((one) => inColumn(one) && hasCell(row, one))),
          ),
        );
        expect([...crossed.columns]).toEqual(
          columns.entries.map((column) =>
            Number(isValue(column) ? inColumn(column) : rowValues.some((one) => inRow(one) && hasCell(one, column))),
          ),
        );
      }),
      RUNS,
    );
  });

  it('leads from each cell to its counted images, if a filter exists', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, anyExtra, anyKey, anyKey, (images, filter, extra, rowKey, columnKey) => {
        const asked = { ...labelFilterOnly(filter), ...extra };
        const groups = filterGroups(asked);
        const tally = tallyImages(imageSetOf(images), asked);
        const rows = axisOf(tally.set, rowKey);
        const columns = axisOf(tally.set, columnKey);
        rows.entries.forEach((row) => {
          const afterRow = narrowTo(asked, rowKey, row);
          columns.entries.forEach((column) => {
            const chosen = afterRow && narrowTo(afterRow, columnKey, column);
            if (!chosen) return;
            const expected = images.filter(
              (image) =>
                passes(image.Labels ?? [], groups) && belongs(image, rowKey, row) && belongs(image, columnKey, column),
            );
            const { set, positions } = tallyImages(tally.set, chosen);
            expect(positions.map((position) => set.text('ImageId', position))).toEqual(
              expected.map((image) => image.ImageId),
            );
          });
        });
      }),
      RUNS,
    );
  });
});
