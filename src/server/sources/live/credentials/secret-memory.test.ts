import { expect, test } from 'vitest';
import { SecretMemory } from './credentials.ts';

test('remembers each value once, the longest first', () => {
  const memory = new SecretMemory();
  memory.add(['abc', 'abcdef']);
  memory.add(['abc', 'z']);
  expect(memory.values()).toEqual(['abcdef', 'abc', 'z']);
});

test('keeps the latest values', () => {
  const memory = new SecretMemory();
  memory.add(['the-key']);
  for (let at = 0; at < 2_000; at += 1) memory.add([`token-${at}`, 'the-key']);
  expect(memory.values()).toHaveLength(90);
  expect(memory.values()).toContain('the-key');
  expect(memory.values()).toContain('token-1999');
  expect(memory.values()).not.toContain('token-0');
});
