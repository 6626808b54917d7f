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
    const tagged = { head: 'pytorch-training:', tail: '2.8.0-gpu-py312', repositoryLength: 17, isTwoLines: false };
    expect(fitName(name, 32, widthOf)).toEqual({ ...tagged, isCut: false });
    expect(fitName(name, 31, widthOf)).toEqual({ ...tagged, isCut: true });
    expect(fitName(name, 20, widthOf)).toEqual({ ...tagged, isCut: true });
    const [head, tail] = ['pytorch-training:2.8.0-', 'gpu-py312'];
    expect(fitName(name, 18, widthOf)).toEqual({ head, tail, isCut: true, repositoryLength: 17, isTwoLines: false });
  });

  it('takes a second line of small letters before it is cut, for its tag if that has room there', () => {
    const name = 'pytorch-training:2.8.0-gpu-py312';
    const lines = (room: number) => fitName(name, room, widthOf, (text) => 0.9 * widthOf(text));
    expect(lines(32)).toMatchObject({ tail: '2.8.0-gpu-py312', isTwoLines: false });
    const two = { isTwoLines: true, isCut: false };
    expect(lines(31)).toEqual({ head: 'pytorch-training:', tail: '2.8.0-gpu-py312', repositoryLength: 17, ...two });
    // A tag that is too long for one line begins in the first.
    const long = fitName('hub:1.0-gpu-py312-ubuntu22.04', 20, widthOf, widthOf);
    expect(long).toEqual({ head: 'hub:1.0-gpu-py312-', tail: 'ubuntu22.04', repositoryLength: 4, ...two });
    // A version stays whole, as long as both lines have room.
    const headOf = (name: string, room: number) => fitName(name, room, widthOf, widthOf).head;
    expect(headOf('hub:torch-ubuntu22.04-py312', 20)).toBe('hub:torch-');
    expect(headOf('hub:torch2.3.1tensorflow2.16.1-py312', 22)).toBe('hub:torch2.3.1');
    expect(headOf('torchubuntu22.04-py312', 14)).toBe('torchubuntu22.');
    expect(lines(9)).toEqual({
      head: name.slice(0, 22),
      tail: '-gpu-py312',
      repositoryLength: 17,
      isTwoLines: true,
      isCut: true,
    });
  });

  it('is never cut at its end, whatever it is and however little room there is', () => {
    const sign = fc.constantFrom('a', '1', ':', '/', '-', '框', '👩', '.');
    const name = fc.string({ unit: sign, minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(name, fc.integer({ min: 0, max: 50 }), (text, room) => {
        const two = fitName(text, room, widthOf, widthOf);
        expect(two.head + two.tail).toBe(text);
        expect(splitTag(text)[0].startsWith(two.head.slice(0, two.repositoryLength))).toBe(true);
        expect(two.isTwoLines).toBe(widthOf(text) > room);
        if (widthOf(two.tail) > 1) expect(widthOf(two.tail)).toBeLessThanOrEqual(Math.max(1, room));
        const { head, tail, isCut } = fitName(text, room, widthOf);
        expect(head + tail).toBe(text);
        expect(isCut).toBe(widthOf(text) > room);
        expect(tail).not.toBe('');
        // The part that is never cut leaves room for some of the rest, unless a single character is too wide.
        if (isCut && widthOf(tail) > 1) expect(widthOf(tail)).toBeLessThanOrEqual(0.8 * room);
      }),
    );
  });
});
