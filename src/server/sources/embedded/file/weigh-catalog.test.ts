import { describe, expect, test } from 'vitest';
import { weighJson } from './weigh-catalog.ts';

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
      error: expect.stringMatching(/^holds more objects and texts than fit into the 4 MB .*NODE_OPTIONS/),
    });
    expect(weigh(many(element, 100_000))).toMatchObject({ ok: true, value: { oddNumbers: [] } });
  });

  test.each([
    ['values', '1', 'values'],
    ['objects', '{}', 'objects'],
    ['odd numbers', '1.50', 'fractions and long numbers'],
  ])('of more %s than are read', (_, element, what) => {
    const limits = { depth: 100, values: 2_000, objects: 1_000, oddNumbers: 1_000, keys: 50 };
    const weighed = (count: number) => {
      const bytes = Buffer.from(many(element, count));
      return weighJson(bytes, bytes.length, 100 * MB, limits);
    };
    const limit = what === 'values' ? 2_000 : 1_000;
    expect(weighed(limit + 3)).toEqual({ ok: false, error: `holds more than ${limit} ${what}` });
    expect(weighed(limit - 3)).toMatchObject({ ok: true });
  });

  test('if one object has too many keys; the message has its place', () => {
    const limits = { depth: 100, values: 1_000, objects: 1_000, oddNumbers: 1_000, keys: 50 };
    const weighed = (count: number) => {
      const keys = Array.from({ length: count }, (_, at) => [`k${at}`, 1]);
      return weighJson(Buffer.from(JSON.stringify([{ Labels: Object.fromEntries(keys) }])), 0, MB, limits);
    };
    expect(weighed(51)).toEqual({ ok: false, error: 'holds more than 50 keys in [0].Labels' });
    expect(weighed(50)).toMatchObject({ ok: true });
  });

  test('if it is nested too deep; brackets in texts do not count', () => {
    expect(weigh('['.repeat(101))).toMatchObject({ ok: false, error: expect.stringContaining('100 deep') });
    expect(weigh(`${'['.repeat(100)}${']'.repeat(100)}`)).toMatchObject({ ok: true });
    expect(weigh(JSON.stringify({ a: '[{"\\'.repeat(500) }))).toMatchObject({ ok: true });
  });
});

test('a known key needs less heap than a new one', () => {
  const heapOf = (key: (at: number) => string) => {
    const weighed = weigh(`[${Array.from({ length: 1_000 }, (_, at) => `{"${key(at)}":1}`)}]`);
    return weighed.ok ? weighed.value.heap : 0;
  };
  expect(heapOf((at) => `key${1_000 + at}`)).toBeGreaterThan(heapOf(() => 'key1000') + 100_000);
});

test('special numbers are found at their positions, and not in texts', () => {
  const text = '[1,-5,1.50,"2.50\\"3.50",12345678901234567,1e3,0.5,1000000000000000,-0]';
  const found = weigh(text);
  if (!found.ok) throw new Error(found.error);
  const { oddNumbers } = found.value;
  const numbers = oddNumbers.flatMap((from, i) => (i % 2 === 0 ? [text.slice(from, oddNumbers[i + 1])] : []));
  expect(numbers).toEqual(['1.50', '12345678901234567', '1e3', '-0']);
});

describe('a repeated key in one object', () => {
  const errorOf = (text: string) => {
    const weighed = weigh(text);
    return weighed.ok ? undefined : weighed.error;
  };
  const keys = Array.from({ length: 200 }, (_, at) => `"k${at}":[{"k${at}":1}]`).join(',');

  test.each([
    ['{"Images":[],\n"Images":[]}', 'has the key "Images" twice, the second time in line 2, column 1'],
    ['{"Images":[{},{"Name":"a","Name":"a"}]}', 'has the key "Name" twice in Images[1]'],
    [
      '[{"a":{"b":[[0,{"Key":"é","Key":"b"}]]}}]',
      'has the key "Key" twice in [0].a.b[0][1], the second time in line 1, column 27',
    ],
    ['{"a b":{"\\u0049mages":[],"Images":[]}}', 'has the key "Images" twice in ["a b"]'],
    ['{"":1,"":2}', 'has the key "" twice'],
    [`{"x":{${keys},"k3":1}}`, 'has the key "k3" twice in x'],
    [`{${keys},"k199":1}`, 'has the key "k199" twice'],
    [`{${keys},"x":{"Key":1,"Key":2}}`, 'has the key "Key" twice in x'],
  ])('%.60s is reported with its place', (text, fault) => {
    expect(errorOf(text)).toContain(fault);
  });

  test.each([
    '{"a":"a","b":["a","a"],"c":{"a":1},"d":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":{"b":1},"b":2}',
    `[{${keys}},{${keys}}]`,
    '{"Aa":1,"BB":2,"AaAa":1,"BBBB":2,"AaBB":3,"BBAa":4}',
  ])('is not seen in %.60s', (text) => {
    expect(errorOf(text)).toBeUndefined();
  });
});

test.each<[text: string, sign: string | undefined]>([
  ['{"a":"\\ud83d"}', '\\ud83d, in line 1, column 7'],
  ['{"a":\n"é\\uDE00x"}', '\\uDE00, in line 2, column 3'],
  ['["\\ud83d\\ud83d\\ude00"]', '\\ud83d, in line 1, column 3'],
  ['["\\ud83d\\u0041"]', '\\ud83d'],
  ['{"\\udc00":1}', '\\udc00'],
  ['["\\ud83d', '\\ud83d'],
  ['["\\ud83d\\ude00", "\\\\ud83d", "\\u00e9\\ud7ff\\ue000"]', undefined],
])('half a character in an escape is refused: %s', (text, sign) => {
  const weighed = weigh(text);
  expect(weighed.ok ? undefined : weighed.error).toEqual(
    sign === undefined ? undefined : expect.stringContaining(`half a character, ${sign}`),
  );
});
