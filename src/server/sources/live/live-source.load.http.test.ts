import type { IncomingMessage, ServerResponse } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fakeClock } from './testing/fake-clock.ts';
import { closeServers, httpServer, ONE_LABEL, refuse, sendJson } from './testing/fault-server.ts';
import { errorIn, PATIENT, testSource } from './testing/test-source.ts';

afterEach(closeServers);

/** A server that responds when the test says so, and counts open requests. */
async function holdingServer() {
  const held: ServerResponse[] = [];
  let most = 0;
  const server = await httpServer((_request: IncomingMessage, response) => {
    held.push(response);
    most = Math.max(most, held.length);
    response.on('close', () => held.splice(held.indexOf(response), 1));
  });
  const answerAll = () => {
    for (const response of held) sendJson(response, ONE_LABEL);
  };
  return { server, held, most: () => most, answerAll };
}

const soon = { timeout: 2_000, interval: 5 };

describe('identical requests', () => {
  test('200 at once cause one request', async () => {
    const { server, held, answerAll } = await holdingServer();
    const { source } = testSource(server.url);
    const answers = Array.from({ length: 200 }, () => source.listImageLabels({ WorkspaceId: '1' }, PATIENT));
    await vi.waitFor(() => expect(held).toHaveLength(1), soon);
    answerAll();
    for (const outcome of await Promise.all(answers))
      expect(outcome).toEqual({ ok: true, value: { answer: ONE_LABEL } });
    expect(server.requests).toHaveLength(1);
    await source.close();
  });
});

describe('a client that leaves', () => {
  test('last ends the request within 100 ms', async () => {
    const { server, held } = await holdingServer();
    const { source, named } = testSource(server.url);
    const leavers = [new AbortController(), new AbortController()];
    const outcomes = leavers.map(({ signal }) => source.listImageLabels({}, signal));
    await vi.waitFor(() => expect(held).toHaveLength(1), soon);
    for (const leaver of leavers) leaver.abort();
    const leftAt = performance.now();
    // Watches the response and not the connections, because the client may open another connection early.
    await vi.waitFor(() => expect(held).toHaveLength(0), soon);
    expect(performance.now() - leftAt).toBeLessThan(100);
    expect(server.requests).toHaveLength(1);
    for (const outcome of await Promise.all(outcomes)) expect(errorIn(outcome).code).toBe('REQUEST_CANCELLED');
    await source.close();
    expect(named('abandoned')).toEqual([{ event: 'abandoned', questions: 2 }]);
  });

  test('first does not affect the other', async () => {
    const { server, held, answerAll } = await holdingServer();
    const { source } = testSource(server.url);
    const leaver = new AbortController();
    const left = source.listImageLabels({}, leaver.signal);
    const stays = source.listImageLabels({}, PATIENT);
    await vi.waitFor(() => expect(held).toHaveLength(1), soon);
    leaver.abort();
    expect(errorIn(await left).code).toBe('REQUEST_CANCELLED');
    answerAll();
    expect((await stays).ok).toBe(true);
    expect(server.requests).toHaveLength(1);
    await source.close();
  });
});

describe('the service is spared', () => {
  test('8 in flight and 64 waiting in a region; more are rejected, and other regions are not affected', async () => {
    const { server, held, most, answerAll } = await holdingServer();
    const { source } = testSource(server.url);
    const ask = (at: number) => source.listImageLabels({ ImageId: `image-${at}` }, PATIENT);
    const first = Array.from({ length: 100 }, (_, at) => ask(at));
    await vi.waitFor(() => expect(held).toHaveLength(8), soon);
    const turnedAway = (await Promise.all(first.slice(72))).map(errorIn);
    for (const error of turnedAway)
      expect(error).toMatchObject({ code: 'OVERLOADED', status: 503, retryAfterSeconds: 2 });
    const elsewhere = source.listImageLabels({ ImageId: 'image-1', Region: 'cn-beijing' }, PATIENT);
    await vi.waitFor(() => expect(held).toHaveLength(9), soon);
    const answering = setInterval(answerAll, 5);
    await Promise.all([...first, elsewhere]);
    clearInterval(answering);
    expect(most()).toBe(9);
    expect(server.requests).toHaveLength(73);
    await source.close();
  });

  test('two thousand requests abandoned after 4 ms delay no later one, and the log counts the rejected ones', async () => {
    const server = await httpServer((_request, response) => sendJson(response, { ...ONE_LABEL, Labels: [] }));
    const { source, named } = testSource(server.url);
    const given = Array.from({ length: 2_000 }, (_, at) => {
      const leaver = new AbortController();
      setTimeout(() => leaver.abort(), 4);
      return source.listImageLabels({ ImageId: `image-${at}` }, leaver.signal);
    });
    await Promise.all(given);
    const startedAt = performance.now();
    expect((await source.listImageLabels({ ImageId: 'later' }, PATIENT)).ok).toBe(true);
    expect(performance.now() - startedAt).toBeLessThan(1_000);
    // As many as the burst and the rate allow.
    expect(server.requests.length).toBeLessThan(100);
    expect(named('turned-away')).toEqual([{ event: 'turned-away', region: 'cn-hangzhou', questions: 1 }]);
    await source.close();
  });

  test('three requests that always fail do not affect the others', async () => {
    const server = await httpServer((request, response) =>
      request.url?.includes('bad') ? refuse(response, 'InternalError', 500) : sendJson(response, ONE_LABEL),
    );
    const { clock, pass } = fakeClock();
    const { source, named } = testSource(server.url, { steadyClock: clock });
    const codes: string[] = [];
    for (let at = 0; at < 50; at += 1) {
      const bad = ['1', '2', '3'].map((id) => source.listImageLabels({ ImageId: `bad-${id}` }, PATIENT));
      expect((await source.listImageLabels({ ImageId: `sound-${at}` }, PATIENT)).ok).toBe(true);
      for (const outcome of await Promise.all(bad)) codes.push(errorIn(outcome).code);
      pass(300);
    }
    expect(named('breaker')).toEqual([]);
    expect(new Set(codes)).toEqual(new Set(['InternalError', 'UPSTREAM_PAUSED']));
    await source.close();
  });

  test('any number of requests to a workspace that always fails does not affect the others', async () => {
    const server = await httpServer((request, response) =>
      request.url?.includes('WorkspaceId=666') ? refuse(response, 'InternalError', 500) : sendJson(response, ONE_LABEL),
    );
    const { clock, pass } = fakeClock();
    const { source, named } = testSource(server.url, { steadyClock: clock });
    const messages = new Set<string>();
    for (let at = 0; at < 50; at += 1) {
      const bad = await source.listImageLabels(
        { WorkspaceId: '666', LabelFilter: [{ key: 'a', value: `${at}` }] },
        PATIENT,
      );
      messages.add(errorIn(bad).message.replace(/[\d.]+/g, 'N'));
      if (at > 5)
        expect((await source.listImageLabels({ LabelFilter: [{ key: 'a', value: `${at}` }] }, PATIENT)).ok).toBe(true);
      pass(300);
    }
    expect(named('breaker')).toEqual([]);
    expect([...messages].at(-1)).toMatch(
      /^Requests for this workspace to PAI in cn-hangzhou failed several times in a row \(last: InternalError\), so it is not asked/,
    );
    await source.close();
  });

  test('a thousand requests cause little load on a failing service', async () => {
    const server = await httpServer((_request, response) => response.destroy());
    const { source, named } = testSource(server.url);
    const codes = new Set<string>();
    for (let at = 0; at < 1_000; at += 1)
      codes.add(errorIn(await source.getImage({ ImageId: `image-${at}` }, PATIENT)).code);
    expect(codes).toEqual(new Set(['UPSTREAM_BROKEN', 'UPSTREAM_PAUSED']));
    expect(server.requests.length).toBeLessThan(12);
    expect(named('breaker')).toEqual([{ event: 'breaker', region: 'cn-hangzhou', open: true }]);
    const asked = server.requests.length;
    const error = errorIn(await source.getImage({ ImageId: 'image-x' }, PATIENT));
    expect(server.requests).toHaveLength(asked);
    expect(error).toMatchObject({ status: 503, retryAfterSeconds: expect.any(Number) });
    expect(error.message).toContain('UPSTREAM_BROKEN');
    await source.close();
  });

  const HTML = { 'content-type': 'text/html' };
  test.each([
    ['another form', 'BAD_SHAPE', (response: ServerResponse) => sendJson(response, { Labels: {} })],
    ['too much', 'TOO_LARGE', (response: ServerResponse) => sendJson(response, { filler: 'f'.repeat(100_000) })],
    ['a redirect', 'UPSTREAM_REDIRECT', (response: ServerResponse) => response.writeHead(302, { location: '/' }).end()],
    ['a page', 'UPSTREAM_NOT_JSON', (response: ServerResponse) => response.writeHead(200, HTML).end('<html>')],
  ])('a service that responds with %s does not count as failing', async (_name, code, answer) => {
    const server = await httpServer((_request, response) => answer(response));
    const { source, named } = testSource(server.url);
    for (let at = 0; at < 24; at += 1)
      expect(errorIn(await source.getImage({ ImageId: `image-${at}` }, PATIENT)).code).toBe(code);
    expect(named('breaker')).toEqual([]);
    await source.close();
  });

  test('an error page of a gateway counts as a failure', async () => {
    const server = await httpServer((_request, response) => response.writeHead(502, HTML).end('<html>'));
    const { source, named } = testSource(server.url);
    for (let at = 0; at < 6; at += 1) await source.getImage({ ImageId: `image-${at}` }, PATIENT);
    expect(named('breaker')).toHaveLength(1);
    await source.close();
  });

  test('refusals do not count as failures', async () => {
    const server = await httpServer((_request, response) =>
      sendJson(response, { RequestId: 'R', Code: 'Forbidden.RAM', Message: 'no' }, 403),
    );
    const { source } = testSource(server.url);
    for (let at = 0; at < 10; at += 1)
      expect(errorIn(await source.getImage({ ImageId: `image-${at}` }, PATIENT)).code).toBe('Forbidden.RAM');
    await source.close();
  });
});

test('only the signed headers are sent', async () => {
  const server = await httpServer((_request, response) => sendJson(response, ONE_LABEL));
  const { source } = testSource(server.url);
  await source.listImageLabels({ WorkspaceId: '1' }, PATIENT);
  const [request] = server.requests;
  expect(request?.method).toBe('GET');
  expect(Object.keys(request?.headers ?? {}).sort()).toEqual([
    'accept',
    'accept-encoding',
    'authorization',
    'connection',
    'host',
    'x-acs-action',
    'x-acs-content-sha256',
    'x-acs-date',
    'x-acs-security-token',
    'x-acs-signature-nonce',
    'x-acs-version',
  ]);
  await source.close();
});
