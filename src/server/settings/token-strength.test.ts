import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isEasyToGuess } from './check-value.ts';

describe('a token is easy to guess', () => {
  test.each([
    'aaaaaaaaaaaaaaaaaaaa',
    'abcabcabcabcabcabcabc',
    '12345678901234567890',
    '98765432109876543210',
    'abcdefghijklmnopqrst',
    'zyxwvutsrqponmlkjihg',
    'qwertyuiopasdfghjklzxcvbnm',
    'AaAaAaAaAaAaAaAaAaAaAaAa',
    'abcdefgh12345678ABCDEFGH',
    'passwordpasswordpassword',
    'hunter2hunter2hunter2hunter2',
    'kX3-9qZ_7mkX3-9qZ_7m',
    'xK9xK9xK9xK9xK9xK9xK9!',
    '01101001100101101001011001101001',
    '--------------------x',
  ])('%s', (token) => {
    expect(isEasyToGuess(token)).toBe(true);
  });

  test('whatever pattern is repeated', () => {
    const pattern = fc.stringMatching(/^[\x21-\x7e]{1,30}$/);
    fc.assert(
      fc.property(pattern, fc.nat(29), (part, cut) => {
        expect(isEasyToGuess(part.repeat(22) + part.slice(0, cut))).toBe(true);
      }),
    );
  });
});

describe('a token is not', () => {
  test.each([
    'the-token-of-this-test',
    'correct-horse-battery-staple',
    'canary-4711-access-token',
    '3f9c0b7e5d2a4816c7e1',
    'Zk3v-Qm8xT2pL7wRb5Yd',
  ])('%s', (token) => {
    expect(isEasyToGuess(token)).toBe(false);
  });

  test('of 128 random bits or more, in any of the usual forms', () => {
    const form = fc.constantFrom('hex' as const, 'base64url' as const);
    fc.assert(
      fc.property(fc.nat(), form, fc.integer({ min: 32, max: 43 }), (seed, encoding, length) => {
        const token = createHash('sha256').update(String(seed)).digest(encoding).slice(0, length);
        expect(isEasyToGuess(token)).toBe(false);
      }),
    );
  });
});
