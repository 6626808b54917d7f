import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from '../testing/any-text.ts';
import { readQuery, readSegment } from './target.ts';

describe('a query', () => {
  test('round-trips encoded pairs, in order, with repeats', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText)), (pairs) => {
        const query = pairs
          .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
          .join('&');
        expect(readQuery(query)).toEqual({ ok: true, value: pairs });
      }),
    );
  });

  test('reads a form as URLSearchParams does', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyText, anyText)), (pairs) => {
        expect(readQuery(new URLSearchParams(pairs).toString())).toEqual({ ok: true, value: pairs });
      }),
    );
  });

  test('never throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('%', 'f', '0', 'z', '&', '=', '+', 'a') }), (query) => {
        const read = readQuery(query);
        if (!read.ok) expect(read.error).toMatch(/must be percent-encoded UTF-8; ".*" is not$/);
      }),
    );
  });

  test.each([
    ['', []],
    ['a', [['a', '']]],
    ['a=', [['a', '']]],
    ['a=b=c', [['a', 'b=c']]],
    ['a=1+2%2B3', [['a', '1 2+3']]],
    ['&a=1&&', [['a', '1']]],
    ['=1', [['', '1']]],
  ])('%j', (query, pairs) => {
    expect(readQuery(query)).toEqual({ ok: true, value: pairs });
  });

  test.each([
    ['LabelFilter=%ff', 'LabelFilter', '%ff'],
    ['LabelFilter=a%zzb', 'LabelFilter', '%zz'],
    ['LabelFilter=50%', 'LabelFilter', '%'],
    ['LabelFilter=%E7%81', 'LabelFilter', '%E7%81'],
    ['LabelFilter=%ED%A0%80', 'LabelFilter', '%ED%A0%80'],
    ['LabelFilter=%C0%AF', 'LabelFilter', '%C0%AF'],
    ['LabelFilter=%e7%81%ab%ff', 'LabelFilter', '%e7%81%ab%ff'],
    ['Label%ffFilter=1', 'Label%ffFilter', '%ff'],
  ])('%s names the parameter and the broken part', (query, name, part) => {
    const error = `${name} must be percent-encoded UTF-8; "${part}" is not`;
    expect(readQuery(query)).toEqual({ ok: false, error });
  });
});

describe('a segment of a path', () => {
  test('keeps its plus, and names the parameter of broken escapes', () => {
    expect(readSegment('ImageId', 'a+b%20c%3Fd')).toEqual({ ok: true, value: 'a+b c?d' });
    expect(readSegment('ImageId', '%ff')).toEqual({
      ok: false,
      error: 'ImageId must be percent-encoded UTF-8; "%ff" is not',
    });
  });

  test.each([
    'a%2F..%2Fb',
    '%2f',
    'a%5Cb',
    'a\\b',
    '.',
    '..',
    '%2e%2E',
    '%00',
    'a%0d%0ab',
    '%7f',
    'a%C2%85',
    '%e2%80%a8',
    'a%252Fb',
    '%252e%252e',
    'a%255Cb',
  ])('%s is not one segment', (segment) => {
    const read = readSegment('ImageId', segment);
    expect(read).toMatchObject({ ok: false, error: expect.stringMatching(/^ImageId must be one segment of a path/) });
    // One line, for any input.
    expect(read.ok || read.error).not.toMatch(/[\r\n]/);
  });

  test('an empty one is refused', () => {
    expect(readSegment('ImageId', '')).toEqual({ ok: false, error: 'ImageId must not be empty' });
  });

  test.each(['image-1', 'a.b', '...', 'a%20b', '100%25', 'a~b(c)!', '%E7%81%AB', 'a%3Ab%40c'])(
    '%s is one',
    (segment) => {
      expect(readSegment('ImageId', segment)).toEqual({ ok: true, value: decodeURIComponent(segment) });
    },
  );

  test('the result is always one segment, however often it is decoded', () => {
    const piece = fc.constantFrom('%', '2', 'f', 'F', '5', 'c', 'e', '0', '.', '/', '\\', 'a', '%25', '%2e');
    fc.assert(
      fc.property(
        fc.array(piece).map((pieces) => pieces.join('')),
        (segment) => {
          const read = readSegment('ImageId', segment);
          if (!read.ok) return;
          let value = read.value;
          for (const _ of [1, 2, 3]) {
            expect(new URL(`http://h/a/${encodeURIComponent(value)}`).pathname.split('/')).toHaveLength(3);
            expect(value).not.toMatch(/[/\\]|^\.{0,2}$/);
            try {
              value = decodeURIComponent(value);
            } catch {
              break;
            }
          }
        },
      ),
    );
  });
});
