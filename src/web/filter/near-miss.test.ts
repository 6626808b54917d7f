import fc from 'fast-check';
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
    [' ', ['ubuntu'], '*'],
    ['\u00a0\u3000\t', ['ubuntu'], '*'],
    ['\u200b\u2060', ['ubuntu'], '*'],
    ['\u2800', ['ubuntu'], '*'],
    [' *', ['ubuntu'], '*'],
    ['＊', ['ubuntu'], '*'],
    ['""', ['ubuntu'], '*'],
    [' ', [' ', 'ubuntu'], undefined],
    [' ', [], undefined],
    [' GPU ', ['CPU', 'GPU'], 'GPU'],
    ['GPU\u00a0', ['CPU', 'GPU'], 'GPU'],
    ['GPU\u200b', ['CPU', 'GPU'], 'GPU'],
    ['GP\u00adU', ['CPU', 'GPU'], 'GPU'],
    ['ＧＰＵ', ['CPU', 'GPU'], 'GPU'],
    ['ｇｐｕ', ['CPU', 'GPU'], 'GPU'],
    ['３．１１', ['3.10', '3.11'], '3.11'],
    ['“GPU”', ['CPU', 'GPU'], 'GPU'],
    ['GPU).', ['CPU', 'GPU'], 'GPU'],
    ['PyTorch\u00a02.0', ['PyTorch 1.0', 'PyTorch 2.0'], 'PyTorch 2.0'],
    ['PyTorch  2.0', ['PyTorch 1.0', 'PyTorch 2.0'], 'PyTorch 2.0'],
    ['GPU', ['gpu', ' GPU'], ' GPU'],
  ])('%j among %j means %j', (typed, values, meant) => {
    expect(nearMiss(typed, values)).toBe(meant);
  });
});

it('a value that is there needs no other, and what is offered is there or means any', () => {
  const text = fc.oneof(fc.string({ maxLength: 6 }), fc.constantFrom(' ', 'GPU', 'gpu ', '\u200b', '＊', '"'));
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 5 }), (typed, values) => {
      const meant = nearMiss(typed, values);
      if (values.includes(typed) || values.length === 0) expect(meant).toBeUndefined();
      if (meant !== undefined) expect([...values, '*']).toContain(meant);
    }),
  );
});
