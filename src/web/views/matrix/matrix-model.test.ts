import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import type { Image } from '../../../contract/operations.ts';
import { EMPTY_SEARCH } from '../../address/search-state.ts';
import { axisOf } from '../../image-set/axis.ts';
import { countAxis } from '../../image-set/cross-tab.ts';
import { imageSetOf } from '../../image-set/image-set-builder.ts';
import { tallyImages } from '../../image-set/tally.ts';
import { anyCondition, anyImages } from '../../image-set/testing/any-images.ts';
import { MAX_COLUMNS, MAX_ROWS, matrixOf, placesInOrder } from './matrix-model.ts';

const anyChoices = fc.record({
  order: fc.constantFrom('version' as const, 'count' as const),
  empty: fc.constantFrom('show' as const, 'hide' as const),
});

describe('the order of the matrix', () => {
  it('keeps versions right under their framework, and frameworks by what was chosen', () => {
    fc.assert(
      fc.property(anyImages, fc.array(anyCondition, { maxLength: 2 }), anyChoices, (images, filter, choices) => {
        const tally = tallyImages(imageSetOf(images), labelFilterOnly(filter));
        const axis = axisOf(tally.set, 'framework', true);
        const { totals } = countAxis(tally, axis);
        const places = placesInOrder(axis, totals, choices);
        const shown = axis.entries.flatMap((_, place) => (choices.empty === 'show' || totals[place] ? [place] : []));
        expect([...places].sort((a, b) => a - b)).toEqual(shown);

        const names = places.filter((place) => axis.entries[place]?.under === place);
        const rank = (place: number) => (choices.order === 'count' ? -(totals[place] ?? 0) : 0);
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
    matrixOf(tallyImages(set, labelFilterOnly([])), axisOf(set, 'row', false), axisOf(set, 'column', false), {
      ...EMPTY_SEARCH.choices,
      order,
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
});
