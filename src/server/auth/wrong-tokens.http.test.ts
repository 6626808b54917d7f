import { afterEach, describe, expect, test } from 'vitest';
import { createLog } from '../log/log.ts';
import { serve } from '../testing/serve.ts';
import { createTokenGate, createWrongTokens, WRONG_TOKEN_LIMITS, type WrongTokenLimits } from './token-gate.ts';

const TOKEN = 'the-token-of-this-test';
const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

async function served(limits: Partial<WrongTokenLimits> = {}) {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  log.hide(() => [TOKEN]);
  const wrongTokens = createWrongTokens(log, { ...WRONG_TOKEN_LIMITS, ...limits });
  const server = await serve({ gate: createTokenGate(TOKEN, 4720), wrongTokens });
  ended.push(() => server.close({ idleMs: 10, totalMs: 100 }));
  const ask = async (path: string, bearer?: string) => {
    const started = performance.now();
    const headers = bearer === undefined ? {} : { authorization: `Bearer ${bearer}` };
    const { status } = await fetch(server.url + path, { headers, redirect: 'manual' });
    return { status, ms: performance.now() - started };
  };
  const counts = () => lines.map((line) => JSON.parse(line)).map(({ event, requests }) => [event, requests]);
  return { ask, counts, lines };
}

describe('wrong tokens', () => {
  test('are refused after growing delays, in every place that accepts a token', async () => {
    const { ask } = await served({ free: 2, stepMs: 100, longestMs: 250 });
    const times: number[] = [];
    for (const [path, bearer] of [
      ['/api/session', 'wrong-1'],
      ['/?token=wrong-2'],
      ['/api/session', 'wrong-3'],
      ['/images?q=1&token=wrong-4'],
      ['/', 'wrong-5'],
      ['/api/v1/images', 'wrong-6'],
    ] as const) {
      const { status, ms } = await ask(path, bearer);
      expect(status).toBe(401);
      times.push(ms);
    }
    for (const [at, least] of [0, 0, 100, 200, 250, 250].entries()) expect(times[at]).toBeGreaterThan(least - 5);
  });

  test('delay neither the right token nor requests without one', async () => {
    const { ask } = await served({ free: 0, stepMs: 60_000, longestMs: 60_000, waiting: 3 });
    const held = [1, 2, 3].map((at) => ask('/api/session', `wrong-${at}`).catch(() => undefined));
    // The fourth is not delayed, so by then the others are.
    await expect.poll(async () => (await ask('/api/session', 'wrong')).status).toBe(429);
    expect((await ask('/?token=wrong')).status).toBe(429);
    for (const [path, bearer, status] of [
      ['/api/session', TOKEN, 200],
      [`/?token=${TOKEN}`, undefined, 303],
      ['/api/session', undefined, 401],
      ['/', undefined, 401],
    ] as const) {
      const answer = await ask(path, bearer);
      expect(answer.status).toBe(status);
      expect(answer.ms).toBeLessThan(5_000);
    }
    for (const end of ended.splice(0)) await end();
    await Promise.all(held);
  });

  test('are forgotten after the reset time', async () => {
    const { ask } = await served({ free: 1, stepMs: 60_000, longestMs: 60_000, waiting: 0, forgetMs: 100 });
    expect((await ask('/', 'wrong')).status).toBe(401);
    await expect.poll(async () => (await ask('/', 'wrong')).status, { interval: 150 }).toBe(401);
  });

  test('write one line at first, and then one with their number', async () => {
    const { ask, counts, lines } = await served({ lineMs: 300, longestMs: 1 });
    const started = performance.now();
    await Promise.all(Array.from({ length: 50 }, (_, at) => ask('/api/session', `${TOKEN}-${at}`)));
    await expect.poll(() => counts().reduce((sum, [, requests]) => sum + requests, 0)).toBe(50);
    expect(counts()[0]).toEqual(['wrong-access-token', 1]);
    // A busy machine may need several of these intervals for the requests.
    expect(counts().length).toBeLessThan(2 + (performance.now() - started) / 300);
    expect(lines.join()).not.toContain(TOKEN);
  });
});

test('the limits are as documented', () => {
  expect(WRONG_TOKEN_LIMITS).toMatchObject({ free: 5, stepMs: 10, longestMs: 1_000, waiting: 100, lineMs: 60_000 });
});
