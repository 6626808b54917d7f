import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { imageSetOf } from '../../contract/image-tally/image-set-builder.ts';
import { anyImages, anyLabel } from '../../contract/image-tally/testing/any-images.ts';
import type { Image } from '../../contract/operations.ts';
import { compareVersions } from '../../contract/versions.ts';
import { type Companion, companionsOf } from './co-occurrence.ts';

describe('companionsOf', () => {
  it('counts the labels beside a label like a naive evaluation, in the same order', () => {
    fc.assert(
      fc.property(anyImages, anyLabel, fc.integer({ min: 1, max: 20 }), (images, { Key, Value }, limit) => {
        const set = imageSetOf(images);
        const carries = (image: Image) => (image.Labels ?? []).some((l) => l.Key === Key && l.Value === Value);
        const positions = images.flatMap((image, position) => (carries(image) ? [position] : []));
        const found = companionsOf(set, positions, set.numberOf(Key, Value), limit);
        expect(found).toEqual(naive(images.filter(carries), `${Key}=${Value}`).slice(0, limit));
      }),
    );
  });

  it('leaves out nothing without a label', () => {
    const set = imageSetOf([{ ImageId: 'a', Labels: [{ Key: 'k', Value: 'v' }] }]);
    expect(companionsOf(set, [0], undefined, 5)).toEqual([{ label: { Key: 'k', Value: 'v' }, count: 1 }]);
  });
});

function naive(images: readonly Image[], without: string): readonly Companion[] {
  const printed = images.map((image) => new Set((image.Labels ?? []).map((label) => `${label.Key}=${label.Value}`)));
  const all = [...new Set(printed.flatMap((labels) => [...labels]))].filter((text) => text !== without);
  return all
    .map((text) => {
      const at = text.indexOf('=');
      const label = { Key: text.slice(0, at), Value: text.slice(at + 1) };
      return { label, count: printed.filter((labels) => labels.has(text)).length };
    })
    .sort(
      (a, b) =>
        b.count - a.count ||
        (a.label.Key < b.label.Key ? -1 : a.label.Key > b.label.Key ? 1 : 0) ||
        compareVersions(a.label.Value, b.label.Value),
    );
}
