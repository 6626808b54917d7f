import { setImmediate } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { runSearch } from './run-search.ts';

const PATIENT = new AbortController().signal;

/** The longest block of the event loop, in milliseconds of processor time of this process. */
async function longestHold(work: Promise<unknown>): Promise<number> {
  let [longest, isOver] = [0, false];
  const ended = work.finally(() => {
    isOver = true;
  });
  for (let before = process.cpuUsage(); !isOver; before = process.cpuUsage()) {
    await setImmediate();
    longest = Math.max(longest, process.cpuUsage(before).user / 1_000);
  }
  await ended;
  return longest;
}

async function search(): Promise<string> {
  for (let step = 0; step < 3; step += 1) {
    const end = performance.now() + 10;
    while (performance.now() < end);
    await setImmediate();
  }
  return 'found';
}

describe('searches', () => {
  test('that arrive together do not hold the event loop', async () => {
    const all = Array.from({ length: 60 }, () => runSearch(PATIENT, search));
    expect(await longestHold(Promise.all(all))).toBeLessThan(200);
    for (const found of all) expect(await found).toEqual({ ok: true, value: 'found' });
  });

  test('beyond those that may wait are refused, and abandoned ones make room', async () => {
    const leaver = new AbortController();
    const left = Array.from({ length: 65 }, () => runSearch(leaver.signal, search));
    expect(await runSearch(PATIENT, search)).toMatchObject({ error: { code: 'OVERLOADED', status: 503 } });
    leaver.abort();
    const next = runSearch(PATIENT, search);
    const [, second] = await Promise.all(left);
    expect(second).toMatchObject({ error: { code: 'REQUEST_CANCELLED' } });
    expect(await next).toEqual({ ok: true, value: 'found' });
  });

  test('that fail do not stop the next one', async () => {
    const broken = runSearch(PATIENT, () => Promise.reject(new Error('broken')));
    const next = runSearch(PATIENT, search);
    await expect(broken).rejects.toThrow('broken');
    expect(await next).toEqual({ ok: true, value: 'found' });
  });
});
