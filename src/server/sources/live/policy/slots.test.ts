import { describe, expect, test } from 'vitest';
import { PATIENT } from '../testing/test-source.ts';
import { Slots, type Turn } from './slots.ts';

/** What of these has been decided by now. */
async function decided(turns: readonly Promise<Turn>[]): Promise<readonly (Turn['kind'] | 'waiting')[]> {
  const waiting = Promise.resolve({ kind: 'waiting' as const });
  await Promise.resolve();
  return Promise.all(turns.map(async (turn) => (await Promise.race([turn, waiting])).kind));
}

async function release(turn: Promise<Turn> | undefined): Promise<void> {
  const taken = await turn;
  if (taken?.kind !== 'turn') throw new Error('no turn');
  taken.release();
  taken.release();
}

describe('two may work and two may wait', () => {
  test('in order, and the fifth is turned away', async () => {
    const slots = new Slots(2, 2);
    const turns = Array.from({ length: 5 }, () => slots.take(PATIENT));
    expect(await decided(turns)).toEqual(['turn', 'turn', 'waiting', 'waiting', 'full']);
    // Released twice, which must not let two in.
    await release(turns[1]);
    expect(await decided(turns)).toEqual(['turn', 'turn', 'turn', 'waiting', 'full']);
    turns.push(slots.take(PATIENT));
    expect(await decided(turns)).toEqual(['turn', 'turn', 'turn', 'waiting', 'full', 'waiting']);
  });

  test('one who leaves makes room in the queue, and takes no turn later', async () => {
    const slots = new Slots(1, 2);
    const controller = new AbortController();
    const turns = [slots.take(PATIENT), slots.take(controller.signal), slots.take(PATIENT)];
    controller.abort();
    expect(await decided(turns)).toEqual(['turn', 'gone', 'waiting']);
    turns.push(slots.take(PATIENT));
    await release(turns[0]);
    expect(await decided(turns)).toEqual(['turn', 'gone', 'turn', 'waiting']);
    expect(await decided([slots.take(controller.signal)])).toEqual(['gone']);
  });
});
