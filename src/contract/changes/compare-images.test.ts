import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyImages } from '../image-tally/testing/any-images.ts';
import { type ComparedImage, compareImages, countChanges } from './compare-images.ts';

const image = (ImageId: string, ...labels: readonly string[]): ComparedImage => ({
  ImageId,
  Labels: labels.map((text) => ({ Key: text.slice(0, text.indexOf('=')), Value: text.slice(text.indexOf('=') + 1) })),
});

describe('compareImages', () => {
  it('finds new, gone and changed images, with the labels of one day only', () => {
    const before = [image('a', 'x=1'), image('b', 'x=1', 'y=2.9', 'y=2.10'), image('c')];
    const after = [image('d'), image('b', 'x=1', 'y=3', '__proto__=1'), image('c')];
    const changes = compareImages(before, after);
    expect(changes.new.map(({ ImageId }) => ImageId)).toEqual(['d']);
    expect(changes.gone.map(({ ImageId }) => ImageId)).toEqual(['a']);
    expect(changes.changed).toHaveLength(1);
    expect(changes.changed[0]?.removed.map(({ Value }) => Value)).toEqual(['2.9', '2.10']);
    expect(changes.changed[0]?.added.map(({ Key, Value }) => `${Key}=${Value}`)).toEqual(['__proto__=1', 'y=3']);
  });

  it('reports a changed name or URI, but not the order of labels or an empty text for an absent one', () => {
    const labels = image('a', 'x=1', 'y=2');
    expect(countChanges(compareImages([labels], [image('a', 'y=2', 'x=1')]))).toBe(0);
    expect(countChanges(compareImages([{ ...labels, Name: '' }], [labels]))).toBe(0);
    expect(countChanges(compareImages([labels], [{ ...labels, ImageUri: 'r/x:1' }]))).toBe(1);
    expect(countChanges(compareImages([{ ...labels, Name: 'n' }], [labels]))).toBe(1);
  });

  it('gives the opposite changes when the sides are swapped', () => {
    fc.assert(
      fc.property(anyImages, anyImages, (before, after) => {
        const forth = compareImages(before, after);
        const back = compareImages(after, before);
        expect(back.gone).toEqual(forth.new);
        expect(back.new).toEqual(forth.gone);
        const ids = (changes: typeof forth) => changes.changed.map(({ ImageId }) => ImageId).toSorted();
        expect(ids(back)).toEqual(ids(forth));
        for (const { added, ImageId } of forth.changed)
          expect(back.changed.find((one) => one.ImageId === ImageId)?.removed).toEqual(added);
        expect(countChanges(compareImages(before, before))).toBe(0);
      }),
    );
  });
});
