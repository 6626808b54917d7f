import { describe, expect, it } from 'vitest';
import { toLabelRows } from './label-rows.ts';

const label = (Key: string, Value: string) => ({ Key, Value });

describe('label rows', () => {
  it("are sorted with PAI's keys before custom keys, by key and version", () => {
    const rows = toLabelRows([
      label('note', 'x'),
      label('__proto__', 'y'),
      label('system.framework.PyTorch', '2.10.0'),
      label('system.framework.PyTorch', '2.9.0'),
      label('system.chipType', 'GPU'),
    ]);
    expect(rows.map((row) => `${row.Key}=${row.Value}`)).toEqual([
      'system.chipType=GPU',
      'system.framework.PyTorch=2.9.0',
      'system.framework.PyTorch=2.10.0',
      '__proto__=y',
      'note=x',
    ]);
  });

  it('rank values as versions; equal values have equal ranks', () => {
    const rows = toLabelRows(['2.0.1', '2.0rc1', '2.10', '2.0'].flatMap((v) => [label('a', v), label('b', v)]));
    const order = [...rows].sort((a, b) => a.valueRank - b.valueRank).map((row) => row.Value);
    expect(order).toEqual(['2.0rc1', '2.0rc1', '2.0', '2.0', '2.0.1', '2.0.1', '2.10', '2.10']);
    expect(new Set(rows.map((row) => row.valueRank)).size).toBe(4);
  });

  it('mark labels that cannot be a filter', () => {
    const rows = toLabelRows([label('a', 'x,y=z'), label('b', '*'), label('c', 'x, y')]);
    expect(rows.map((row) => row.filterIssue)).toEqual(['comma', 'any', undefined]);
  });
});
