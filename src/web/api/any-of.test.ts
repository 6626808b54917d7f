import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Condition } from '../../contract/filter.ts';
import { groupConditions, groupIdOf } from '../../contract/image-filter/condition-groups.ts';
import { combinations, countCombinations } from './any-of.ts';

const one = (key: string, value: string): Condition => ({ key, value });

describe('any-of', () => {
  it('sends one request for each value of one key', () => {
    expect(combinations([one('chip', 'GPU'), one('chip', 'CPU'), one('os', 'ubuntu')])).toEqual([
      [one('chip', 'CPU'), one('os', 'ubuntu')],
      [one('chip', 'GPU'), one('os', 'ubuntu')],
    ]);
  });

  it('sends one request without a filter', () => {
    expect(combinations([])).toEqual([[]]);
    expect(countCombinations([])).toBe(1);
  });

  it('treats both styles of one framework as one key, and different frameworks as different keys', () => {
    const conditions = [
      one('system.framework', 'XGBoost 1.6.0'),
      one('system.framework.XGBoost', '2.0.0'),
      one('system.framework.PyTorch', '2.6.0'),
    ];
    expect(groupConditions(conditions).map((group) => group.id)).toEqual([
      'system.framework.XGBoost',
      'system.framework.PyTorch',
    ]);
    expect(countCombinations(conditions)).toBe(2);
  });

  it('treats both keys of Python as one', () => {
    expect(groupIdOf(one('system.language.Python', '3.11'))).toBe(groupIdOf(one('system.pythonVersion', '3.11')));
  });

  it('sends no single value if any value of the key is allowed', () => {
    expect(combinations([one('a', '*'), one('a', '1'), one('a', '2')])).toEqual([[one('a', '*')]]);
  });

  it('treats values of one key as any-of beside any value of it', () => {
    expect(combinations([one('system.framework', '*'), one('system.framework', 'XGBoost 1.6.0')])).toEqual([
      [one('system.framework', '*')],
    ]);
  });

  it('finds the images that have any of each key, for any images and conditions', () => {
    const key = fc.constantFrom('a', 'b', 'system.framework.X', 'system.framework');
    const value = fc.constantFrom('1', '2', 'X 1');
    const image = fc.uniqueArray(fc.record({ key, value }), { selector: (c) => `${c.key}=${c.value}` });
    const asked = fc.array(fc.record({ key, value: fc.oneof(value, fc.constant('*')) }), { maxLength: 6 });
    const holds = (labels: readonly Condition[], condition: Condition) =>
      labels.some(
        (label) => label.key === condition.key && (condition.value === '*' || label.value === condition.value),
      );
    fc.assert(
      fc.property(image, asked, (labels, conditions) => {
        const byRequests = combinations(conditions).some((filter) => filter.every((c) => holds(labels, c)));
        const byMeaning = groupConditions(conditions).every((group) => group.conditions.some((c) => holds(labels, c)));
        expect(byRequests).toBe(byMeaning);
        expect(combinations(conditions)).toHaveLength(countCombinations(conditions));
      }),
    );
  });

  it('sends equal requests for equal filters in any order', () => {
    const conditions = [one('b', '1'), one('a', '2'), one('a', '1'), one('b', '1')];
    fc.assert(
      fc.property(fc.shuffledSubarray(conditions, { minLength: 4 }), (shuffled) => {
        expect(combinations(shuffled)).toEqual(combinations(conditions));
      }),
    );
  });
});
