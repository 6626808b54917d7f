import { describe, expect, test } from 'vitest';
import { PATIENT } from '../sources/live/testing/test-source.ts';
import { Limiter, type Slot } from './limiter.ts';

/** The promises of these that have settled by now. */
async function decided(turns: readonly Promise<Slot>[]): Promise<readonly string[]> {
  const waiting = Promise.resolve(undefined);
  await Promise.resolve();
  return Promise.all(
    turns.map(async (turn) => {
      const taken = await Promise.race([turn, waiting]);
      if (taken === undefined) return 'waiting';
      return taken.ok ? 'turn' : taken.error;
    }),
  );
}

async function release(turn: Promise<Slot> | undefined): Promise<void> {
  const taken = await turn;
  if (!taken?.ok) throw new Error('no turn');
  taken.value();
  taken.value();
}

describe('two tasks run and two wait', () => {
  test('run in order, and the fifth is rejected', async () => {
    const limiter = new Limiter(2, 2);
    const turns = Array.from({ length: 5 }, () => limiter.take(PATIENT));
    expect(await decided(turns)).toEqual(['turn', 'turn', 'waiting', 'waiting', 'full']);
    // Released twice, which must not admit two.
    await release(turns[1]);
    expect(await decided(turns)).toEqual(['turn', 'turn', 'turn', 'waiting', 'full']);
    turns.push(limiter.take(PATIENT));
    expect(await decided(turns)).toEqual(['turn', 'turn', 'turn', 'waiting', 'full', 'waiting']);
  });

  test('an aborted task frees its place in the queue, and does not run later', async () => {
    const limiter = new Limiter(1, 2);
    const controller = new AbortController();
    const turns = [limiter.take(PATIENT), limiter.take(controller.signal), limiter.take(PATIENT)];
    controller.abort();
    expect(await decided(turns)).toEqual(['turn', 'gone', 'waiting']);
    turns.push(limiter.take(PATIENT));
    await release(turns[0]);
    expect(await decided(turns)).toEqual(['turn', 'gone', 'turn', 'waiting']);
    expect(await decided([limiter.take(controller.signal)])).toEqual(['gone']);
  });
});
