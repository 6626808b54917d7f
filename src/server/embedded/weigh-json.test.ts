import { describe, expect, test } from 'vitest';
import { weighJson } from './weigh-json.ts';

const MB = 2 ** 20;
const weigh = (text: string, heapBytes = 100 * MB) => weighJson(Buffer.from(text), text.length, heapBytes);
const many = (element: string, count: number) => `{"Images":[${Array(count).fill(element).join(',')}]}`;

describe('a file is refused before it is parsed', () => {
  test.each([
    ['empty objects', '{}'],
    ['objects with a key', '{"k":1}'],
    ['empty lists', '[]'],
    ['empty texts', '""'],
  ])('of %s that would not fit into the heap', (_, element) => {
    expect(weigh(many(element, 100_000), 4 * MB)).toEqual({
      ok: false,
      fault: expect.stringMatching(/^holds more objects and texts than fit into the 4 MB .*NODE_OPTIONS/),
    });
    expect(weigh(many(element, 100_000))).toEqual({ ok: true, oddNumbers: [] });
  });

  test.each([
    ['values', '1', 'values'],
    ['objects', '{}', 'objects'],
    ['odd numbers', '1.50', 'fractions and long numbers'],
  ])('of more %s than are read', (_, element, what) => {
    const limits = { depth: 100, values: 2_000, objects: 1_000, oddNumbers: 1_000 };
    const weighed = (count: number) => {
      const bytes = Buffer.from(many(element, count));
      return weighJson(bytes, bytes.length, 100 * MB, limits);
    };
    const limit = what === 'values' ? 2_000 : 1_000;
    expect(weighed(limit + 3)).toEqual({ ok: false, fault: `holds more than ${limit} ${what}` });
    expect(weighed(limit - 3)).toMatchObject({ ok: true });
  });

  test('that is nested too deep, brackets in texts aside', () => {
    expect(weigh('['.repeat(101))).toMatchObject({ ok: false, fault: expect.stringContaining('100 deep') });
    expect(weigh(`${'['.repeat(100)}${']'.repeat(100)}`)).toMatchObject({ ok: true });
    expect(weigh(JSON.stringify({ a: '[{"\\'.repeat(500) }))).toMatchObject({ ok: true });
  });
});

test('odd numbers are found where they stand, and not in texts', () => {
  const text = '[1,-5,1.50,"2.50\\"3.50",12345678901234567,1e3,0.5,1000000000000000,-0]';
  const found = weigh(text);
  if (!found.ok) throw new Error(found.fault);
  const numbers = found.oddNumbers.flatMap((from, i) =>
    i % 2 === 0 ? [text.slice(from, found.oddNumbers[i + 1])] : [],
  );
  expect(numbers).toEqual(['1.50', '12345678901234567', '1e3', '-0']);
});
