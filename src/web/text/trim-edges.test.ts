import fc from 'fast-check';
import { expect, it } from 'vitest';
import { trimEdges } from './trim-edges.ts';

it.each([
  ['GPU\u200b', 'GPU'],
  ['GPU\u200f', 'GPU'],
  ['\u202aGPU\u202c', 'GPU'],
  ['\u2066GPU\u2069', 'GPU'],
  ['\ufeff GPU \u00ad', 'GPU'],
  ['\u3164GPU\u2800\uffa0', 'GPU'],
  ['GPU\0\u0085\u00a0', 'GPU'],
  ['G\u200bP U', 'G\u200bP U'],
  ['\u2764\ufe0f', '\u2764\ufe0f'],
  ['👨‍👩‍👧', '👨‍👩‍👧'],
  ['🏴󠁧󠁢󠁥󠁮󠁧󠁿', '🏴󠁧󠁢󠁥󠁮󠁧󠁿'],
  ['\u200b \u200d', ''],
])('of %j the ends that show as nothing go: %j', (text, trimmed) => {
  expect(trimEdges(text)).toBe(trimmed);
});

it('takes nothing else, and nothing twice', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: fc.constantFrom(...'a \t\0\u200b\u200f\ufeff\u3164é中', '😀', '\u0301') }),
      (text) => {
        const trimmed = trimEdges(text);
        expect(text).toContain(trimmed);
        expect(trimEdges(trimmed)).toBe(trimmed);
        expect(trimmed.trim()).toBe(trimmed);
      },
    ),
  );
});
