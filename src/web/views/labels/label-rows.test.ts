import { describe, expect, it } from 'vitest';
import { ENGLISH } from '../../text/testing/english.ts';
import { reportedCount, toLabelRows } from './label-rows.ts';

const label = (Key: string, Value: string) => ({ Key, Value });

describe('label rows', () => {
  it("stand with PAI's keys before those of teams, by key and version, whatever order they came in", () => {
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

  it('rank values as versions, equal ones alike', () => {
    const rows = toLabelRows(['2.0.1', '2.0rc1', '2.10', '2.0'].flatMap((v) => [label('a', v), label('b', v)]));
    const order = [...rows].sort((a, b) => a.valueRank - b.valueRank).map((row) => row.Value);
    expect(order).toEqual(['2.0rc1', '2.0rc1', '2.0', '2.0', '2.0.1', '2.0.1', '2.10', '2.10']);
    expect(new Set(rows.map((row) => row.valueRank)).size).toBe(4);
  });

  it('know which labels cannot be a filter', () => {
    const rows = toLabelRows([label('a', 'x,y=z'), label('b', '*'), label('c', 'x, y')]);
    expect(rows.map((row) => row.filterIssue)).toEqual(['comma', 'any', undefined]);
  });
});

describe('the total', () => {
  const request = { target: '', requestId: '', milliseconds: 1, ageSeconds: 0, stale: false };
  it.each([
    [12, 12, undefined, '12 labels'],
    [1, 1, undefined, '1 label'],
    [0, 0, undefined, '0 labels'],
    [3, 12, undefined, '3 of 12 labels'],
    [12, 12, 14, '12 labels (service reports 14)'],
    [1234, 12345, undefined, '1,234 of 12,345 labels'],
  ])('of %i of %i, reported %s, is %s', (shown, all, reported, text) => {
    expect(ENGLISH.results.total(shown, all, reported)).toBe(text);
  });

  it('differs from the service only where one request says so', () => {
    const of = (...requests: { returned: number; totalCount: number | undefined }[]) =>
      reportedCount({ labels: [], answeredAt: 0, requests: requests.map((counts) => ({ ...request, ...counts })) });
    expect(of({ returned: 12, totalCount: 12 })).toBeUndefined();
    expect(of({ returned: 12, totalCount: undefined })).toBeUndefined();
    expect(of({ returned: 12, totalCount: 14 })).toBe(14);
    expect(of({ returned: 12, totalCount: 14 }, { returned: 3, totalCount: 3 })).toBeUndefined();
  });
});
