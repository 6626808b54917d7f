import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { closeServers, httpServer, ONE_LABEL, rawServer, sendJson } from './testing/fault-server.ts';
import { CANARIES, errorIn, PATIENT, SHORT_LIMITS, testSource } from './testing/test-source.ts';

afterEach(closeServers);

const HEAD = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';
const TYPE = { 'content-type': 'application/json' };

/** Sends one request. Returns the result for the browser, the number of attempts and the time. */
async function ask(endpoint: string, limits = SHORT_LIMITS) {
  const { source, events, named } = testSource(endpoint, { limits });
  const startedAt = performance.now();
  const outcome = await source.listImageLabels({}, PATIENT);
  const ms = performance.now() - startedAt;
  await source.close();
  expect(JSON.stringify([outcome, events])).not.toMatch(CANARIES);
  return { outcome, ms, tries: named('upstream').length };
}

/** Writes bytes, then ends, resets or keeps the connection. */
function writing(text: string, then: 'end' | 'reset' | 'wait' = 'wait') {
  return (socket: Socket) => {
    socket.write(text, () => {
      if (then === 'end') socket.end();
      if (then === 'reset') socket.resetAndDestroy();
    });
  };
}

describe('a failing connection', () => {
  test.each([
    [
      'slow headers',
      writing(''),
      'UPSTREAM_TIMEOUT',
      504,
      2,
      'did not begin to answer in two tries within \\d\\.?\\d* s',
    ],
    [
      'a hang in the body',
      writing(`${HEAD}Content-Length: 99\r\n\r\n{"Labels"`),
      'UPSTREAM_TIMEOUT',
      504,
      2,
      'did not finish its answer in two tries within \\d\\.?\\d* s',
    ],
    [
      'a reset in the body',
      writing(`${HEAD}Content-Length: 99\r\n\r\n{"Labels"`, 'reset'),
      'UPSTREAM_BROKEN',
      502,
      2,
      // A reset may overtake data that was sent before it.
      'closed the connection (in the middle of its answer|before any answer came)',
    ],
    [
      'a short body',
      writing(`${HEAD}Content-Length: 99\r\n\r\n{}`, 'end'),
      'UPSTREAM_BROKEN',
      502,
      2,
      'closed .* in the middle',
    ],
    [
      'a cut chunked body',
      writing(`${HEAD}Transfer-Encoding: chunked\r\n\r\n5\r\n{"Lab`, 'end'),
      'UPSTREAM_BROKEN',
      502,
      2,
      'closed .* in the middle',
    ],
    [
      'a cut body without a length',
      writing(`${HEAD}Connection: close\r\n\r\n{"Labels":[`, 'end'),
      'BAD_JSON',
      502,
      2,
      'cut off',
    ],
    ['a close at once', (socket: Socket) => socket.end(), 'UPSTREAM_BROKEN', 502, 2, 'closed .* before any answer'],
    [
      'two lengths',
      writing(`${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}`, 'end'),
      'UPSTREAM_BROKEN',
      502,
      1,
      'another length',
    ],
    [
      'no HTTP',
      writing('SSH-2.0-OpenSSH_9.6\r\n', 'end'),
      'UPSTREAM_BROKEN',
      502,
      1,
      'not a PAI endpoint; check --endpoint',
    ],
    [
      'headers too large',
      writing(`${HEAD}X: ${'y'.repeat(40_000)}\r\n\r\n`),
      'UPSTREAM_BROKEN',
      502,
      1,
      'headers that are too large',
    ],
  ] as const)('%s', async (_name, answer, code, status, expectedTries, words) => {
    const server = await rawServer(answer);
    const { outcome, ms, tries } = await ask(server.url);
    expect(errorIn(outcome)).toMatchObject({
      code,
      status,
      message: expect.stringMatching(`^PAI in cn-hangzhou .*${words}`),
    });
    expect(tries).toBe(expectedTries);
    expect(ms).toBeLessThan(4_500);
  });

  test('a steady drip ends at the total time', async () => {
    const server = await httpServer((_request, response) => {
      response.writeHead(200, TYPE);
      const drip = setInterval(() => response.write(' '), 50);
      response.on('close', () => clearInterval(drip));
    });
    const { outcome, ms, tries } = await ask(server.url, { ...SHORT_LIMITS, totalMs: 1_000 });
    expect(errorIn(outcome)).toMatchObject({
      code: 'UPSTREAM_TIMEOUT',
      status: 504,
      message: 'PAI in cn-hangzhou was still sending after 1 s',
    });
    expect(tries).toBe(1);
    expect(ms).toBeGreaterThan(900);
    expect(ms).toBeLessThan(1_500);
  });

  test('nobody listens', async () => {
    const server = await httpServer(() => {});
    await closeServers();
    const { outcome, tries } = await ask(server.url);
    expect(errorIn(outcome)).toMatchObject({
      code: 'UNREACHABLE',
      status: 502,
      message: 'PAI in cn-hangzhou cannot be reached: its endpoint refused the connection',
    });
    expect(tries).toBe(1);
  });

  test('an unknown host name', async () => {
    const { outcome } = await ask('http://no-such-host.invalid');
    expect(errorIn(outcome)).toMatchObject({ code: 'UNREACHABLE', status: 502 });
    expect(errorIn(outcome).message).toMatch(/^PAI in cn-hangzhou cannot be reached: .*name/);
  });

  test('no TLS where it is required', async () => {
    const server = await httpServer(() => {});
    const { outcome } = await ask(server.url.replace('http:', 'https:'));
    expect(errorIn(outcome)).toMatchObject({ code: 'UNREACHABLE', status: 502 });
    expect(errorIn(outcome).message).toMatch(/safely/);
  });
});

describe('a response that is not an answer', () => {
  test('a redirect is not followed', async () => {
    const canary = await httpServer((_request, response) => sendJson(response, ONE_LABEL));
    for (const status of [301, 302, 303, 307, 308]) {
      const server = await httpServer((_request, response) =>
        response.writeHead(status, { location: canary.url }).end(),
      );
      const { outcome, tries } = await ask(server.url);
      expect(errorIn(outcome)).toMatchObject({ code: 'UPSTREAM_REDIRECT', status: 502 });
      expect(tries).toBe(1);
    }
    expect(canary.requests).toHaveLength(0);
  });

  test.each([
    [200, 1],
    [502, 2],
  ])('a page with status %i', async (status, expectedTries) => {
    const server = await httpServer((_request, response) =>
      response.writeHead(status, { 'content-type': 'text/html' }).end('<script>alert(1)</script>'),
    );
    const { outcome, tries } = await ask(server.url);
    expect(errorIn(outcome)).toMatchObject({ code: 'UPSTREAM_NOT_JSON', status: 502 });
    expect(JSON.stringify(outcome)).not.toContain('alert');
    expect(tries).toBe(expectedTries);
  });

  const labels = Array.from({ length: 2_000 }, (_, at) => ({ Key: 'system.framework', Value: `PyTorch 2.${at}` }));
  const large = JSON.stringify({ Labels: labels });

  test.each([
    ['announced', { ...TYPE, 'content-length': Buffer.byteLength(large) }, large],
    ['not announced', TYPE, large],
    ['compressed', { ...TYPE, 'content-encoding': 'gzip' }, gzipSync(Buffer.alloc(50 * 1024 * 1024))],
  ])('more than the limit, %s', async (_name, headers, body) => {
    const server = await httpServer((_request, response) => response.writeHead(200, headers).end(body));
    const { outcome, tries } = await ask(server.url);
    expect(errorIn(outcome)).toMatchObject({
      code: 'TOO_LARGE',
      status: 502,
      message: expect.stringMatching(/narrow/),
    });
    expect(tries).toBe(1);
  });

  test('broken compressed data', async () => {
    const body = gzipSync('{"Labels":[]}').subarray(0, 18);
    const server = await httpServer((_request, response) =>
      response.writeHead(200, { ...TYPE, 'content-encoding': 'gzip' }).end(body),
    );
    expect(errorIn((await ask(server.url)).outcome)).toMatchObject({ code: 'UPSTREAM_BROKEN', status: 502 });
  });

  test('unrequested compression is decoded', async () => {
    const server = await httpServer((_request, response) =>
      response.writeHead(200, { ...TYPE, 'content-encoding': 'gzip' }).end(gzipSync(JSON.stringify(ONE_LABEL))),
    );
    expect((await ask(server.url)).outcome).toEqual({ ok: true, value: { answer: ONE_LABEL } });
  });
});

test('an unrequested response does not become the response to the next request', async () => {
  const one = (value: string) => {
    const body = JSON.stringify({ Labels: [{ Key: 'k', Value: value }] });
    return `${HEAD}Content-Length: ${body.length}\r\n\r\n${body}`;
  };
  const server = await rawServer((socket, count) => {
    socket.write(one(`right ${count}`));
    setTimeout(() => socket.write(one('planted')), 20);
  });
  const { source } = testSource(server.url);
  for (const WorkspaceId of ['1', '2', '3']) {
    const outcome = await source.listImageLabels({ WorkspaceId }, PATIENT);
    expect(JSON.stringify(outcome)).toMatch(/right/);
    await new Promise((resolve) => setTimeout(resolve, 60));
  }
  await source.close();
});
