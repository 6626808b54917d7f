import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chooseImages } from '../image-filter/choose-images.ts';
import { EMPTY_EXTRA, type ImageFilter } from '../image-filter/image-filter.ts';
import { imageTableOf } from '../life-cycle/image-table.ts';
import { judgeLifeCycle } from '../life-cycle/life-cycle.ts';
import { LINE_STATES, STATE_WORDS } from '../life-cycle/states.ts';
import { anyImages } from '../life-cycle/testing/any-labelled.ts';
import { imageSetOf } from './image-set-builder.ts';
import { tallyImages } from './tally.ts';

const TODAY = '2026-11-27';

const anyFilter: fc.Arbitrary<ImageFilter> = fc
  .record({
    conditions: fc.subarray([
      { key: 'system.chipType', value: 'GPU' },
      { key: 'system.framework.PyTorch', value: '*' },
    ]),
    not: fc.subarray([{ key: 'system.pythonVersion', value: '3.8' }]),
    state: fc.subarray([...STATE_WORDS], { maxLength: 3 }),
    runs: fc.constantFrom('', 'driver:535', 'ecs.gn7i-c8g1.2xlarge'),
  })
  .map((parts) => ({ ...EMPTY_EXTRA, ...parts }));

test('states and machines filter and count as a walk over plain images does', () => {
  fc.assert(
    fc.property(anyImages, anyFilter, (images, filter) => {
      const tally = tallyImages(imageSetOf(images), filter, TODAY);
      const table = imageTableOf(images);
      const chosen = (other: Partial<ImageFilter>) => chooseImages(table, { ...filter, ...other }, TODAY);
      expect(tally.positions).toEqual(chosen({}).positions);
      expect(tally.unjudged()).toEqual(chosen({}).unjudged);
      const marks = judgeLifeCycle(table, TODAY);
      for (const word of STATE_WORDS) {
        const isOfLine = LINE_STATES.some((line) => line === word);
        const state = filter.state.filter((other) => LINE_STATES.some((line) => line === other) !== isOfLine);
        const expected = chosen({ state }).positions.filter((position) => marks.passes(position, [word]));
        expect([word, tally.countState(word)]).toEqual([word, expected.length]);
      }
      expect(tally.size('runs')).toBe(chosen({ runs: '' }).positions.length);
    }),
    { numRuns: 300 },
  );
});
