import fc from 'fast-check';
import { expect, it } from 'vitest';
import { categoryOf } from '../label-keys.ts';
import { compareVersions } from '../versions.ts';
import { rankLabels } from './label-ranks.ts';
import type { Ranks } from './sort-order.ts';

const anyKey = fc.constantFrom(
  'system.chipType',
  'system.Official',
  'system.official',
  'team',
  'Team',
  'a',
  '__proto__',
  '',
);
const anyValue = fc.constantFrom('2.0rc1', '2.0', 'v2.0', '2.10', 'GPU', 'gpu', '', 'constructor');
const anyLabels = fc.array(fc.record({ Key: anyKey, Value: anyValue }), { minLength: 1, maxLength: 12 });

it('ranks like a comparison of any two: PAI keys first, then by name and case, values as versions', () => {
  const before = (a: string, b: string) => {
    const [ofTeamA, ofTeamB] = [categoryOf(a) === 'custom', categoryOf(b) === 'custom'];
    if (ofTeamA !== ofTeamB) return ofTeamB;
    const [lowerA, lowerB] = [a.toLowerCase(), b.toLowerCase()];
    return lowerA === lowerB ? a < b : lowerA < lowerB;
  };
  fc.assert(
    fc.property(anyLabels, (labels) => {
      const { keys, values } = rankLabels(labels);
      const sign = ({ of }: Ranks, i: number, j: number) => Math.sign((of[i] ?? -1) - (of[j] ?? -1));
      for (const [i, a] of labels.entries()) {
        for (const [j, b] of labels.entries()) {
          expect(sign(keys, i, j) < 0).toBe(before(a.Key, b.Key));
          expect(sign(values, i, j)).toBe(compareVersions(a.Value, b.Value));
        }
      }
      const distinct = new Set(labels.map((label) => label.Key)).size;
      expect(new Set(keys.of).size).toBe(distinct);
      expect(Math.max(...keys.of)).toBe(distinct - 1);
      expect(keys.count).toBe(distinct);
    }),
  );
});
