import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createNonceMemory } from './verify-signature.ts';

const MINUTE = 60_000;

test('accepts no nonce twice before it expires', () => {
  const step = fc.record({ nonce: fc.constantFrom('a', 'b', 'c'), wait: fc.nat(3 * MINUTE), keep: fc.nat(5 * MINUTE) });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const memory = createNonceMemory(1_000);
      const until = new Map<string, number>();
      let now = 0;
      for (const { nonce, wait, keep } of steps) {
        now += wait;
        const verdict = memory.take(nonce, now + keep, now);
        if (now <= (until.get(nonce) ?? -1)) expect(verdict).toBe('used');
        if (verdict === 'new') until.set(nonce, now + keep);
      }
    }),
  );
});

test('rejects new nonces when it is full, and removes expired ones', () => {
  const memory = createNonceMemory(2);
  expect(memory.take('a', MINUTE, 0)).toBe('new');
  expect(memory.take('b', 10 * MINUTE, 0)).toBe('new');
  expect(memory.take('c', 10 * MINUTE, 0)).toBe('full');
  expect(memory.take('a', MINUTE, 0)).toBe('used');
  expect(memory.take('c', 10 * MINUTE, 3 * MINUTE)).toBe('new');
});
