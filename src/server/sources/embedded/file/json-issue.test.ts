import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonIssue } from './json-issue.ts';

const place = (text: string) => {
  const issue = findJsonIssue(text);
  return issue && `${issue.line}:${issue.column} ${issue.problem}`;
};

test.each<[text: string, issue: string]>([
  ['', '1:1 expected a value, but the text ends'],
  [' \n', '2:1 expected a value, but the text ends'],
  ['{"a":1,}', '1:8 expected a key, but found "}"'],
  ['[1,2,]', '1:6 expected a value, but found "]"'],
  ['{"a":1\n "b":2}', '2:2 expected "," or "}", but found a string'],
  ['{"a" 1}', '1:6 expected ":", but found "1"'],
  ['{"a":}', '1:6 expected a value, but found "}"'],
  ['{a:1}', '1:2 expected a key or "}", but found "a"'],
  ['[1', '1:3 expected "," or "]", but the text ends'],
  ['[1}', '1:3 expected "," or "]", but found "}"'],
  ['[]\r\n[]', '2:1 expected the end, but found "["'],
  ['[01]', '1:2 expected a value or "]", but found "0"'],
  ['[NaN]', '1:2 expected a value or "]", but found "N"'],
  ["['a']", '1:2 expected a value or "]", but found "\'"'],
  ['["a\nb"]', '1:4 a string holds a line break or another control character'],
  ['["a\\x"]', '1:4 a string holds an unknown escape'],
  ['{"a":\n  "open}', '2:3 a string begins that is never closed'],
  ['["\\u12"]', '1:3 a string holds an unknown escape'],
])('%j', (text, issue) => {
  expect(place(text)).toBe(issue);
});

describe('finds an issue at the same position as JSON.parse', () => {
  const isJson = (text: string) => {
    try {
      JSON.parse(text);
      return true;
    } catch {
      return false;
    }
  };

  test('in JSON: none', () => {
    fc.assert(
      fc.property(fc.json(), fc.nat(3), (text, indent) => {
        expect(findJsonIssue(JSON.stringify(JSON.parse(text), null, indent))).toBeUndefined();
      }),
    );
  });

  test('in JSON with one change: at the position that JSON.parse reports', () => {
    const change = fc.constantFrom(
      '',
      '"',
      '\\',
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '0',
      '-',
      '.',
      'e',
      't',
      '\n',
      '\u0000',
      '\u00A0',
      '\u0085',
      '中',
    );
    fc.assert(
      fc.property(fc.json(), fc.nat(), fc.nat(2), change, (text, where, removed, added) => {
        const at = where % (text.length + 1);
        const changed = text.slice(0, at) + added + text.slice(at + removed);
        expect(findJsonIssue(changed) === undefined).toBe(isJson(changed));
      }),
      { numRuns: 2000 },
    );
  });

  test('in a million brackets, without running out of stack', () => {
    expect(place('['.repeat(1_000_000))).toBe('1:1000001 expected a value or "]", but the text ends');
  });
});
