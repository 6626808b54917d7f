import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { imageSetOf } from '../../../contract/image-tally/image-set-builder.ts';
import { tallyImages } from '../../../contract/image-tally/tally.ts';
import { anyCondition, anyImages } from '../../../contract/image-tally/testing/any-images.ts';
import type { Image } from '../../../contract/operations.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { type AxisEntry, axisOf } from '../../image-set/axis.ts';
import { countAxis } from '../../image-set/cross-tab.ts';
import { MAX_COLUMNS, MAX_ROWS, type MatrixChoices, matrixOf, placesInOrder } from './matrix-model.ts';
import { toggledOpen } from './open-groups.ts';

const anyChoices = fc.record({
  order: fc.constantFrom('version' as const, 'count' as const),
  open: fc.uniqueArray(fc.constantFrom<string>('PyTorch', 'XGBoost', 'none')),
});

describe('the order of the matrix', () => {
  it('keeps versions right under their framework, and frameworks by what was chosen', () => {
    fc.assert(
      fc.property(anyImages, fc.array(anyCondition, { maxLength: 2 }), anyChoices, (images, filter, choices) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        const axis = axisOf(tally.set, 'framework');
        const totals = countAxis(tally, axis);
        const isOpen = ({ value }: AxisEntry) => choices.open.includes(value);
        const places = placesInOrder(axis, totals, choices.order, isOpen);
        const shown = axis.entries.flatMap(({ framework }, place) =>
          framework === undefined || choices.open.includes(framework) ? [place] : [],
        );
        expect([...places].sort((a, b) => a - b)).toEqual(shown);

        const names = places.filter((place) => axis.entries[place]?.under === place);
        const rank = (place: number) => {
          if (place === axis.nonePlace) return 1;
          return choices.order === 'count' ? -(totals[place] ?? 0) : 0;
        };
        const inOrder = (list: readonly number[]) => [...list].sort((a, b) => rank(a) - rank(b) || a - b);
        expect(places).toEqual(
          inOrder(names).flatMap((name) => [
            name,
            ...inOrder(places.filter((place) => place !== name && axis.entries[place]?.under === name)),
          ]),
        );
      }),
    );
  });
});

describe('a matrix', () => {
  const images = Array.from(
    { length: 400 },
    (_, n): Image => ({
      ImageId: `image-${n}`,
      Labels: [
        { Key: 'row', Value: `r${n}` },
        { Key: 'column', Value: `c${n % 70}` },
      ],
    }),
  );
  const set = imageSetOf(images);
  const of = (order: 'version' | 'count') =>
    matrixOf(tallyImages(set, labelFilterOnly([])), axisOf(set, 'row'), axisOf(set, 'column'), {
      choices: { ...EMPTY_SEARCH.choices, order },
      open: [],
    });

  it('draws the first of many rows and columns, and says how many there are', () => {
    const { rows, columns, cells } = of('version');
    expect([rows.drawn.length, rows.all]).toEqual([MAX_ROWS, 400]);
    expect([columns.drawn.length, columns.all]).toEqual([MAX_COLUMNS, 70]);
    expect(cells).toHaveLength(MAX_ROWS * MAX_COLUMNS);
  });

  it('draws the columns with most images where the order is by count', () => {
    const { columns, total, largest } = of('count');
    expect(columns.drawn.slice(0, 50).every((column) => column.total === 6)).toBe(true);
    expect(columns.drawn.slice(50).every((column) => column.total === 5)).toBe(true);
    expect([total, largest]).toEqual([400, 1]);
  });

  it('draws the images without the key however many rows there are', () => {
    const { rows } = matrixOf(
      tallyImages(imageSetOf([...images, { ImageId: 'bare', Labels: [] }]), labelFilterOnly([])),
      axisOf(imageSetOf([...images, { ImageId: 'bare', Labels: [] }]), 'row'),
      axisOf(set, 'column'),
      { choices: EMPTY_SEARCH.choices, open: [] },
    );
    expect([rows.drawn.length, rows.all, rows.drawn.at(-1)?.entry.kind]).toEqual([MAX_ROWS, 401, 'none']);
    expect(rows.drawn.at(-1)?.total).toBe(1);
  });

  it('opens and closes a group, and hides what has no cell', () => {
    const key = 'system.dsw.cudaVersion';
    const some = imageSetOf(
      [
        ['12.4', 'GPU'],
        ['12.4', 'GPU'],
        ['12.1', ''],
        ['11.8', 'CPU'],
        ['10.0', ''],
      ].map(([Value = '', chip = ''], at) => ({
        ImageId: `image-${at}`,
        Labels: [{ Key: key, Value }, ...(chip === '' ? [] : [{ Key: 'system.chipType', Value: chip }])],
      })),
    );
    const drawn = (empty: 'show' | 'hide', open: MatrixChoices['open']) => {
      const { rows, columns, cells, largest } = matrixOf(
        tallyImages(some, labelFilterOnly([])),
        axisOf(some, key),
        axisOf(some, 'system.chipType'),
        { choices: { ...EMPTY_SEARCH.choices, empty }, open },
      );
      const names = rows.drawn.map(
        ({ entry, isOpen }) => `${entry.value}${isOpen === undefined ? '' : `.x ${isOpen}`}`,
      );
      return { names, hidden: [rows.hidden, columns.hidden], cells: [...cells], largest };
    };
    expect(drawn('show', [])).toEqual({
      names: ['12.x false', '11.x false', '10.x false'],
      hidden: [0, 0],
      cells: [0, 2, 1, 1, 0, 0, 0, 0, 1],
      largest: 2,
    });
    const [major] = axisOf(some, key).entries;
    if (!major) throw new Error('no major');
    const open = toggledOpen([], key, major);
    expect(open).toEqual([{ key, value: '12' }]);
    expect(drawn('show', open).names).toEqual(['12.x true', '12.4', '12.1', '11.x false', '10.x false']);
    // 12.1 and 10.0 have images without a chip type only.
    expect(drawn('hide', open)).toMatchObject({ names: ['12.x true', '12.4', '11.x false'], hidden: [2, 0] });
    expect(toggledOpen(open, key, major)).toEqual([]);
    const hundred = Array.from({ length: 100 }, (_, at) => ({ key, value: `${at}` })).filter(
      ({ value }) => value !== '12',
    );
    expect(toggledOpen([...hundred, { key, value: '100' }], key, major)).toHaveLength(100);
  });
});
