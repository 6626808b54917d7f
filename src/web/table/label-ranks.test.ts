import fc from 'fast-check';
import { expect, it } from 'vitest';
import { categoryOf } from '../../contract/label-keys.ts';
import { compareVersions } from '../../contract/versions.ts';
import { rankLabels } from './label-ranks.ts';

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

it('ranks as comparing any two does: PAI keys first, then by name and case, values as versions', () => {
  const before = (a: string, b: string) => {
    const [ofTeamA, ofTeamB] = [categoryOf(a) === 'custom', categoryOf(b) === 'custom'];
    if (ofTeamA !== ofTeamB) return ofTeamB;
    const [lowerA, lowerB] = [a.toLowerCase(), b.toLowerCase()];
    return lowerA === lowerB ? a < b : lowerA < lowerB;
  };
  fc.assert(
    fc.property(anyLabels, (labels) => {
      const { ofKey, ofValue } = rankLabels(labels);
      for (const a of labels) {
        for (const b of labels) {
          expect(ofKey(a.Key) < ofKey(b.Key)).toBe(before(a.Key, b.Key));
          expect(Math.sign(ofValue(a.Value) - ofValue(b.Value))).toBe(compareVersions(a.Value, b.Value));
        }
      }
      const distinct = (texts: readonly string[]) => [...new Set(texts)].length;
      expect(new Set(labels.map((label) => ofKey(label.Key))).size).toBe(distinct(labels.map((label) => label.Key)));
      expect(Math.max(...labels.map((label) => ofKey(label.Key)))).toBe(distinct(labels.map((label) => label.Key)) - 1);
    }),
  );
});
