import fc from 'fast-check';
import { expect, test } from 'vitest';
import { repeatedTexts } from './repeated-texts.ts';

function byMap(texts: readonly (string | undefined)[]): ReadonlyMap<string, readonly number[]> {
  const all = new Map<string, number[]>();
  texts.forEach((text, position) => {
    if (text) all.set(text, [...(all.get(text) ?? []), position]);
  });
  return new Map([...all].filter(([, positions]) => positions.length > 1));
}

test('finds the same repeats as a map of all texts', () => {
  const text = fc.oneof(
    fc.constantFrom('', 'a', 'repo/a:1', 'repo/b:1', 'other-registry/repo/b:1', 'x'.repeat(40), `y${'x'.repeat(39)}`),
    fc.string(),
    fc.constant(undefined),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 60 }), (texts) => {
      const found = repeatedTexts(texts.length, (position) => texts[position]);
      expect(new Map(found)).toEqual(byMap(texts));
    }),
  );
});

test('texts with the same end and different beginnings are not repeats', () => {
  const texts = ['cn-hangzhou/image:pytorch-2.8', 'cn-shanghai/image:pytorch-2.8', 'cn-hangzhou/image:pytorch-2.8'];
  expect([...repeatedTexts(3, (position) => texts[position])]).toEqual([[texts[0], [0, 2]]]);
});
