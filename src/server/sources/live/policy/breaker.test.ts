import { describe, expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { Breaker, type Outcome } from './breaker.ts';

function setUp(random = () => 0.5) {
  const { clock, pass } = fakeClock();
  const changes: boolean[] = [];
  const breaker = new Breaker(clock, random, (open) => changes.push(open));
  /** Sends requests one after the other. Returns false if one was not allowed. */
  const send = (...outcomes: Outcome[]) =>
    outcomes.every((outcome) => {
      const permit = breaker.enter();
      if (permit.ok) permit.value.end(outcome, outcome === 'failed' ? 'UPSTREAM_TIMEOUT' : undefined);
      return permit.ok;
    });
  return { breaker, pass, send, changes };
}

const times = (count: number, outcome: Outcome) => Array.from({ length: count }, () => outcome);

describe('opens', () => {
  test('after five failures in a row, and gives the wait and the last code', () => {
    const { breaker, send, changes } = setUp();
    expect(send(...times(4, 'failed'))).toBe(true);
    expect(breaker.openState()).toBeUndefined();
    send('failed');
    expect(breaker.openState()).toEqual({ waitMs: 10_000, lastCode: 'UPSTREAM_TIMEOUT' });
    expect(send('answered')).toBe(false);
    expect(changes).toEqual([true]);
  });

  test('when more than half of twenty in 30 s failed', () => {
    const { breaker, send } = setUp();
    const mixed = Array.from({ length: 9 }, (): Outcome[] => ['failed', 'answered']).flat();
    send(...mixed, 'failed');
    expect(breaker.openState()).toBeUndefined();
    send('failed');
    expect(breaker.openState()).toBeDefined();
  });

  test('not when half of them failed, nor for failures older than 30 s', () => {
    const { breaker, pass, send } = setUp();
    send(
      ...Array.from({ length: 30 }, (): Outcome[] => ['failed', 'answered'])
        .flat()
        .reverse(),
      'answered',
    );
    expect(breaker.openState()).toBeUndefined();
    pass(30_000);
    send(...times(4, 'failed'));
    expect(breaker.openState()).toBeUndefined();
  });

  test('not for requests that clients left', () => {
    const { breaker, send } = setUp();
    send(...times(100, 'unknown'));
    send(...times(4, 'failed'), ...times(9, 'unknown'));
    expect(breaker.openState()).toBeUndefined();
    send('failed');
    expect(breaker.openState()).toBeDefined();
  });

  test('not if a success comes between', () => {
    const { breaker, send } = setUp();
    send(...times(4, 'failed'), 'answered', ...times(4, 'failed'));
    expect(breaker.openState()).toBeUndefined();
  });
});

describe('repeats of one request count once', () => {
  const ask = (breaker: Breaker, question: string, outcome: Outcome) => {
    const permit = breaker.enter(question);
    if (permit.ok) permit.value.end(outcome, outcome === 'failed' ? 'InternalError' : undefined);
    return permit.ok;
  };

  test('four failing requests keep it closed, a fifth opens it', () => {
    const { breaker } = setUp();
    for (let at = 0; at < 100; at += 1) expect(ask(breaker, `question ${at % 4}`, 'failed')).toBe(true);
    expect(breaker.openState()).toBeUndefined();
    ask(breaker, 'question 5', 'failed');
    expect(breaker.openState()).toBeDefined();
  });

  test('with the latest result: a request that failed and later succeeded does not count as failed', () => {
    const { breaker } = setUp();
    const questions = Array.from({ length: 20 }, (_, at) => `question ${at}`);
    const endAll = (outcome: (at: number) => Outcome) => {
      for (const [at, question] of questions.entries()) ask(breaker, question, outcome(at));
    };
    for (const _ of [1, 2, 3]) endAll((at) => (at % 2 === 0 ? 'failed' : 'answered'));
    expect(breaker.openState()).toBeUndefined();
    endAll(() => 'answered');
    endAll((at) => (at % 5 < 3 ? 'failed' : 'answered'));
    // 12 of 20.
    expect(breaker.openState()).toBeDefined();
  });
});

describe('while open', () => {
  test('allows one probe every 10 s, and closes when it succeeds', () => {
    const { breaker, pass, send, changes } = setUp();
    send(...times(5, 'failed'));
    pass(9_999);
    expect(breaker.enter().ok).toBe(false);
    pass(1);
    const probe = breaker.enter();
    expect(probe.ok).toBe(true);
    expect(breaker.enter().ok).toBe(false);
    if (probe.ok) probe.value.end('failed', 'UNREACHABLE');
    expect(breaker.openState()).toEqual({ waitMs: 10_000, lastCode: 'UNREACHABLE' });
    pass(10_000);
    expect(send('answered')).toBe(true);
    expect(send(...times(4, 'failed'))).toBe(true);
    expect(changes).toEqual([true, false]);
  });

  test('an abandoned probe makes way for the next one', () => {
    const { pass, send, breaker } = setUp();
    send(...times(5, 'failed'));
    pass(10_000);
    expect(send('unknown', 'unknown', 'failed')).toBe(true);
    expect(breaker.enter().ok).toBe(false);
  });

  test('requests that began earlier change nothing', () => {
    const { send, breaker } = setUp();
    const early = [breaker.enter(), breaker.enter()];
    send(...times(5, 'failed'));
    for (const permit of early) if (permit.ok) permit.value.end('answered');
    expect(breaker.openState()).toBeDefined();
  });

  test.each([
    [0, 8_000],
    [0.999999, 12_000],
  ])('the probe interval varies: %s of the range is %i ms', (random, wait) => {
    const { send, breaker } = setUp(() => random);
    send(...times(5, 'failed'));
    expect(breaker.openState()?.waitMs).toBeCloseTo(wait, -1);
  });
});
