import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { anyImages } from '../../../contract/image-tally/testing/any-images.ts';
import { dayOf, judgeLifeCycle } from '../../../contract/life-cycle/life-cycle.ts';
import type { StateWord } from '../../../contract/life-cycle/states.ts';
import type { Image } from '../../../contract/operations.ts';
import { type ImageRow, toImageRows } from '../../../contract/rows/image-rows.ts';
import { orderOf } from '../../../contract/rows/order-of.ts';
import { SORT_COLUMNS } from '../../../contract/rows/sort-columns.ts';
import type { SortBy } from '../../../contract/rows/sort-order.ts';
import { compareVersions } from '../../../contract/versions.ts';
import { IMAGE_COLUMNS, type ImageColumn, isImageColumn } from './image-columns.tsx';

/** Rows as the table sorts them by our columns. */
function sortedRows(rows: readonly ImageRow[], ...sort: readonly SortBy<ImageColumn>[]): readonly ImageRow[] {
  return [...(orderOf(rows, IMAGE_COLUMNS, sort) ?? [])].flatMap((at) => rows[at] ?? []);
}

type Order = (a: ImageRow, b: ImageRow) => number | undefined;

/** An order that returns undefined if a row has no value. */
function by<Value>(read: (row: ImageRow) => Value | undefined, compare: (a: Value, b: Value) => number) {
  const isThere = (row: ImageRow) => read(row) !== undefined;
  const order: Order = (a, b) => {
    const [valueA, valueB] = [read(a), read(b)];
    return valueA === undefined || valueB === undefined ? undefined : compare(valueA, valueB);
  };
  return { isThere, order };
}

const bySize = (a: number, b: number) => a - b;
const byText = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
const byBigNumber = (a: bigint, b: bigint) => (a < b ? -1 : a > b ? 1 : 0);
const greatest = (column: 'framework' | 'chip' | 'python' | 'cuda') => (row: ImageRow) =>
  row.labels[column]
    .map((fact) => fact.text)
    .toSorted(compareVersions)
    .at(-1);
const timeOf = (row: ImageRow) =>
  row.image.GmtCreateTime === undefined ? undefined : Date.parse(row.image.GmtCreateTime);
/** Small numbers are GB; those between them and bytes of an image tell nothing. */
const sizeOf = ({ image: { Size } }: ImageRow) =>
  Size === undefined || Size === 5_000 ? undefined : Size < 1_000 ? Size * 1e9 : Size;
/** Workspace 0 is that of no workspace. */
const workspaceOf = (row: ImageRow) =>
  Number(row.image.WorkspaceId ?? 0) === 0 ? undefined : BigInt(row.image.WorkspaceId ?? 0);

/** A digit for each service, by its place. */
const servicesOf = (row: ImageRow) => {
  const digits = ['dsw', 'dlc', 'eas'].map((name) =>
    Number(row.labels.service.some(({ condition }) => condition.key === `system.supported.${name}`)),
  );
  return digits.includes(1) ? digits.join('') : undefined;
};

/** The best first: the newest image of a line, then unknown states, then superseded images. */
const stateOf = ({ set, position }: ImageRow) => {
  const { passes } = judgeLifeCycle(set, dayOf(Date.now()));
  const has = (...states: StateWord[]) => Number(passes(position, states));
  return has('superseded') * 6 + has('unknown-line') * 3 + has('unsupported') * 2 + has('unknown-support');
};

/** The sort value of each column, computed in the simplest way. */
const NAIVE: Readonly<Record<ImageColumn, ReturnType<typeof by>>> = {
  Name: by((row) => row.image.Name || row.image.ImageId, compareVersions),
  Framework: by(greatest('framework'), compareVersions),
  ChipType: by(greatest('chip'), compareVersions),
  Python: by(greatest('python'), compareVersions),
  CUDA: by(greatest('cuda'), compareVersions),
  Services: by(servicesOf, byText),
  State: by(stateOf, bySize),
  Labels: by((row) => row.labelCount, bySize),
  Regions: by((row) => row.regions[0], byText),
  GmtCreateTime: by(timeOf, bySize),
  Size: by(sizeOf, bySize),
  WorkspaceId: by(workspaceOf, byBigNumber),
};

const anyFacts = fc.record({
  Name: fc.constantFrom('', 'torch:2.9', 'torch:2.10', 'Alpha', 'beta'),
  GmtCreateTime: fc.constantFrom(undefined, '2026-01-02T03:04:05Z', '2025-12-31T00:00:00Z', '2026-01-02T03:04:05.001Z'),
  Size: fc.constantFrom(undefined, 0, 9, 10, 5_000, 5_000_000_000),
  WorkspaceId: fc.constantFrom(undefined, '', '0', '9', '10', '99999999999999999998', '99999999999999999999'),
});
const anyRegions = fc.constantFrom<readonly string[]>(
  [],
  ['cn-beijing'],
  ['cn-beijing', 'cn-shanghai'],
  ['eu-central-1'],
);

/** Rows with all that a column could sort by, and with much of it missing. */
const anyRows = fc
  .tuple(anyImages, fc.array(fc.tuple(anyFacts, anyRegions), { minLength: 25, maxLength: 25 }))
  .map(([images, extra]) => {
    const all = images.map((image, at): Image => ({ ...image, ...extra[at]?.[0] }));
    const regions = new Map(all.map((image, at) => [image.ImageId, extra[at]?.[1] ?? []]));
    return toImageRows(imageSetOf(all), [...all.keys()], (image) => regions.get(image.ImageId) ?? []);
  });

describe('the columns of the images table', () => {
  it('are those that an address can sort by, in that order', () => {
    expect(IMAGE_COLUMNS.map((column) => column.id)).toEqual([...SORT_COLUMNS.images]);
    expect(SORT_COLUMNS.images.every(isImageColumn)).toBe(true);
    expect(isImageColumn('Value')).toBe(false);
  });

  it.each(SORT_COLUMNS.images)('sort by %s as a naive comparison does, missing values last both ways', (id) => {
    const { isThere, order } = NAIVE[id];
    fc.assert(
      fc.property(anyRows, fc.boolean(), (rows, desc) => {
        const sorted = sortedRows(rows, { column: id, descending: desc });
        expect(new Set(sorted)).toEqual(new Set(rows));
        expect(sorted).toHaveLength(rows.length);
        sorted.forEach((row, at) => {
          const before = sorted[at - 1];
          if (before === undefined) return;
          if (!isThere(before)) expect(isThere(row)).toBe(false);
          const compared = order(before, row) ?? 0;
          expect(desc ? -compared : compared).toBeLessThanOrEqual(0);
        });
      }),
    );
  });
});
