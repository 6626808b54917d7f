import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { sendRefusal, sendSound } from '../stand-in/exchange.mjs';
import { ApiRefusal } from '../stand-in/pai-api.mjs';
import { LABELS, startLive } from './server.mjs';

type Live = Awaited<ReturnType<typeof startLive>>;

const PATIENCE = { timeout: 5_000 };
const times = (count: number) => Array.from({ length: count }, (_, at) => at);

describe('a server under load', () => {
  let live: Live;
  beforeAll(async () => {
    live = await startLive({ plainKey: true });
  });
  afterEach(() => live.standIn.setFault(undefined));
  afterAll(() => live.stop());

  /** The requests that PAI received for a team, a label that only one test uses. */
  const seenFor = (team: string) => live.standIn.requests.filter(({ target }) => target.includes(`team%3D${team}`));
  const path = (team: string, region = 'cn-hangzhou') => `${LABELS}?Region=${region}&LabelFilter=team%3D${team}`;

  test('200 equal requests at once make one request to PAI', async () => {
    const answers = await Promise.all(times(200).map(() => live.ask(path('same'))));
    expect(answers.map((answer) => answer.status)).toEqual(times(200).map(() => 200));
    expect(seenFor('same')).toHaveLength(1);
    // A server that fell behind refuses requests for a moment.
    const again = await vi.waitUntil(async () => {
      const answer = await live.ask(path('same'));
      return answer.status === 503 ? undefined : answer;
    }, PATIENCE);
    expect(again.status).toBe(200);
    expect(again.headers.get('age')).toMatch(/^\d+$/);
    expect(again.headers.has('x-pai-stale')).toBe(false);
    expect(seenFor('same')).toHaveLength(1);
  });

  test('a client that disconnects does not cancel a shared request; the last one does', async () => {
    live.standIn.setFault((_exchange, { target }) => target.includes('team%3Dleaving'));
    const waiters = times(3).map(() => new AbortController());
    const answers = waiters.map(({ signal }) => live.ask(path('leaving'), { signal }).catch((error) => error.name));
    await vi.waitUntil(() => seenFor('leaving').length > 0, PATIENCE);
    const [seen] = seenFor('leaving');
    // A round trip through the same server: after it, the server has read the requests of all three.
    expect((await live.ask('/readyz')).status).toBe(200);
    waiters[0]?.abort();
    waiters[1]?.abort();
    // And another: after it, the server has noticed the two disconnects.
    expect((await live.ask(path('meanwhile'))).status).toBe(200);
    expect(seen?.abortedAt).toBeUndefined();

    const gone = performance.now();
    waiters[2]?.abort();
    await vi.waitUntil(() => seen?.abortedAt !== undefined, { timeout: 2_000, interval: 5 });
    // The promise is 100 ms; a loaded machine may take longer to run the server at all.
    expect((seen?.abortedAt ?? Number.POSITIVE_INFINITY) - gone).toBeLessThan(1_000);
    expect(await Promise.all(answers)).toEqual(['AbortError', 'AbortError', 'AbortError']);
    expect(seenFor('leaving')).toHaveLength(1);
  });

  test('a failing service gets few requests, and a second region is not affected', { timeout: 60_000 }, async () => {
    live.standIn.setFault((exchange, { target }) => {
      if (!target.includes('Region=cn-shanghai')) return false;
      sendRefusal(exchange, new ApiRefusal(500, 'InternalError'));
      return true;
    });
    const statuses = new Map<number, number>();
    for (const round of times(20)) {
      const answers = await Promise.all(times(10).map((n) => live.ask(path(`failing-${round}-${n}`, 'cn-shanghai'))));
      for (const { status } of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect(statuses.has(200)).toBe(false);
    // The first few, their retries, and a probe now and then: far fewer than the 200 requests.
    expect(seenFor('failing').length).toBeLessThan(40);
    expect((await live.ask(path('healthy', 'cn-beijing'))).status).toBe(200);

    const start = performance.now();
    const refused = await live.ask(path('failing-fast', 'cn-shanghai'));
    expect(refused.status).toBeGreaterThanOrEqual(500);
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);

    live.standIn.setFault(undefined);
    const recovered = async () => (await live.ask(path('back', 'cn-shanghai'))).status === 200;
    await vi.waitUntil(recovered, { timeout: 20_000, interval: 500 });
  });
});

describe('a service that fails later', { timeout: 30_000 }, () => {
  let live: Live;
  beforeAll(async () => {
    live = await startLive({ movableClock: true });
  });
  afterAll(() => live.stop());

  const path = `${LABELS}?LabelFilter=team%3Dranker`;
  const refuse = (refusal: ApiRefusal) =>
    live.standIn.setFault((exchange) => {
      sendRefusal(exchange, refusal);
      return true;
    });

  test('its last response is used while it is down, but never after a refusal', async () => {
    const first = await (await live.ask(path)).text();
    await live.letTimePass();
    refuse(new ApiRefusal(500, 'InternalError'));
    const old = await live.ask(path);
    expect(old.status).toBe(200);
    expect(old.headers.get('x-pai-stale')).toBe('true');
    expect(Number(old.headers.get('age'))).toBeGreaterThanOrEqual(120);
    expect(await old.text()).toBe(first);

    refuse(new ApiRefusal(403, 'NoPermission'));
    expect((await live.ask(path)).status).toBe(403);
    refuse(new ApiRefusal(500, 'InternalError'));
    expect((await live.ask(path)).status).toBe(500);
  });
});

describe('a server that is stopped', { timeout: 30_000 }, () => {
  test('finishes started requests, and exits with code 0', async () => {
    const live = await startLive({ plainKey: true });
    live.standIn.setFault((exchange) => {
      setTimeout(() => sendSound(exchange), 300);
      return true;
    });
    const begun = times(40).map((n) => live.ask(`${LABELS}?LabelFilter=team%3Dn${n}`));
    await vi.waitUntil(() => live.standIn.total() >= 8, { timeout: 5_000, interval: 5 });
    // Connections are accepted in order, so a response on a later one means that the first forty were accepted.
    expect((await live.ask('/readyz')).status).toBe(200);
    const ended = live.stop();
    const answers = await Promise.all(begun);
    expect(answers.map((answer) => answer.status)).toEqual(times(40).map(() => 200));
    expect(await ended).toBe(0);
  });
});
