import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { builtInSource, serve } from '../testing/serve.ts';

/** The machine may be busy with other tests. */
const PATIENCE = { timeout: 10_000 };
const ended: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of ended.splice(0)) await end();
});

/** A server that counts its calls of ListImages. */
async function counting() {
  const real = builtInSource();
  const state = { calls: 0 };
  const source: typeof real = {
    ...real,
    listImages: async (request, signal) => {
      state.calls += 1;
      return real.listImages(request, signal);
    },
  };
  const server = await serve({ source });
  ended.push(() => server.close({ idleMs: 10 }));
  return { ...server, state };
}

/** Sends all bytes at once. `answers`: the number of responses so far. */
function send(port: number, bytes: string) {
  const socket = connect(port, '127.0.0.1').on('error', () => {});
  ended.push(() => socket.destroy());
  let received = '';
  socket.setEncoding('latin1').on('data', (part) => {
    received += part;
  });
  socket.write(bytes);
  return {
    answers: () => received.match(/HTTP\/1\.1 [2-5]/g)?.length ?? 0,
    cut: new Promise((resolve) => socket.once('close', resolve)),
  };
}

describe('pipelined requests', () => {
  test('16 are answered; more cut the connection and start no work', async () => {
    const { port, url, state } = await counting();
    const ask = `GET /api/v1/images HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\n\r\n`;
    const few = send(port, ask.repeat(16));
    await expect.poll(few.answers, PATIENCE).toBe(16);
    state.calls = 0;
    await send(port, ask.repeat(1_000)).cut;
    expect(state.calls).toBeLessThanOrEqual(16);
    expect((await fetch(`${url}/api/session`)).status).toBe(200);
  });

  // Node reads the next request when the body of the last one is read, so few are unfinished at a time.
  test.each([
    ['/mcp', 'application/json'],
    ['/api/csp-report', 'application/csp-report'],
    ['/mcp', 'text/plain'],
  ])('with bodies are limited likewise: POST %s as %s', async (path, type) => {
    const { port, url } = await counting();
    const lines = [`POST ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, `Content-Type: ${type}`, 'Content-Length: 2'];
    const ask = `${lines.join('\r\n')}\r\n\r\n{}`;
    const few = send(port, ask.repeat(16));
    await expect.poll(few.answers, PATIENCE).toBe(16);
    const many = send(port, ask.repeat(300));
    await many.cut;
    expect(many.answers()).toBeLessThanOrEqual(16);
    expect((await fetch(`${url}/api/session`)).status).toBe(200);
  });
});
