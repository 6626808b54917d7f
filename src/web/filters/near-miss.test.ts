import { describe, expect, it } from 'vitest';
import { nearMiss } from './near-miss.ts';

describe('near misses', () => {
  it.each([
    ['gpu', ['CPU', 'GPU'], 'GPU'],
    ['GPU', ['CPU', 'GPU'], undefined],
    ['PyTorch 2.O', ['PyTorch 2.0', 'PyTorch 1.0'], 'PyTorch 2.0'],
    ['ubunt', ['centos', 'ubuntu'], 'ubuntu'],
    ['20.4', ['20.04', '18.04', '22.04'], '20.04'],
    ['2.8', ['2.8.0', '2.8.1'], '2.8.0'],
    ['1', ['2', '3'], undefined],
    ['windows', ['ubuntu'], undefined],
    ['', ['ubuntu'], '*'],
    ['', ['', 'ubuntu'], undefined],
    ['', [], undefined],
  ])('%j among %j means %j', (typed, values, meant) => {
    expect(nearMiss(typed, values)).toBe(meant);
  });
});
