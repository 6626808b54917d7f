import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printSeen, readSeen, type SeenDay, seenBefore, withSeen } from './seen-days.ts';

const SCOPE = '["cn-shanghai","12345",""]';
const seenOn = (...days: readonly string[]) =>
  days.reduce<readonly SeenDay[]>((seen, day) => withSeen(seen, SCOPE, day), []);

describe('the days on which this browser saw a scope', () => {
  test('return the last one before today, all day long', () => {
    expect(seenBefore([], SCOPE, '2026-11-03')).toBe('');
    expect(seenBefore(seenOn('2026-11-01'), SCOPE, '2026-11-03')).toBe('2026-11-01');
    expect(seenBefore(seenOn('2026-11-01', '2026-11-03'), SCOPE, '2026-11-03')).toBe('2026-11-01');
    expect(seenBefore(seenOn('2026-11-01', '2026-11-03', '2026-11-03'), SCOPE, '2026-11-03')).toBe('2026-11-01');
    expect(seenBefore(seenOn('2026-11-01', '2026-11-03'), SCOPE, '2026-11-05')).toBe('2026-11-03');
    expect(seenBefore(seenOn('2026-11-03'), SCOPE, '2026-11-03')).toBe('');
  });

  test('ignore days from a clock that was ahead', () => {
    const ahead = seenOn('2026-11-01', '2027-01-01');
    expect(seenBefore(ahead, SCOPE, '2026-11-03')).toBe('2026-11-01');
    expect(seenBefore(withSeen(ahead, SCOPE, '2026-11-03'), SCOPE, '2026-11-04')).toBe('2026-11-03');
  });

  test('are stored for each scope, and the oldest scopes are dropped', () => {
    let seen: readonly SeenDay[] = [];
    for (let at = 0; at < 60; at += 1) seen = withSeen(seen, `scope ${at}`, '2026-11-01');
    expect(seen).toHaveLength(50);
    expect(seenBefore(seen, 'scope 59', '2026-11-02')).toBe('2026-11-01');
    expect(seenBefore(seen, 'scope 9', '2026-11-02')).toBe('');
    expect(withSeen(seen, 'x'.repeat(201), '2026-11-02')).toBe(seen);
  });

  test.each([
    '',
    'null',
    '{',
    '{"a":1}',
    '[1,null,[]]',
    '[["a"]]',
    '[["a",1,""]]',
    '[["a","2026-02-30",""]]',
    '[["a","2026-11-01","2026-11-01"]]',
    '[["a","2026-11-01","soon"]]',
    `[["${'x'.repeat(201)}","2026-11-01",""]]`,
  ])('are not read from %s', (text) => {
    expect(readSeen(text)).toEqual([]);
  });

  test('round-trip, and any other text gives valid days or nothing', () => {
    const seen = withSeen(seenOn('2026-11-01', '2026-11-03'), '["","",""]', '2026-11-03');
    expect(readSeen(printSeen(seen))).toEqual(seen);
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
        const read = readSeen(text);
        expect(readSeen(printSeen(read))).toEqual(read);
      }),
    );
  });
});
