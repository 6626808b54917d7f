import { describe, expect, test } from 'vitest';
import { PATIENT } from '../testing/test-source.ts';
import { SingleFlight, type Work } from './shared-answers.ts';

/** Flights that end when the test says so. */
function setUp() {
  const begun: {
    readonly signal: AbortSignal;
    readonly land: (text: string) => void;
    readonly isCurrent: () => boolean;
  }[] = [];
  const flights = new SingleFlight<string>();
  const fly: Work<string> = (signal, { isCurrent }) => new Promise((land) => begun.push({ signal, land, isCurrent }));
  const ask = (key: string, waiter: AbortSignal) => flights.run(key, fly, waiter, () => 'gone');
  const askFresh = (key: string, waiter: AbortSignal) => flights.runFresh(key, fly, waiter, () => 'gone');
  return { begun, ask, askFresh };
}

describe('identical requests share a flight', () => {
  test('200 at once cause one', async () => {
    const { begun, ask } = setUp();
    const answers = Array.from({ length: 200 }, () => ask('a', PATIENT));
    void ask('b', PATIENT);
    expect(begun).toHaveLength(2);
    begun[0]?.land('it');
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['it']));
  });

  test('requests one after the other cause a flight each', async () => {
    const { begun, ask } = setUp();
    const first = ask('a', PATIENT);
    begun[0]?.land('1');
    await first;
    void ask('a', PATIENT);
    expect(begun).toHaveLength(2);
  });

  test('an error of the work reaches all, and the next request begins a new flight', async () => {
    const flights = new SingleFlight<string>();
    const ask = () =>
      flights.run(
        'a',
        () => Promise.reject(new Error('broken')),
        PATIENT,
        () => 'gone',
      );
    await Promise.all([expect(ask()).rejects.toThrow('broken'), expect(ask()).rejects.toThrow('broken')]);
    await expect(ask()).rejects.toThrow('broken');
  });
});

describe('waiters that leave', () => {
  test('two wait, one leaves, the other still gets the answer', async () => {
    const { begun, ask } = setUp();
    const leaver = new AbortController();
    const left = ask('a', leaver.signal);
    const stays = ask('a', PATIENT);
    leaver.abort();
    expect(await left).toBe('gone');
    expect(begun[0]?.signal.aborted).toBe(false);
    begun[0]?.land('it');
    expect(await stays).toBe('it');
  });

  test('the last one aborts the flight, with its own reason', async () => {
    const { begun, ask } = setUp();
    const leavers = [new AbortController(), new AbortController()];
    const left = leavers.map(({ signal }) => ask('a', signal));
    leavers[0]?.abort('first');
    leavers[1]?.abort('last');
    expect(await Promise.all(left)).toEqual(['gone', 'gone']);
    expect(begun[0]?.signal.reason).toBe('last');
  });

  test('a request after the last one left begins a new flight, which the end of the old one does not affect', async () => {
    const { begun, ask } = setUp();
    const leaver = new AbortController();
    void ask('a', leaver.signal);
    expect(begun[0]?.isCurrent()).toBe(true);
    leaver.abort();
    expect(begun[0]?.isCurrent()).toBe(false);
    const next = ask('a', PATIENT);
    expect(begun.map(({ isCurrent }) => isCurrent())).toEqual([false, true]);
    begun[0]?.land('old');
    await Promise.resolve();
    const joined = ask('a', PATIENT);
    expect(begun).toHaveLength(2);
    begun[1]?.land('new');
    expect(await Promise.all([next, joined])).toEqual(['new', 'new']);
  });

  test('a waiter that has already left begins no flight', async () => {
    const { begun, ask } = setUp();
    expect(await ask('a', AbortSignal.abort())).toBe('gone');
    expect(begun).toHaveLength(0);
  });
});

describe('requests that bypass older flights', () => {
  test('replace a flight, share the new one, and later requests join it', async () => {
    const { begun, ask, askFresh } = setUp();
    const before = ask('a', PATIENT);
    const newer = [askFresh('a', PATIENT), askFresh('a', PATIENT), ask('a', PATIENT)];
    expect(begun.map(({ isCurrent }) => isCurrent())).toEqual([false, true]);
    begun[0]?.land('old');
    expect(await before).toBe('old');
    const joined = askFresh('a', PATIENT);
    begun[1]?.land('new');
    expect(await Promise.all([...newer, joined])).toEqual(['new', 'new', 'new', 'new']);
    expect(begun).toHaveLength(2);
  });

  test('begin a missing flight, but not for a waiter that has already left', async () => {
    const { begun, askFresh } = setUp();
    expect(await askFresh('a', AbortSignal.abort())).toBe('gone');
    expect(begun).toHaveLength(0);
    void askFresh('a', PATIENT);
    expect(begun).toHaveLength(1);
  });

  test('leave the replaced flight to its waiters', async () => {
    const { begun, ask, askFresh } = setUp();
    const [first, second] = [new AbortController(), new AbortController()];
    void ask('a', first.signal);
    void askFresh('a', second.signal);
    second.abort();
    expect(begun.map(({ signal }) => signal.aborted)).toEqual([false, true]);
    first.abort();
    expect(begun[0]?.signal.aborted).toBe(true);
  });
});
