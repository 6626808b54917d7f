import fc from 'fast-check';
import { expect, test } from 'vitest';
import { imageTableOf } from '../life-cycle/image-table.ts';
import { judgeLifeCycle } from '../life-cycle/life-cycle.ts';
import { LINE_STATES, type StateWord, SUPPORT_STATES } from '../life-cycle/states.ts';
import { anyImages } from '../life-cycle/testing/any-labelled.ts';
import { fitReasons, joinFits } from '../runs-on/fit.ts';
import { readMachine } from '../runs-on/machine.ts';
import { chooseImages } from './choose-images.ts';
import { filterGroups, passes } from './filter-groups.ts';
import { EMPTY_EXTRA, type ImageFilter } from './image-filter.ts';

const TODAY = '2026-11-27';

const anyFilter: fc.Arbitrary<ImageFilter> = fc
  .record({
    conditions: fc.subarray([
      { key: 'system.chipType', value: 'GPU' },
      { key: 'system.framework.PyTorch', value: '*' },
      { key: 'system.framework', value: 'PyTorch 2.7' },
    ]),
    not: fc.subarray([
      { key: 'system.pythonVersion', value: '3.8' },
      { key: 'team', value: '*' },
    ]),
    none: fc.subarray(['cuda' as const, 'framework' as const]),
    from: fc.subarray([{ key: 'system.framework.PyTorch', value: '2.6' }]),
    state: fc.subarray<StateWord>([...LINE_STATES, ...SUPPORT_STATES], { maxLength: 3 }),
    runs: fc.constantFrom('', 'driver:535', 'ecs.gn7i-c8g1.2xlarge'),
  })
  .map((parts) => ({ ...EMPTY_EXTRA, ...parts }));

test('agrees with a check of each image', () => {
  fc.assert(
    fc.property(anyImages, anyFilter, (images, filter) => {
      const table = imageTableOf(images);
      const marks = judgeLifeCycle(table, TODAY);
      const machine = readMachine(filter.runs);
      const fits = images.map(({ Labels = [] }, at) => {
        if (!passes(Labels, filterGroups(filter)) || !marks.passes(at, filter.state)) return 'misfit';
        if (machine === undefined) return 'fits';
        const reasons = fitReasons(Labels, machine);
        return joinFits(
          reasons.map(({ fit }) => fit),
          machine,
        );
      });
      const chosen = chooseImages(table, filter, TODAY);
      expect(chosen.positions).toEqual(fits.flatMap((fit, at) => (fit === 'fits' ? [at] : [])));
      expect(chosen.unjudged).toEqual(fits.flatMap((fit, at) => (fit === 'unjudged' ? [at] : [])));
    }),
    { numRuns: 400 },
  );
});
