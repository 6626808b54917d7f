import fc from 'fast-check';
import { expect, it } from 'vitest';
import { toJson } from './json.ts';

it('writes indented JSON with a line end', () => {
  expect(toJson({ count: 1, labels: [{ Key: '__proto__', Value: '=1' }] })).toBe(
    '{\n  "count": 1,\n  "labels": [\n    {\n      "Key": "__proto__",\n      "Value": "=1"\n    }\n  ]\n}\n',
  );
});

it('keeps every text exactly, also through UTF-8', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', '\0', '\ud800', '\udc00', '=', '\u2028', '"') }), (text) => {
      const bytes = new TextEncoder().encode(toJson({ text }));
      expect(JSON.parse(new TextDecoder().decode(bytes))).toEqual({ text });
    }),
  );
});
