import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitName, splitTag } from './name-parts.ts';

const widthOf = (text: string) => [...text].length;

describe('the name of an image', () => {
  it.each([
    ['pytorch:2.8.0-gpu', 'pytorch:', '2.8.0-gpu'],
    ['registry:5000/pai/torch', '', 'registry:5000/pai/torch'],
    ['registry:5000/pai/torch:1', 'registry:5000/pai/torch:', '1'],
    ['torch', '', 'torch'],
    ['torch:', '', 'torch:'],
  ])('%s has its tag after the last colon', (name, repository, tag) => {
    expect(splitTag(name)).toEqual([repository, tag]);
  });

  it('is whole if there is room, else cut before its tag, else before its end', () => {
    const name = 'pytorch-training:2.8.0-gpu-py312';
    const tagged = { head: 'pytorch-training:', tail: '2.8.0-gpu-py312', isTagged: true };
    expect(fitName(name, 32, widthOf)).toEqual({ ...tagged, isCut: false });
    expect(fitName(name, 31, widthOf)).toEqual({ ...tagged, isCut: true });
    expect(fitName(name, 20, widthOf)).toEqual({ ...tagged, isCut: true });
    const [head, tail] = ['pytorch-training:2.8.0-', 'gpu-py312'];
    expect(fitName(name, 18, widthOf)).toEqual({ head, tail, isCut: true, isTagged: false });
  });

  it('is never cut at its end, whatever it is and however little room there is', () => {
    const sign = fc.constantFrom('a', '1', ':', '/', '-', '框', '👩', '.');
    const name = fc.string({ unit: sign, minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: 50 }), (text, room) => {
        const { head, tail, isCut } = fitName(text, room, widthOf);
        expect(head + tail).toBe(text);
        expect(isCut).toBe(widthOf(text) > room);
        expect(tail).not.toBe('');
        // What is never cut leaves room for something of the rest, unless even one sign is too much.
        if (isCut && widthOf(tail) > 1) expect(widthOf(tail)).toBeLessThanOrEqual(0.8 * room);
      }),
    );
  });
});
