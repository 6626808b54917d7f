import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitChips, mostUsefulFirst, splitTail, standsAlone } from './fit-chips.ts';

describe('chips in a cell', () => {
  it('are as many as fit uncut beside the number of the rest, and at least one', () => {
    const lengths = fc.array(fc.integer({ min: 1, max: 100 }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(lengths, fc.integer({ min: 0, max: 500 }), fc.integer({ min: 1, max: 40 }), (widths, room, more) => {
        const used = (count: number) =>
          widths.slice(0, count).reduce((sum, width) => sum + width, 0) + (count < widths.length ? more : 0);
        const count = fitChips(widths, room, more);
        expect(count).toBeGreaterThanOrEqual(1);
        if (count > 1) expect(used(count)).toBeLessThanOrEqual(room);
        for (let larger = count + 1; larger <= widths.length; larger += 1) expect(used(larger)).toBeGreaterThan(room);
      }),
    );
    expect(fitChips([], 100, 10)).toBe(0);
  });

  it.each([
    ['PyTorch 2.8.0', 'PyTorch ', '2.8.0'],
    ['TensorFlow', '', 'TensorFlow'],
    ['team.long.key=vision model', 'team.long.key=', 'vision model'],
    ['3.11', '', '3.11'],
    ['Deep Learning 1', 'Deep Learning ', '1'],
  ])('the end of %j distinguishes it from similar texts', (text, head, tail) => {
    expect(splitTail(text)).toEqual([head, tail]);
  });

  it.each([
    ['ubuntu', true],
    ['Alibaba Cloud Linux', true],
    ['视觉', true],
    ['22.04', false],
    ['v2', false],
    ['True', false],
    ['', false],
    [' ', false],
  ])('of a name without room, the value %j stands alone: %s', (value, isWord) => {
    expect(standsAlone(value)).toBe(isWord);
  });

  it('leave out the oldest versions first, and none that is filtered for before others', () => {
    const items = ['PyTorch 2.6', 'PyTorch 2.7', 'PyTorch 2.8', 'vLLM 0.8', 'vLLM 0.9'].map((text) => ({ text }));
    const texts = (kept: string) => mostUsefulFirst(items, ({ text }) => text === kept).map(({ text }) => text);
    expect(texts('')).toEqual(['PyTorch 2.8', 'PyTorch 2.7', 'PyTorch 2.6', 'vLLM 0.9', 'vLLM 0.8']);
    expect(texts('vLLM 0.8')[0]).toBe('vLLM 0.8');
  });
});
