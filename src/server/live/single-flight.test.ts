import { describe, expect, test } from 'vitest';
import { SingleFlight } from './single-flight.ts';
import { PATIENT } from './testing/test-source.ts';

/** Flights that end when told. */
function setUp() {
  const begun: { readonly signal: AbortSignal; readonly land: (text: string) => void }[] = [];
  const flights = new SingleFlight<string>();
  const ask = (key: string, waiter: AbortSignal) =>
    flights.run(
      key,
      (signal) => new Promise((land) => begun.push({ signal, land })),
      waiter,
      () => 'gone',
    );
  return { begun, ask };
}

describe('equal questions share a flight', () => {
  test('200 at once cause one', async () => {
    const { begun, ask } = setUp();
    const answers = Array.from({ length: 200 }, () => ask('a', PATIENT));
    void ask('b', PATIENT);
    expect(begun).toHaveLength(2);
    begun[0]?.land('it');
    expect(new Set(await Promise.all(answers))).toEqual(new Set(['it']));
  });

  test('one after the other cause one each', async () => {
    const { begun, ask } = setUp();
    const first = ask('a', PATIENT);
    begun[0]?.land('1');
    await first;
    void ask('a', PATIENT);
    expect(begun).toHaveLength(2);
  });

  test('a fault of the work reaches all, and the next question begins anew', async () => {
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

describe('waiters who leave', () => {
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

  test('the last one aborts the flight, for the reason it had', async () => {
    const { begun, ask } = setUp();
    const leavers = [new AbortController(), new AbortController()];
    const left = leavers.map(({ signal }) => ask('a', signal));
    leavers[0]?.abort('first');
    leavers[1]?.abort('last');
    expect(await Promise.all(left)).toEqual(['gone', 'gone']);
    expect(begun[0]?.signal.reason).toBe('last');
  });

  test('a question after the last one left begins anew, and the end of the old flight does not disturb it', async () => {
    const { begun, ask } = setUp();
    const leaver = new AbortController();
    void ask('a', leaver.signal);
    leaver.abort();
    const next = ask('a', PATIENT);
    begun[0]?.land('old');
    await Promise.resolve();
    const joined = ask('a', PATIENT);
    expect(begun).toHaveLength(2);
    begun[1]?.land('new');
    expect(await Promise.all([next, joined])).toEqual(['new', 'new']);
  });

  test('one who has left already begins nothing', async () => {
    const { begun, ask } = setUp();
    expect(await ask('a', AbortSignal.abort())).toBe('gone');
    expect(begun).toHaveLength(0);
  });
});
