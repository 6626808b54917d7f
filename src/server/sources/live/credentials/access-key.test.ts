import { inspect } from 'node:util';
import { expect, test } from 'vitest';
import { AccessKey, isKeyText } from './access-key.ts';

const key = new AccessKey('the-id', 'the-secret', 'the-token');

test('printing the object does not show its values', () => {
  const prints = [
    inspect(key, { showHidden: true, depth: 9, getters: false }),
    JSON.stringify({ key }),
    String(key),
    inspect(new Error('of it', { cause: key }), { depth: 9 }),
    JSON.stringify(Object.entries(structuredClone({ ...key }))),
  ];
  for (const print of prints) expect(print).not.toMatch(/the-(id|secret|token)/);
});

test('two identities differ, and neither names its key', () => {
  const other = new AccessKey('other-id', 'the-secret', 'the-token');
  expect(key.identity).not.toBe(other.identity);
  expect(key.identity).toBe(new AccessKey('the-id', 'another-secret').identity);
  expect(key.identity).not.toContain('the-id');
});

test('a key with a renewed token is another key', () => {
  expect(key.sameAs(new AccessKey('the-id', 'the-secret', 'the-token'))).toBe(true);
  expect(key.sameAs(new AccessKey('the-id', 'the-secret', 'new-token'))).toBe(false);
  expect(key.sameAs(new AccessKey('the-id', 'the-secret'))).toBe(false);
});

test.each(['', 'a b', 'a\n', '钥', 12, undefined, null, {}])('%j is not part of a key', (value) => {
  expect(isKeyText(value)).toBe(false);
});
