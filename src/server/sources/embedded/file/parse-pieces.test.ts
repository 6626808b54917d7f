import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseCatalogJson } from './load-catalog.ts';
import { weighJson } from './weigh-catalog.ts';

const parse = (text: string) => parseCatalogJson(Buffer.from(text));
const filler = (count: number) => Array(count).fill('{"a":[1,"é,]}"]}').join(',');

/** White space that makes a list or an object longer than one piece. */
const LONG_BLANK = ' '.repeat(70_000);

describe('long JSON', () => {
  test.each([
    ['a list', `[${filler(10_000)}]`],
    ['an object', `{${Array.from({ length: 10_000 }, (_, at) => `"k${at}":{"b":${at}}`)}}`],
    ['lists in objects in lists', `[0,{"x":1,"y":[${filler(9_000)}],"z":[${filler(9_000)}]},[${filler(9_000)}],2]`],
    ['blanks', `${LONG_BLANK}[${LONG_BLANK}]${LONG_BLANK}`],
    ['a name that is no name', `{"__proto__":[${filler(9_000)}],"\\u0061":{"__proto__":1}}`],
    ['a long text', `["${'x'.repeat(200_000)}",{"k":"${'\\"]'.repeat(50_000)}"}]`],
  ])('%s is read as JSON.parse reads it', (_, text) => {
    const parsed = parse(text);
    // Compared as text: for two objects with an own __proto__, toEqual compares the prototypes.
    expect(parsed.ok && JSON.stringify(parsed.value)).toBe(JSON.stringify(JSON.parse(text)));
  });

  const long = `[${filler(9_000)}]`;
  test.each([
    ['nothing between commas', `[${long},,1]`],
    ['a comma at the end', `[${long},]`],
    ['a comma at the begin', `[,${long}]`],
    ['a comma at the end of an object', `{"a":${long},}`],
    ['something behind a value', `[${long} 1]`],
    ['something before a value', `[1 ${long}]`],
    ['no colon', `{"a" ${long}}`],
    ['no key', `{:${long}}`],
    ['a key that is no text', `{1:${long}}`],
    ['the wrong bracket', `[${filler(9_000)}}`],
    ['a wrong bracket inside', `[{"a":[1}],${filler(9_000)}]`],
    ['no end', `[${filler(9_000)}`],
    ['two values', `${long}${long}`],
    ['a list as an object', `{${filler(9_000)}}`],
    ['a member in a list', `[${filler(9_000)},"a":1]`],
    ['a comma between the last pieces', `[${filler(9_000)},${LONG_BLANK}]`],
  ])('with %s is refused with the place', (_, text) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(parse(text)).toEqual({ ok: false, error: expect.stringMatching(/^is not JSON, line 1, column \d+: /) });
  });

  test('with one changed character is read or refused like JSON.parse', () => {
    const text = `{"a":[${filler(9_000)}],"b":{"c":[${filler(9_000)}],"d":1}}`;
    const change = fc.tuple(fc.nat(text.length - 1), fc.constantFrom(...'[]{},:"\\1 x'));
    fc.assert(
      fc.property(change, ([at, sign]) => {
        const changed = text.slice(0, at) + sign + text.slice(at + 1);
        const parsed = parse(changed);
        if (!parsed.ok && /twice/.test(parsed.error)) return;
        let expected: string | undefined;
        try {
          expected = JSON.stringify(JSON.parse(changed));
        } catch {}
        expect(parsed.ok ? JSON.stringify(parsed.value) : undefined).toBe(expected);
      }),
      { numRuns: 40 },
    );
  });
});

test('long lists and objects are found at every depth', () => {
  const text = `{"a":[[${filler(9_000)}]]}`;
  const weighed = weighJson(Buffer.from(text), 0, 2 ** 27);
  expect(weighed.ok && [...weighed.value.large.keys()]).toEqual([6, 5, 0]);
});
