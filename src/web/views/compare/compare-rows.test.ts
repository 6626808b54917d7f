import { describe, expect, it } from 'vitest';
import type { ComparedLabel } from '../../../contract/image-tally/compare-sets.ts';
import { toCompareRows } from '../../../contract/rows/compared-rows.ts';
import { CHOICES } from '../../address/search-state.ts';
import { ENGLISH } from '../../text/testing/english.ts';
import { countChoices, ofChoice, rowsFound } from './compare-rows.ts';

const compared = (Key: string, Value: string, a = 1, b = 1): ComparedLabel => ({
  Key,
  Value,
  a,
  b,
  kind: b === 0 ? 'A' : a === 0 ? 'B' : 'both',
});

const printed = (rows: Iterable<ComparedLabel>) => [...rows].map((row) => `${row.Key}=${row.Value}`);

describe('rows of a comparison', () => {
  it("stand with PAI's keys before those of teams, by key and version, whatever their input order", () => {
    const rows = toCompareRows([
      compared('note', 'x'),
      compared('__proto__', 'y'),
      compared('system.framework.PyTorch', '2.10.0'),
      compared('system.framework.PyTorch', '2.9.0'),
      compared('system.chipType', 'GPU'),
    ]);
    expect(printed(rows)).toEqual([
      'system.chipType=GPU',
      'system.framework.PyTorch=2.9.0',
      'system.framework.PyTorch=2.10.0',
      '__proto__=y',
      'note=x',
    ]);
  });

  it('rank equal keys and equal values alike', () => {
    const rows = toCompareRows([compared('a', '1'), compared('b', '1'), compared('b', '2')]);
    expect(rows.map((row) => [row.keyRank, row.valueRank])).toEqual([
      [0, 0],
      [1, 0],
      [1, 1],
    ]);
  });

  it('are separated and counted by the side they occur on', () => {
    const rows = toCompareRows([
      compared('a', '1'),
      compared('a', '2', 2, 3),
      compared('a', '3', 0, 1),
      compared('a', '4', 2, 0),
    ]);
    expect(countChoices(rows)).toEqual({ differences: 3, A: 1, B: 1, counts: 1, same: 1, all: 4, both: 2 });
    for (const show of CHOICES.show) expect(ofChoice(rows, show)).toHaveLength(countChoices(rows)[show]);
    expect(printed(ofChoice(rows, 'A'))).toEqual(['a=4']);
    expect(printed(ofChoice(rows, 'both'))).toEqual(['a=2', 'a=1']);
    expect(printed(ofChoice(rows, 'differences'))).toEqual(['a=4', 'a=3', 'a=2']);
    expect(printed(ofChoice(rows, 'all'))).toEqual(['a=4', 'a=3', 'a=2', 'a=1']);
  });

  it('are found by key, friendly name, value and key=value', () => {
    const rows = toCompareRows([compared('system.dsw.cudaVersion', '12.4'), compared('a', '1')]);
    for (const text of ['cuda', ' CUDA ', 'dsw.cuda', '12.4', 'cudaversion=12'])
      expect(printed(rows.filter((_, at) => rowsFound(rows, text, ENGLISH)?.[at] === 1))).toEqual([
        'system.dsw.cudaVersion=12.4',
      ]);
    expect(rowsFound(rows, ' ', ENGLISH)).toBeUndefined();
  });
});
