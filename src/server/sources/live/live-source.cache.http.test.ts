import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { AccessKey } from './credentials/access-key.ts';
import { fakeClock } from './testing/fake-clock.ts';
import { closeServers, httpServer, ONE_LABEL, refuse, sendJson } from './testing/fault-server.ts';
import { fixedCredentials } from './testing/fixed-credentials.ts';
import { errorIn, PATIENT, testSource } from './testing/test-source.ts';

afterEach(closeServers);

/** Answers the first request, and closes the connection on later ones. */
const fineOnce = () =>
  httpServer((_request, response, count) => (count === 1 ? sendJson(response, ONE_LABEL) : response.destroy()));

describe('answers are cached', () => {
  test('for 60 s, whatever the order of the parameters', async () => {
    const server = await httpServer((request, response) =>
      sendJson(response, request.url?.includes('/labels') ? ONE_LABEL : { Images: [], TotalCount: 0 }),
    );
    const { clock, pass } = fakeClock();
    const { source } = testSource(server.url, { clock });
    await source.listImageLabels({ LabelKeys: ['a', 'b'] }, PATIENT);
    pass(59_000);
    const again = await source.listImageLabels({ LabelKeys: ['b', 'a'] }, PATIENT);
    expect(again).toEqual({ ok: true, value: { answer: ONE_LABEL, freshness: { ageSeconds: 59, stale: false } } });
    expect(server.requests).toHaveLength(1);
    pass(1_000);
    expect(await source.listImageLabels({ LabelKeys: ['a', 'b'] }, PATIENT)).toEqual({
      ok: true,
      value: { answer: ONE_LABEL },
    });
    for (const outcome of [
      await source.listImageLabels({ LabelKeys: ['a'] }, PATIENT),
      await source.listImageLabels({ LabelKeys: ['a', 'b'], Region: 'cn-beijing' }, PATIENT),
      await source.listImages({}, PATIENT),
    ])
      expect(outcome.ok).toBe(true);
    expect(server.requests).toHaveLength(5);
    await source.close();
  });

  test('and replace failures for at most 24 h, with their age', async () => {
    const server = await fineOnce();
    const { clock, pass } = fakeClock();
    const { source, named } = testSource(server.url, { clock });
    await source.listImageLabels({}, PATIENT);
    pass(3_600_000);
    const stale = { ok: true, value: { answer: ONE_LABEL, freshness: { ageSeconds: 3_600, stale: true } } };
    expect(await source.listImageLabels({}, PATIENT)).toEqual(stale);
    expect(named('stale')).toHaveLength(1);
    expect(errorIn(await source.listImageLabels({ ImageId: 'other' }, PATIENT)).code).toBe('UPSTREAM_BROKEN');
    pass(24 * 3_600_000);
    expect(errorIn(await source.listImageLabels({}, PATIENT)).code).toBe('UPSTREAM_BROKEN');
    await source.close();
  });

  test.each(['NoPermission', 'InvalidAccessKeyId.NotFound', 'SignatureDoesNotMatch'])(
    'but never replace %s, which drops them',
    async (code) => {
      let mode: 'fine' | 'refused' | 'broken' = 'fine';
      const server = await httpServer((_request, response) => {
        if (mode === 'fine') sendJson(response, ONE_LABEL);
        else if (mode === 'refused') refuse(response, code, 403);
        else response.destroy();
      });
      const { clock, pass } = fakeClock();
      const { source } = testSource(server.url, { clock });
      await source.listImageLabels({}, PATIENT);
      pass(61_000);
      mode = 'refused';
      expect(errorIn(await source.listImageLabels({}, PATIENT)).code).toBe(code);
      mode = 'broken';
      expect(errorIn(await source.listImageLabels({}, PATIENT)).code).toBe('UPSTREAM_BROKEN');
      await source.close();
    },
  );

  test('and do not replace throttling, which keeps them', async () => {
    let mode: 'fine' | 'throttled' | 'broken' = 'fine';
    const server = await httpServer((_request, response) => {
      if (mode === 'fine') sendJson(response, ONE_LABEL);
      else if (mode === 'throttled') refuse(response, 'Throttling', 400, { 'retry-after': '20' });
      else response.destroy();
    });
    const { clock, pass } = fakeClock();
    const { source } = testSource(server.url, { clock });
    await source.listImageLabels({}, PATIENT);
    pass(61_000);
    mode = 'throttled';
    const error = errorIn(await source.listImageLabels({}, PATIENT));
    expect(error).toMatchObject({ code: 'Throttling', status: 429, retryAfterSeconds: 20 });
    mode = 'broken';
    expect(await source.listImageLabels({}, PATIENT)).toMatchObject({
      ok: true,
      value: { freshness: { stale: true } },
    });
    await source.close();
  });

  test('for one identity only', async () => {
    const server = await httpServer((request, response) =>
      String(request.headers.authorization).includes('Credential=allowed,')
        ? sendJson(response, ONE_LABEL)
        : refuse(response, 'NoPermission', 403),
    );
    const { credentials, state } = fixedCredentials(new AccessKey('allowed', 's'));
    const { source } = testSource(server.url, { credentials });
    expect((await source.listImageLabels({}, PATIENT)).ok).toBe(true);
    state.key = new AccessKey('not-allowed', 's');
    expect(errorIn(await source.listImageLabels({}, PATIENT)).code).toBe('NoPermission');
    state.key = new AccessKey('allowed', 's');
    expect(await source.listImageLabels({}, PATIENT)).toMatchObject({
      ok: true,
      value: { freshness: { stale: false } },
    });
    await source.close();
  });

  describe('whose renewed key belongs to another identity', () => {
    const before = new AccessKey('id-a', 's', 'token-a');
    const renewed = new AccessKey('id-b', 's', 'token-b');
    const labelOf = (key: string) => ({ Labels: [{ Key: 'seen by', Value: key }] });

    /** Answers each identity with its own label. The token of the first identity expires after so many requests. */
    async function setUp(expiredAfter: number, answerLater?: (response: ServerResponse) => void) {
      const { clock, pass } = fakeClock();
      const server = await httpServer((request, response, count) => {
        const isFirst = String(request.headers.authorization).includes('Credential=id-a,');
        if (isFirst && count > expiredAfter) refuse(response, 'InvalidSecurityToken.Expired');
        else if (!isFirst && answerLater) answerLater(response);
        else sendJson(response, labelOf(isFirst ? 'a' : 'b'));
      });
      const { credentials, state } = fixedCredentials(before, renewed);
      const { source } = testSource(server.url, { credentials, clock });
      return { server, state, source, pass };
    }

    test('the answer is cached for the identity that signed the request, and never returned to the other', async () => {
      const { server, state, source } = await setUp(0);
      expect(await source.listImageLabels({}, PATIENT)).toMatchObject({ value: { answer: labelOf('b') } });
      expect(server.requests).toHaveLength(2);
      expect(await source.listImageLabels({}, PATIENT)).toMatchObject({
        value: { answer: labelOf('b'), freshness: {} },
      });
      expect(server.requests).toHaveLength(2);
      state.key = before;
      await source.listImageLabels({}, PATIENT);
      // The service was asked: the answer of the other identity was not used.
      expect(server.requests.length).toBeGreaterThan(2);
      await source.close();
    });

    test('an answer of the first does not replace a failure of the other', async () => {
      const { source, pass } = await setUp(1, (response) => response.destroy());
      expect(await source.listImageLabels({}, PATIENT)).toMatchObject({ value: { answer: labelOf('a') } });
      pass(61_000);
      expect(errorIn(await source.listImageLabels({}, PATIENT)).code).toBe('UPSTREAM_BROKEN');
      await source.close();
    });

    test('a refusal of the other drops the answers of both', async () => {
      const { state, source, pass } = await setUp(1, (response) => refuse(response, 'NoPermission', 403));
      expect(await source.listImageLabels({}, PATIENT)).toMatchObject({ value: { answer: labelOf('a') } });
      pass(61_000);
      expect(errorIn(await source.listImageLabels({}, PATIENT)).code).toBe('NoPermission');
      state.key = before;
      expect((await source.listImageLabels({}, PATIENT)).ok).toBe(false);
      await source.close();
    });
  });

  test('but not errors', async () => {
    const server = await httpServer((_request, response, count) =>
      count <= 2 ? refuse(response, 'InternalError', 500) : sendJson(response, ONE_LABEL),
    );
    const { source } = testSource(server.url);
    expect(errorIn(await source.listImageLabels({}, PATIENT)).code).toBe('InternalError');
    expect((await source.listImageLabels({}, PATIENT)).ok).toBe(true);
    await source.close();
  });
});

describe('a request that bypasses the cache', () => {
  const bypass = { bypassCache: true };
  const numbered = (count: number) => ({ ...ONE_LABEL, TotalCount: count });

  test('asks the service, and caches the answer for later requests', async () => {
    const server = await httpServer((_request, response, count) => sendJson(response, numbered(count)));
    const { clock, pass } = fakeClock();
    const { source } = testSource(server.url, { clock });
    await source.listImageLabels({}, PATIENT);
    pass(30_000);
    expect(await source.listImageLabels({}, PATIENT, bypass)).toEqual({ ok: true, value: { answer: numbered(2) } });
    pass(40_000);
    const freshness = { ageSeconds: 40, stale: false };
    expect(await source.listImageLabels({}, PATIENT)).toEqual({ ok: true, value: { answer: numbered(2), freshness } });
    expect(server.requests).toHaveLength(2);
    await source.close();
  });

  test('is sent once for many at the same time', async () => {
    const server = await httpServer((_request, response, count) => sendJson(response, numbered(count)));
    const { source } = testSource(server.url);
    await source.listImageLabels({}, PATIENT);
    const outcomes = await Promise.all(Array.from({ length: 200 }, () => source.listImageLabels({}, PATIENT, bypass)));
    for (const outcome of outcomes) expect(outcome).toEqual({ ok: true, value: { answer: numbered(2) } });
    expect(server.requests).toHaveLength(2);
    await source.close();
  });

  test('gets the cached answer as stale if the service fails, even a fresh one', async () => {
    const server = await fineOnce();
    const { clock, pass } = fakeClock();
    const { source, named } = testSource(server.url, { clock });
    await source.listImageLabels({}, PATIENT);
    pass(5_000);
    const freshness = { ageSeconds: 5, stale: true };
    expect(await source.listImageLabels({}, PATIENT, bypass)).toEqual({
      ok: true,
      value: { answer: ONE_LABEL, freshness },
    });
    expect(named('stale')).toHaveLength(1);
    // A request that does not bypass the cache gets the same answer as fresh.
    expect(await source.listImageLabels({}, PATIENT)).toMatchObject({
      value: { freshness: { ageSeconds: 5, stale: false } },
    });
    await source.close();
  });

  test('drops the cached answer on a refusal', async () => {
    const server = await httpServer((_request, response, count) =>
      count === 1 ? sendJson(response, ONE_LABEL) : refuse(response, 'NoPermission', 403),
    );
    const { source } = testSource(server.url);
    await source.listImageLabels({}, PATIENT);
    expect(errorIn(await source.listImageLabels({}, PATIENT, bypass)).code).toBe('NoPermission');
    expect(errorIn(await source.listImageLabels({}, PATIENT)).code).toBe('NoPermission');
    await source.close();
  });

  test('does not wait for an older request, whose late answer does not replace the newer one', async () => {
    const held: ServerResponse[] = [];
    const server = await httpServer((_request, response, count) => {
      if (count === 1) held.push(response);
      else sendJson(response, numbered(count));
    });
    const { source } = testSource(server.url);
    const before = source.listImageLabels({}, PATIENT);
    await vi.waitFor(() => expect(held).toHaveLength(1), { timeout: 5_000, interval: 5 });
    expect(await source.listImageLabels({}, PATIENT, bypass)).toEqual({ ok: true, value: { answer: numbered(2) } });
    for (const response of held) sendJson(response, numbered(1));
    expect(await before).toEqual({ ok: true, value: { answer: numbered(1) } });
    expect(await source.listImageLabels({}, PATIENT)).toMatchObject({ value: { answer: numbered(2) } });
    await source.close();
  });

  test('still obeys the limits of the region', async () => {
    const server = await httpServer((_request, response) => response.destroy());
    const { source } = testSource(server.url);
    for (let asked = 0; asked < 10; asked += 1) await source.listImageLabels({ ImageId: `${asked}` }, PATIENT, bypass);
    const before = server.requests.length;
    expect(errorIn(await source.listImageLabels({}, PATIENT, bypass)).code).toBe('UPSTREAM_PAUSED');
    expect(server.requests).toHaveLength(before);
    await source.close();
  });
});
