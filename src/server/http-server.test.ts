import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRefusal, sendLines, sendRaw } from './testing/raw-request.ts';
import { serve } from './testing/serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
let own = '';

beforeAll(async () => {
  server = await serve();
  own = `127.0.0.1:${server.port}`;
});
afterAll(() => server.close({ idleMs: 10 }));

describe('what could be read in two ways', () => {
  const body = '0\r\n\r\n';
  test.each([
    ['both lengths', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
    ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef'],
    ['a folded header', 'X-A: b\r\n c\r\n\r\n'],
    ['a space before the colon', 'X-A : b\r\n\r\n'],
    ['chunked twice', 'Transfer-Encoding: chunked, identity\r\n\r\n'],
    ['a negative length', 'Content-Length: -1\r\n\r\n'],
  ])('%s: 400, and the connection ends', async (_, rest) => {
    const answer = await sendRaw(server.port, `GET /api/session HTTP/1.1\r\nHost: ${own}\r\n${rest}${body}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('connection')).toBe('close');
    expect(answer.body).not.toContain('regions');
  });

  test('a body where there is none to take, or a large one', async () => {
    const withBody = await sendRaw(
      server.port,
      `GET /api/session HTTP/1.1\r\nHost: ${own}\r\nContent-Length: 2\r\n\r\n{}`,
    );
    expect(withBody.status).toBe(400);
    expect(rawRefusal(withBody).Code).toBe('UnexpectedBody');
    const large = await sendRaw(
      server.port,
      `POST /api/session HTTP/1.1\r\nHost: ${own}\r\nContent-Length: 16385\r\n\r\n`,
    );
    expect(large.status).toBe(413);
    expect(rawRefusal(large).Code).toBe('RequestBodyTooLarge');
    const waiting = `POST /api/session HTTP/1.1\r\nHost: evil.example\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n`;
    expect((await sendRaw(server.port, waiting)).status).toBe(421);
    expect((await sendRaw(server.port, waiting.replace('100-continue', 'a-miracle'))).status).toBe(421);
  });

  test('too many headers: in words while the guard can, bare beyond', async () => {
    const many = Array.from({ length: 300 }, (_, at) => `X-${at}: ${'x'.repeat(60)}`);
    const answer = await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${own}`, ...many]);
    expect(answer.status).toBe(431);
    expect(rawRefusal(answer).Code).toBe('RequestHeadersTooLarge');
    const bare = await sendLines(server.port, `GET /${'x'.repeat(70_000)} HTTP/1.1`, [`Host: ${own}`]);
    expect(bare.status).toBe(431);
    expect(bare.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('an upgrade is an ordinary request', async () => {
    const upgrade = ['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    const answer = await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${own}`, ...upgrade]);
    expect(answer.status).toBe(200);
  });
});

test('a connection that drips its headers is closed within 5 seconds, and others are answered meanwhile', async () => {
  const started = Date.now();
  const slow = Array.from({ length: 50 }, () => sendRaw(server.port, `GET / HTTP/1.1\r\nHost: ${own}\r\nX-Slow: `));
  const silent = new Promise((resolve) => connect(server.port, '127.0.0.1').on('close', resolve).resume());
  const honest = await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${own}`]);
  expect(honest.status).toBe(200);
  for (const answer of await Promise.all(slow)) expect(answer.status).toBe(408);
  await silent;
  expect(Date.now() - started).toBeLessThan(8_000);
}, 15_000);
