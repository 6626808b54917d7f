import { describe, expect, it } from 'vitest';
import { frameworksAsked } from '../../../contract/image-filter/frameworks-asked.ts';
import { labelFilterOnly } from '../../../contract/image-filter/image-filter.ts';
import { isSameSort, sortChoices } from './sort-choices.ts';

const printed = (choices: ReturnType<typeof sortChoices>) =>
  choices.map(({ sort }) => sort.map(({ column, descending }) => `${descending ? '-' : ''}${column}`).join());

describe('orders in words', () => {
  it('begin with the framework that is asked for, else with the order of the list', () => {
    const newest = ['-CUDA', '-Python', '-GmtCreateTime'];
    expect(printed(sortChoices([], () => false))).toEqual(['', 'Name', '-Framework', ...newest]);
    expect(printed(sortChoices(['PyTorch'], () => false))).toEqual(['-Framework', '', 'Name', ...newest]);
    expect(sortChoices(['PyTorch', 'vLLM'], () => false)[0]?.frameworks).toEqual(['PyTorch', 'vLLM']);
  });

  it('leave out columns that are empty', () => {
    expect(printed(sortChoices([], (column) => column === 'GmtCreateTime'))).not.toContain('-GmtCreateTime');
  });

  it('know frameworks of conditions in both styles and of ranges, each once', () => {
    const filter = labelFilterOnly([
      { key: 'system.framework', value: 'XGBoost 1.6.0' },
      { key: 'system.framework.XGBoost', value: '1.7.6' },
      { key: 'system.chipType', value: 'GPU' },
    ]);
    const from = [{ key: 'system.framework.PyTorch', value: '2.6' }];
    expect(frameworksAsked({ ...filter, from })).toEqual(['PyTorch', 'XGBoost']);
    expect(frameworksAsked({ ...filter, not: from })).toEqual(['XGBoost']);
  });

  it('are the same if column and direction are', () => {
    expect(isSameSort([{ column: 'CUDA', descending: true }], [{ column: 'CUDA', descending: true }])).toBe(true);
    expect(isSameSort([{ column: 'CUDA', descending: true }], [{ column: 'CUDA', descending: false }])).toBe(false);
  });
});
