import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NumberText, REPEATED } from './read-fields.ts';
import { LIST_BEGINS, PAUSE, type ScanOptions, type ScanResult, scanJson } from './scan-json.ts';

const NAMES = ['a', 'b', 'list'];

/** Runs a scan to its end. */
function scan(text: string, options: ScanOptions = { names: new Set(NAMES) }) {
  const scanning = scanJson(text, options);
  const elements: unknown[] = [];
  let lists = 0;
  let pauses = 0;
  for (;;) {
    const step = scanning.next();
    if (step.done) return { scanned: step.value, elements, lists, pauses };
    if (step.value === PAUSE) pauses += 1;
    else if (step.value === LIST_BEGINS) lists += 1;
    else elements.push(step.value.element);
  }
}

/** What a scan is due to give, by JSON.parse: only members of the names, in an outermost object. */
function due(text: string): ScanResult {
  try {
    const value: unknown = JSON.parse(text);
    return { ok: true, value: Array.isArray(value) ? undefined : keptOf(value) };
  } catch {
    return { ok: false, error: 'broken' };
  }
}

function keptOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(keptOf);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, inner]) => (NAMES.includes(name) ? [[name, keptOf(inner)]] : [])),
  );
}

/** Numbers as JSON.parse would give them. */
function rounded(value: unknown): unknown {
  if (value instanceof NumberText) return Number(value.text);
  if (Array.isArray(value)) return value.map(rounded);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, rounded(inner)]));
}

const name = fc.constantFrom(...NAMES, 'other', '__proto__', 'constructor', '"', '\\', '\u0000');
const { value } = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(null, true, false, 0, -0, 1.5, 1e300, 'text', '"\\\n\u0007"', '\ud800', '中文'),
    fc.string({ unit: 'binary' }),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 4 }).map((pairs) => Object.fromEntries(pairs)),
  ),
}));

describe('a scan reads what JSON.parse reads', () => {
  const json = fc
    .tuple(value, fc.constantFrom('', ' ', '\t', '\n'))
    .map(([one, space]) => JSON.stringify(one, null, space));

  test('for any value', () => {
    fc.assert(
      fc.property(json, (text) => {
        const { scanned } = scan(text);
        expect(scanned.ok && { ok: true, value: rounded(scanned.value) }).toEqual(due(text));
      }),
      { numRuns: 1_000 },
    );
  });

  test('and rejects the same texts: cut off, or with a character removed, added or changed', () => {
    const sign = fc.constantFrom(...'{}[]",:0123-+.eE\\u tfn\n\u0000x');
    const broken = fc.tuple(json, fc.nat(200), fc.constantFrom(0, 1), fc.oneof(sign, fc.constant('')));
    fc.assert(
      fc.property(broken, ([text, place, removed, inserted]) => {
        const at = place % (text.length + 1);
        const changed = text.slice(0, at) + inserted + text.slice(at + removed);
        const { scanned } = scan(changed);
        expect(scanned.ok ? { ok: true, value: rounded(scanned.value) } : scanned).toEqual(due(changed));
      }),
      { numRuns: 5_000 },
    );
  });

  test.each([
    '',
    ' ',
    '{',
    '[1,]',
    '{"a":1,}',
    '{,}',
    '[,1]',
    '01',
    '1.',
    '.5',
    '+1',
    '--1',
    "{'a':1}",
    '{"a" 1}',
    '{"a":}',
    '1 2',
    '"\\x"',
    '"a\nb"',
    'nul',
    'truex',
    '[1}',
    '{"a":1]',
    '"',
    '"\\"',
    '\uFEFF{}',
    'NaN',
  ])('and refuses %j', (text) => {
    expect(() => JSON.parse(text)).toThrow();
    expect(scan(text).scanned).toEqual({ ok: false, error: 'broken' });
  });
});

test('numbers keep their original digits', () => {
  const { scanned } = scan('{"a":[3.10,12,9007199254740993,1e3,-0,0.1,12345678901234567890]}');
  const { a } = (scanned.ok ? scanned.value : {}) as { a: unknown[] };
  expect(a.map((one) => (one instanceof NumberText ? one.text : one))).toEqual([
    '3.10',
    12,
    '9007199254740993',
    '1e3',
    '-0',
    0.1,
    '12345678901234567890',
  ]);
});

test('a repeated member is marked, at any depth and in any spelling', () => {
  const text = '{"a":{"b":null,"\\u0062":1},"list":[{"a":1,"a":1,"a":1}],"other":1,"other":2,"b":[]}';
  expect(scan(text).scanned).toEqual({
    ok: true,
    value: { a: { b: REPEATED }, list: [{ a: REPEATED }], b: [] },
  });
});

describe('the list', () => {
  const options = { names: new Set(NAMES), list: 'list' };

  test('is yielded by its elements, and is empty in the value', () => {
    const read = scan('{"b":1,"list":[{"a":1,"x":[2]},[3],null,"t"],"a":{"list":[5]}}', options);
    expect(read.elements).toEqual([{ a: 1 }, [3], null, 't']);
    expect(read.scanned).toEqual({ ok: true, value: { b: 1, list: [], a: { list: [5] } } });
    expect(read.lists).toBe(1);
  });

  test('begins again if its name is repeated, and is then not a list', () => {
    expect(scan('{"list":[1],"list":[2,3]}', options)).toMatchObject({ elements: [1, 2, 3], lists: 2 });
    expect(scan('{"list":[1],"list":4}', options).scanned).toEqual({ ok: true, value: { list: REPEATED } });
  });

  test('an empty list and a value that is not a list are distinguished', () => {
    expect(scan('{"list":[ ]}', options)).toMatchObject({ lists: 1, scanned: { value: { list: [] } } });
    expect(scan('{"list":{}}', options)).toMatchObject({ lists: 0, scanned: { value: { list: {} } } });
  });
});

test('values that are nested too deep are rejected, at any place', () => {
  const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;
  expect(scan(`{"a":${nested(39)}}`).scanned.ok).toBe(true);
  for (const member of ['a', 'skipped'])
    expect(scan(`{"${member}":${nested(2_000_000)}}`).scanned).toEqual({ ok: false, error: 'too-deep' });
});

test('long strings are read as JSON.parse reads them, with escapes at any position, and with pauses', () => {
  const piece = fc.constantFrom(
    'a',
    '标',
    '😀',
    '\\\\',
    '\\"',
    '\\u0041',
    '\\ud83d',
    '\\ude00',
    '\\n',
    '\\\\\\u0041',
    '\\x',
    '\\u00',
  );
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), fc.nat(8), (pieces, shift) => {
      const text = `{"a":"${'.'.repeat(shift)}${pieces.join('').repeat(14_000)}"}`;
      expect(scan(text).scanned).toEqual(due(text));
    }),
    { numRuns: 60 },
  );
  for (const long of ['\\"', '\\u0041', 'a\\n'])
    expect(scan(`{"a":"${long.repeat(400_000)}"}`).pauses).toBeGreaterThan(5);
});

test('the time depends only on the length, and there are pauses', () => {
  const hard: readonly ((size: number) => string)[] = [
    (size) => `{"a":"${'\\"'.repeat(size)}"}`,
    (size) => `{"a":"${'\\'.repeat(size * 2)}`,
    (size) => `{"a":[${'"\\n",'.repeat(size)}1]}`,
    (size) => `{"a":[${'"x",\n'.repeat(size)}1]}`,
    (size) => `{"a":${'9'.repeat(size)}}`,
    (size) => `[${'{},'.repeat(size)}`,
  ];
  for (const make of hard) {
    const text = make(400_000);
    const start = performance.now();
    scan(text);
    // To search the rest of the text again for each string would take minutes.
    expect(performance.now() - start).toBeLessThan(5_000);
  }
  expect(scan(`[${'1,'.repeat(100_000)}1]`).pauses).toBeGreaterThan(20);
});

test('megabytes of blanks take pauses wherever they stand, and change nothing', () => {
  const blanks = ' \n\t\r'.repeat(500_000);
  for (const text of [
    `${blanks}{"a":1}`,
    `{${blanks}"a":1}`,
    `{"a"${blanks}:1}`,
    `{"a":${blanks}1}`,
    `{"a":1${blanks},"b":[${blanks}]}`,
    `{"a":1}${blanks}`,
    `{"a":1}${blanks}x`,
    `{"a"${blanks}1}`,
  ]) {
    const { scanned, pauses } = scan(text);
    expect(scanned).toEqual(due(text));
    expect(pauses).toBeGreaterThan(5);
  }
});
