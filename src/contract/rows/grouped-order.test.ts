import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupedOrder } from './grouped-order.ts';
import { toLabelRows } from './label-rows.ts';

function grouped(...labels: readonly string[]): readonly string[] {
  const rows = toLabelRows(
    labels.map((label) => ({ Key: label.slice(0, label.indexOf('=')), Value: label.slice(label.indexOf('=') + 1) })),
  );
  return [...groupedOrder(rows)].map((at) => `${rows[at]?.Key}=${rows[at]?.Value}`);
}

describe('labels grouped by key', () => {
  it('are in the order of the facets: then custom keys by name, then other PAI keys', () => {
    const inOrder = [
      'system.chipType=GPU',
      'system.framework.PyTorch=2.8.0',
      'system.framework.vLLM=0.9.2',
      'system.framework.alpha=1',
      'system.framework.XGBoost=1.6.0',
      'system.framework=XGBoost 1.6.0',
      'system.dsw.cudaVersion=12.4',
      'system.pythonVersion=3.10',
      'system.language.Python=3.9',
      'system.supported.dlc=true',
      'system.supported.dsw=true',
      '__proto__=polluted',
      'Alpha=1',
      'team=blue',
      'system.dsw.os=ubuntu',
      'system.official=true',
    ];
    expect(grouped(...inOrder)).toEqual(inOrder);
    expect(grouped(...inOrder.toReversed())).toEqual(inOrder);
  });

  it('are sorted with versions newest first, and other values by name', () => {
    const cuda = ['12.10', '12.4', '11.8'].map((value) => `system.dsw.cudaVersion=${value}`);
    expect(grouped(...cuda.toReversed())).toEqual(cuda);
    const chips = ['CPU', 'GPU', 'PPU'].map((value) => `system.chipType=${value}`);
    expect(grouped(...chips.toReversed())).toEqual(chips);
    const mixed = ['v3', '2.10', '2.0.1', '2.0', 'latest', 'nightly'].map((value) => `team.release=${value}`);
    expect(new Set(grouped(...mixed.toReversed()))).toEqual(new Set(mixed));
    expect(grouped(...mixed.toReversed()).slice(-2)).toEqual(mixed.slice(-2));
    const old = ['XGBoost 1.10', 'XGBoost 1.9', 'PyTorch 2.8'].map((value) => `system.framework=${value}`);
    expect(grouped(...old)).toEqual(old);
  });

  it('contain all labels, grouped by key', () => {
    const key = fc.constantFrom(
      'system.chipType',
      'system.framework.a',
      'system.framework',
      'team',
      'Team',
      '__proto__',
    );
    const label = fc.record({ Key: key, Value: fc.constantFrom('1', '1.10', 'v2', 'x', '', 'a=b') });
    const labels = fc.uniqueArray(label, { selector: ({ Key, Value }) => `${Key}=${Value}` });
    fc.assert(
      fc.property(labels, (some) => {
        const rows = toLabelRows(some);
        const order = [...groupedOrder(rows)];
        expect(order.toSorted((a, b) => a - b)).toEqual([...rows.keys()]);
        const keys = order.map((at) => rows[at]?.Key);
        const starts = keys.filter((name, at) => name !== keys[at - 1]);
        expect(new Set(starts).size).toBe(starts.length);
      }),
    );
  });
});
