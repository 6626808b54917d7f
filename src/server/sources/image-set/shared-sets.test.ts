import { describe, expect, test } from 'vitest';
import type { PaiError } from '../../../contract/errors.ts';
import { endRecord, ImageSetEncoder } from '../../../contract/image-set/encode-images.ts';
import { LIVE_SETS, type LoadSet, SharedSets } from './shared-sets.ts';

const END = endRecord({ isComplete: true, answeredAt: 0 });
const [RECORD = END] = new ImageSetEncoder().images([{ ImageId: 'x' }]);
const waiter = () => new AbortController();

/** A loader that the test controls step by step, and the list of its loads. */
function setUp(limits = LIVE_SETS) {
  let now = 0;
  const loads: {
    readonly signal: AbortSignal;
    readonly begin: () => void;
    readonly end: (error?: PaiError, images?: number, missing?: number) => Promise<void>;
  }[] = [];
  const load: LoadSet = (set, signal) =>
    new Promise((resolve) => {
      loads.push({
        signal,
        begin: () => set.add(RECORD),
        end: async (error, images = 1, missing = 0) => {
          if (error === undefined) set.end(END, images, missing);
          resolve(error);
          await new Promise((done) => setImmediate(done));
        },
      });
    });
  const sets = new SharedSets(limits, () => now);
  return {
    loads,
    pass: (ms: number) => {
      now += ms;
    },
    ask: (name = 'a', signal = waiter().signal, bypassCache = false) => sets.get(name, load, signal, bypassCache),
  };
}

async function loaded(set: ReturnType<typeof setUp>) {
  const first = set.ask();
  set.loads[0]?.begin();
  await set.loads[0]?.end();
  return first;
}

const REFUSED: PaiError = { code: 'NoPermission', message: 'no', status: 403 };
const BROKEN: PaiError = { code: 'UPSTREAM_BROKEN', message: 'broken', status: 502 };

describe('shared image sets', () => {
  test('a hundred readers of one name share one load, and each name has a separate load', async () => {
    const set = setUp();
    const readers = Array.from({ length: 100 }, () => set.ask());
    void set.ask('b');
    expect(set.loads).toHaveLength(2);
    set.loads[0]?.begin();
    for (const reader of await Promise.all(readers))
      expect(reader).toMatchObject({ ok: true, value: { answer: { kind: 'growing' } } });
  });

  test('a set is served from memory for a minute, then once more with its age while one load refreshes it', async () => {
    const set = setUp();
    await loaded(set);
    set.pass(59_999);
    expect(await set.ask()).toMatchObject({
      value: { answer: { kind: 'whole' }, freshness: { ageSeconds: 59, stale: false } },
    });
    expect(set.loads).toHaveLength(1);
    set.pass(10_001);
    for (let n = 0; n < 100; n += 1)
      expect(await set.ask()).toMatchObject({
        value: { answer: { kind: 'whole' }, freshness: { ageSeconds: 70, stale: false } },
      });
    expect(set.loads).toHaveLength(2);
    await set.loads[1]?.end();
    expect(await set.ask()).toMatchObject({ value: { freshness: { ageSeconds: 0 } } });
  });

  test('if loading fails, an older set is served as stale, is retried once a minute, and is dropped after a day', async () => {
    const set = setUp();
    await loaded(set);
    set.pass(60_000);
    await set.ask();
    await set.loads[1]?.end(BROKEN);
    expect(await set.ask()).toMatchObject({ value: { answer: { kind: 'whole' }, freshness: { stale: true } } });
    set.pass(59_000);
    await set.ask();
    expect(set.loads).toHaveLength(2);
    set.pass(1_000);
    await set.ask();
    expect(set.loads).toHaveLength(3);
    await set.loads[2]?.end(BROKEN);
    set.pass(24 * 3_600_000);
    void set.ask();
    set.loads[3]?.begin();
    expect(set.loads).toHaveLength(4);
  });

  test.each([
    ['lost most pages on the way', 300, 900, true],
    ['lost one image on the way', 1_199, 1, true],
    ['has fewer images by now', 300, 0, false],
    ['has more images, and counts yet more', 1_300, 900, false],
  ])('a source that %s: %i images, %i missing, so that the larger set stays: %s', async (_, images, missing, stays) => {
    const set = setUp();
    void set.ask();
    await set.loads[0]?.end(undefined, 1_200);
    set.pass(60_000);
    await set.ask();
    await set.loads[1]?.end(undefined, images, missing);
    expect(await set.ask()).toMatchObject({
      value: { answer: { kind: 'whole' }, freshness: stays ? { ageSeconds: 60, stale: true } : { ageSeconds: 0 } },
    });
    // It is retried as after a failure, and a complete set replaces it.
    set.pass(60_000);
    await set.ask();
    await set.loads[2]?.end(undefined, 1_200);
    expect(await set.ask()).toMatchObject({ value: { freshness: { ageSeconds: 0, stale: false } } });
  });

  test('a source that always counts too many can still replace the set by one with fewer images', async () => {
    const set = setUp();
    void set.ask();
    await set.loads[0]?.end(undefined, 1_200, 5);
    set.pass(60_000);
    await set.ask();
    await set.loads[1]?.end(undefined, 900, 5);
    expect(await set.ask()).toMatchObject({ value: { freshness: { ageSeconds: 0, stale: false } } });
  });

  test('a refusal drops the set', async () => {
    const set = setUp();
    await loaded(set);
    set.pass(60_000);
    await set.ask();
    await set.loads[1]?.end(REFUSED);
    const next = set.ask();
    expect(set.loads).toHaveLength(3);
    await set.loads[2]?.end(REFUSED);
    expect(await next).toEqual({ ok: false, error: REFUSED });
  });

  test('a bypass of the cache loads the set again, once for all simultaneous requests', async () => {
    const set = setUp();
    await loaded(set);
    const readers = [1, 2, 3].map(() => set.ask('a', waiter().signal, true));
    expect(set.loads).toHaveLength(2);
    set.loads[1]?.begin();
    expect(await Promise.all(readers)).toHaveLength(3);
  });

  test('if a bypass of the cache fails, an older set is served as stale; after a refusal it is not', async () => {
    const set = setUp();
    await loaded(set);
    set.pass(30_000);
    const asked = set.ask('a', waiter().signal, true);
    await set.loads[1]?.end(BROKEN);
    expect(await asked).toMatchObject({
      value: { answer: { kind: 'whole' }, freshness: { ageSeconds: 30, stale: true } },
    });
    const refused = set.ask('a', waiter().signal, true);
    await set.loads[2]?.end(REFUSED);
    expect(await refused).toEqual({ ok: false, error: REFUSED });
    void set.ask();
    expect(set.loads).toHaveLength(4);
  });

  test('a load stops when its last reader leaves, and the next request begins another', async () => {
    const set = setUp();
    const [first, second] = [waiter(), waiter()];
    const readers = [set.ask('a', first.signal), set.ask('a', second.signal)];
    first.abort();
    expect(set.loads[0]?.signal.aborted).toBe(false);
    set.loads[0]?.begin();
    const answer = await readers[1];
    if (answer?.ok && answer.value.answer.kind === 'growing') answer.value.answer.leave();
    expect(set.loads[0]?.signal.aborted).toBe(true);
    void set.ask();
    expect(set.loads).toHaveLength(2);
  });

  test('a refresh continues when its readers leave', async () => {
    const set = setUp();
    await loaded(set);
    set.pass(60_000);
    const reader = waiter();
    await set.ask('a', reader.signal);
    void set.ask('a', reader.signal, true);
    reader.abort();
    expect(set.loads).toHaveLength(2);
    expect(set.loads[1]?.signal.aborted).toBe(false);
  });

  test('a failed set is never cached', async () => {
    const set = setUp();
    const first = set.ask();
    set.loads[0]?.begin();
    expect(await first).toMatchObject({ value: { answer: { kind: 'growing' } } });
    await set.loads[0]?.end(BROKEN);
    void set.ask();
    expect(set.loads).toHaveLength(2);
  });

  test('sets beyond the memory limit are dropped, the least recently used first', async () => {
    const set = setUp({ ...LIVE_SETS, bytes: 3_500 });
    for (const [at, name] of ['a', 'b', 'c', 'd'].entries()) {
      void set.ask(name);
      await set.loads[at]?.end();
    }
    await set.ask('d');
    expect(set.loads).toHaveLength(4);
    void set.ask('a');
    expect(set.loads).toHaveLength(5);
  });

  test('at most eight scopes load at a time', async () => {
    const set = setUp();
    for (let n = 0; n < 8; n += 1) void set.ask(`${n}`);
    expect(await set.ask('one more')).toMatchObject({ ok: false, error: { code: 'OVERLOADED', status: 503 } });
    expect(set.loads).toHaveLength(8);
  });
});
