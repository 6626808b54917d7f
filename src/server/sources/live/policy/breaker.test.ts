import { describe, expect, test } from 'vitest';
import { fakeClock } from '../testing/fake-clock.ts';
import { Breaker, type Ending } from './breaker.ts';

function setUp(random = () => 0.5) {
  const { clock, pass } = fakeClock();
  const changes: boolean[] = [];
  const breaker = new Breaker(clock, random, (open) => changes.push(open));
  /** Sends requests one after the other; false where one was not let through. */
  const send = (...endings: Ending[]) =>
    endings.every((ending) => {
      const passage = breaker.enter();
      if (passage.free) passage.end(ending, ending === 'failed' ? 'UPSTREAM_TIMEOUT' : undefined);
      return passage.free;
    });
  return { breaker, pass, send, changes };
}

const times = (count: number, ending: Ending) => Array.from({ length: count }, () => ending);

describe('opens', () => {
  test('after five failures in a row, and tells for how long and why', () => {
    const { breaker, send, changes } = setUp();
    expect(send(...times(4, 'failed'))).toBe(true);
    expect(breaker.closure()).toBeUndefined();
    send('failed');
    expect(breaker.closure()).toEqual({ waitMs: 10_000, lastCode: 'UPSTREAM_TIMEOUT' });
    expect(send('answered')).toBe(false);
    expect(changes).toEqual([true]);
  });

  test('when more than half of twenty in 30 s failed', () => {
    const { breaker, send } = setUp();
    const mixed = Array.from({ length: 9 }, (): Ending[] => ['failed', 'answered']).flat();
    send(...mixed, 'failed');
    expect(breaker.closure()).toBeUndefined();
    send('failed');
    expect(breaker.closure()).toBeDefined();
  });

  test('not when half of them failed, nor for what is older than 30 s', () => {
    const { breaker, pass, send } = setUp();
    send(
      ...Array.from({ length: 30 }, (): Ending[] => ['failed', 'answered'])
        .flat()
        .reverse(),
      'answered',
    );
    expect(breaker.closure()).toBeUndefined();
    pass(30_000);
    send(...times(4, 'failed'));
    expect(breaker.closure()).toBeUndefined();
  });

  test('not for what nobody waited for', () => {
    const { breaker, send } = setUp();
    send(...times(100, 'unknown'));
    send(...times(4, 'failed'), ...times(9, 'unknown'));
    expect(breaker.closure()).toBeUndefined();
    send('failed');
    expect(breaker.closure()).toBeDefined();
  });

  test('not when an answer comes in between', () => {
    const { breaker, send } = setUp();
    send(...times(4, 'failed'), 'answered', ...times(4, 'failed'));
    expect(breaker.closure()).toBeUndefined();
  });
});

describe('a question counts once', () => {
  const ask = (breaker: Breaker, question: string, ending: Ending) => {
    const passage = breaker.enter(question);
    if (passage.free) passage.end(ending, ending === 'failed' ? 'InternalError' : undefined);
    return passage.free;
  };

  test('four that fail again and again open nothing, a fifth does', () => {
    const { breaker } = setUp();
    for (let at = 0; at < 100; at += 1) expect(ask(breaker, `question ${at % 4}`, 'failed')).toBe(true);
    expect(breaker.closure()).toBeUndefined();
    ask(breaker, 'question 5', 'failed');
    expect(breaker.closure()).toBeDefined();
  });

  test('with its latest end: what failed and was answered later does not count as failed', () => {
    const { breaker } = setUp();
    const questions = Array.from({ length: 20 }, (_, at) => `question ${at}`);
    const endAll = (ending: (at: number) => Ending) => {
      for (const [at, question] of questions.entries()) ask(breaker, question, ending(at));
    };
    for (const _ of [1, 2, 3]) endAll((at) => (at % 2 === 0 ? 'failed' : 'answered'));
    expect(breaker.closure()).toBeUndefined();
    endAll(() => 'answered');
    endAll((at) => (at % 5 < 3 ? 'failed' : 'answered'));
    // 12 of 20.
    expect(breaker.closure()).toBeDefined();
  });
});

describe('while open', () => {
  test('lets one through each 10 s, and closes when that one is answered', () => {
    const { breaker, pass, send, changes } = setUp();
    send(...times(5, 'failed'));
    pass(9_999);
    expect(breaker.enter().free).toBe(false);
    pass(1);
    const probe = breaker.enter();
    expect(probe.free).toBe(true);
    expect(breaker.enter().free).toBe(false);
    if (probe.free) probe.end('failed', 'UNREACHABLE');
    expect(breaker.closure()).toEqual({ waitMs: 10_000, lastCode: 'UNREACHABLE' });
    pass(10_000);
    expect(send('answered')).toBe(true);
    expect(send(...times(4, 'failed'))).toBe(true);
    expect(changes).toEqual([true, false]);
  });

  test('a probe that nobody waited for makes way for the next', () => {
    const { pass, send, breaker } = setUp();
    send(...times(5, 'failed'));
    pass(10_000);
    expect(send('unknown', 'unknown', 'failed')).toBe(true);
    expect(breaker.enter().free).toBe(false);
  });

  test('ends of requests that began before change nothing', () => {
    const { send, breaker } = setUp();
    const early = [breaker.enter(), breaker.enter()];
    send(...times(5, 'failed'));
    for (const passage of early) if (passage.free) passage.end('answered');
    expect(breaker.closure()).toBeDefined();
  });

  test.each([
    [0, 8_000],
    [0.999999, 12_000],
  ])('probes are spread: %s of the range is %i ms', (random, wait) => {
    const { send, breaker } = setUp(() => random);
    send(...times(5, 'failed'));
    expect(breaker.closure()?.waitMs).toBeCloseTo(wait, -1);
  });
});
