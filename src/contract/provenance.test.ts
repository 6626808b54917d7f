import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ProvenanceResponse } from './operations.ts';
import { ImageProvenance, TextByKey } from './provenance.ts';

const hostileKey = fc.constantFrom('__proto__', 'constructor', 'toString', 'hasOwnProperty', '', 'a b');

test('keeps every key of a response, and has no other', () => {
  const entries = fc.uniqueArray(fc.tuple(fc.oneof(hostileKey, fc.string()), fc.string()), {
    selector: ([key]) => key,
  });
  const property = fc.property(entries, (pairs) => {
    const text = JSON.stringify(Object.fromEntries(pairs));
    const read = TextByKey.parse(JSON.parse(text));
    expect(new Map(Object.entries(read))).toEqual(new Map(pairs));
    expect(JSON.stringify(read)).toBe(text);
    for (const key of ['__proto__', 'constructor', 'toString'])
      expect(read[key]).toBe(pairs.find(([name]) => name === key)?.[1]);
  });
  fc.assert(property);
});

test.each([[[['a', 'b']]], ['text'], [1], [null], [{ a: 1 }], [{ a: null }]])('%j is refused', (value) => {
  expect(TextByKey.safeParse(value).success).toBe(false);
});

test('an error names its key', () => {
  const refused = ImageProvenance.safeParse(JSON.parse('{"ImageId":"i","LabelBasis":{"a":"b","__proto__":{"x":1}}}'));
  expect(refused.error?.issues).toMatchObject([{ path: ['LabelBasis', '__proto__'], message: 'must be text' }]);
  expect({}).not.toHaveProperty('x');
});

test('an image needs an id and nothing else', () => {
  const answer = {
    RequestId: 'r',
    Images: [
      { ImageId: 'i', Regions: ['cn-hangzhou'] },
      { ImageId: 'j', Note: null },
    ],
  };
  expect(ProvenanceResponse.parse(answer)).toEqual({ ...answer, Images: [answer.Images[0], { ImageId: 'j' }] });
  expect(ProvenanceResponse.safeParse({ RequestId: 'r', Images: [{ Note: 'n' }] }).success).toBe(false);
});
