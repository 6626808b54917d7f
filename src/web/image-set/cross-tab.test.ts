import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../contract/filter.ts';
import { groupConditions } from '../../contract/image-filter/condition-groups.ts';
import { labelFilterOnly } from '../../contract/image-filter/image-filter.ts';
import { readFramework } from '../../contract/label-keys.ts';
import type { Image } from '../../contract/operations.ts';
import { narrowExactly } from '../filter/narrow-exactly.ts';
import { type AxisEntry, axisOf } from './axis.ts';
import { countAxis, countCells } from './cross-tab.ts';
import { imageSetOf } from './image-set-builder.ts';
import { tallyImages } from './tally.ts';
import { anyCondition, anyImages, carries } from './testing/any-images.ts';

const PYTHON: readonly string[] = ['system.pythonVersion', 'system.language.Python'];

/** The joined axis often: it is the one that is not simply a key. */
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
/** Short ones mostly: under many conditions nothing is left to count. */
const anyFilter = fc.oneof(fc.constant([]), fc.array(anyCondition, { maxLength: 3 }));
const RUNS = { numRuns: 500 };

function satisfies(image: Image, conditions: readonly Condition[]): boolean {
  return groupConditions(conditions).every((group) => group.conditions.some((condition) => carries(image, condition)));
}

/** Whether an image belongs to an entry, read off its labels one by one. */
function belongs(image: Image, key: string, entry: AxisEntry): boolean {
  return (image.Labels ?? []).some(({ Key, Value }) => {
    if (key !== 'framework')
      return (Key === key || (PYTHON.includes(key) && PYTHON.includes(Key))) && Value === entry.value;
    const framework = readFramework(Key, Value);
    if (entry.framework === undefined) return framework?.name === entry.value;
    return framework?.name === entry.framework && framework.version === entry.value;
  });
}

describe('a cross tabulation', () => {
  it('counts what a naive evaluation counts: cells, totals and images without a value', () => {
    fc.assert(
      fc.property(
        anyImages,
        anyFilter,
        anyKey,
        anyKey,
        fc.boolean(),
        fc.boolean(),
        (images, filter, rowKey, columnKey, rowVersions, columnVersions) => {
          const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
          const rows = axisOf(tally.set, rowKey, rowVersions);
          const columns = axisOf(tally.set, columnKey, columnVersions);
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
            const { totals, none } = countAxis(tally, axis);
            expect([...totals]).toEqual(
              axis.entries.map((entry) => fitting.filter((image) => belongs(image, key, entry)).length),
            );
            expect(none).toBe(
              fitting.filter((image) => !axis.entries.some((entry) => belongs(image, key, entry))).length,
            );
          }
        },
      ),
      RUNS,
    );
  });

  it('counts the chosen rows and columns as it counts all, in the order asked for', () => {
    fc.assert(
      fc.property(
        anyImages,
        anyFilter,
        anyKey,
        anyKey,
        fc.infiniteStream(fc.boolean()),
        (images, filter, a, b, keep) => {
          const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
          const rows = axisOf(tally.set, a, true);
          const columns = axisOf(tally.set, b, true);
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

  it('leads from each cell to the images it counted, wherever a filter can say them', () => {
    fc.assert(
      fc.property(anyImages, anyFilter, anyKey, anyKey, (images, filter, rowKey, columnKey) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        const rows = axisOf(tally.set, rowKey, true);
        const columns = axisOf(tally.set, columnKey, true);
        rows.entries.forEach((row) => {
          const afterRow = row.conditions && narrowExactly(labelFilterOnly(filter), row.conditions);
          columns.entries.forEach((column) => {
            const chosen = afterRow && column.conditions && narrowExactly(labelFilterOnly(afterRow), column.conditions);
            if (!chosen) return;
            const expected = images.filter(
              (image) => satisfies(image, filter) && belongs(image, rowKey, row) && belongs(image, columnKey, column),
            );
            const { set, positions } = tallyImages(tally.set, labelFilterOnly(chosen));
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
