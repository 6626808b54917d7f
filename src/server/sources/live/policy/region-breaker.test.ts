import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import type { Outcome, Scope } from './breaker.ts';
import { RegionBreaker } from './breaker.ts';

function setUp() {
  const { clock, pass } = fakeClock();
  const changes: boolean[] = [];
  const breaker = new RegionBreaker(
    clock,
    () => 0.5,
    (open) => changes.push(open),
  );
  /** Sends one request. Returns false if it was not allowed. */
  const ask = (question: string, outcome: Outcome, scope?: Scope) => {
    const permit = breaker.enter(question, scope);
    if (permit.ok) permit.value.end(outcome, outcome === 'failed' ? 'InternalError' : undefined);
    return permit.ok;
  };
  return { breaker, ask, pass, changes };
}

const sound = (question: string) => (question.startsWith('bad') ? 'failed' : 'answered');

describe('requests that always fail', () => {
  test('three of them, and a good one every 300 ms: all good ones are allowed', () => {
    const { ask, pass, changes } = setUp();
    for (let at = 0; at < 200; at += 1) {
      for (const bad of ['bad 1', 'bad 2', 'bad 3']) for (const _ of ['a try', 'a second']) ask(bad, 'failed');
      expect(ask(`sound ${at}`, 'answered')).toBe(true);
      pass(300);
    }
    expect(changes).toEqual([]);
  });

  test('in any order, up to four of them never pause the region for others', () => {
    const question = fc.oneof(
      fc.constantFrom('bad 1', 'bad 2', 'bad 3', 'bad 4'),
      fc.nat(99).map((at) => `sound ${at}`),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(question, fc.nat(5_000)), { maxLength: 300, size: 'max' }), (asked) => {
        const { ask, pass, changes } = setUp();
        for (const [name, thenMs] of asked) {
          const isFree = ask(name, sound(name));
          if (!name.startsWith('bad')) expect(isFree).toBe(true);
          pass(thenMs);
        }
        expect(changes).toEqual([]);
      }),
    );
  });

  test('one is paused after five failures in a row, probed every 10 s, and allowed after a success', () => {
    const { breaker, ask, pass } = setUp();
    for (const _ of [1, 2, 3, 4, 5]) expect(ask('bad', 'failed')).toBe(true);
    expect(breaker.openState('bad')).toEqual({ waitMs: 10_000, lastCode: 'InternalError', only: 'request' });
    expect(breaker.openState('sound')).toBeUndefined();
    expect(ask('bad', 'answered')).toBe(false);
    pass(10_000);
    expect(ask('bad', 'failed')).toBe(true);
    expect(ask('bad', 'failed')).toBe(false);
    pass(10_000);
    expect(ask('bad', 'answered')).toBe(true);
    for (const _ of [1, 2, 3, 4]) expect(ask('bad', 'failed')).toBe(true);
    expect(breaker.openState('bad')).toBeUndefined();
  });
});

describe('a workspace whose requests all fail', () => {
  const broken: Scope = { kind: 'workspace', id: '666' };
  const good: Scope = { kind: 'workspace', id: '1' };

  test('is paused, and the region is not, for any number of different requests', () => {
    const { breaker, ask, pass, changes } = setUp();
    const letThrough = () => Array.from({ length: 60 }, (_, at) => ask(`bad ${at}`, 'failed', broken)).filter(Boolean);
    expect(letThrough()).toHaveLength(5);
    expect(breaker.openState('bad x', broken)).toEqual({
      waitMs: 10_000,
      lastCode: 'InternalError',
      only: 'workspace',
    });
    for (let at = 0; at < 20; at += 1) expect(ask(`sound ${at}`, 'answered', good)).toBe(true);
    pass(10_000);
    expect(letThrough()).toHaveLength(1);
    pass(10_000);
    expect(ask('bad 1', 'answered', broken)).toBe(true);
    expect(ask('bad 2', 'answered', broken)).toBe(true);
    expect(changes).toEqual([]);
  });

  test('in any order and with any pauses, never pauses others', () => {
    const step = fc.tuple(fc.boolean(), fc.nat(40), fc.nat(5_000));
    fc.assert(
      fc.property(fc.array(step, { maxLength: 300, size: 'max' }), (asked) => {
        const { ask, pass, changes } = setUp();
        for (const [isBroken, at, thenMs] of asked) {
          if (isBroken) ask(`question ${at}`, 'failed', broken);
          else expect(ask(`question ${at}`, 'answered', good)).toBe(true);
          pass(thenMs);
        }
        expect(changes).toEqual([]);
      }),
    );
  });

  test('and four others pause the region', () => {
    const { ask, changes } = setUp();
    for (const id of ['1', '2', '3', '4']) ask('all', 'failed', { kind: 'workspace', id });
    expect(changes).toEqual([]);
    ask('all', 'failed', { kind: 'all', id: 'ListImages' });
    expect(changes).toEqual([true]);
    expect(ask('all', 'answered', good)).toBe(false);
  });

  test('with a good response now and then is not paused', () => {
    const { ask } = setUp();
    for (let at = 0; at < 40; at += 1)
      expect(ask(`question ${at}`, at % 3 === 0 ? 'failed' : 'answered', broken)).toBe(true);
  });
});

describe('a real outage', () => {
  test('pauses the region after five different requests, and allows one probe every 10 s', () => {
    const { ask, pass, changes } = setUp();
    const letThrough = () => Array.from({ length: 100 }, (_, at) => ask(`question ${at}`, 'failed')).filter(Boolean);
    expect(letThrough()).toHaveLength(5);
    pass(9_999);
    expect(letThrough()).toHaveLength(0);
    pass(1);
    expect(letThrough()).toHaveLength(1);
    pass(10_000);
    expect(ask('question x', 'answered')).toBe(true);
    expect(changes).toEqual([true, false]);
  });

  test('in any mix of requests, at most 5 failures of each and 4 of all others are allowed in a row', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(9), { maxLength: 200, size: 'max' }), (asked) => {
        const { ask } = setUp();
        const free = asked.filter((at) => ask(`question ${at}`, 'failed'));
        expect(free.length).toBeLessThanOrEqual(4 * 5 + 1);
      }),
    );
  });

  test('of more than half of twenty requests in 30 s pauses the region', () => {
    const { ask, changes } = setUp();
    for (let at = 0; at < 10; at += 1) {
      ask(`sound ${at}`, 'answered');
      ask(`bad ${at}`, 'failed');
    }
    expect(changes).toEqual([]);
    ask('bad 10', 'failed');
    expect(changes).toEqual([true]);
  });
});

test('a probe of the region may be a request that failed before', () => {
  const { ask, pass, breaker } = setUp();
  for (const at of [1, 2, 3, 4, 5]) ask(`bad ${at}`, 'failed');
  pass(10_000);
  expect(ask('bad 1', 'unknown')).toBe(true);
  expect(ask('bad 1', 'answered')).toBe(true);
  expect(breaker.openState('bad 2')).toBeUndefined();
});
