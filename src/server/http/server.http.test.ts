import { Agent, get, METHODS } from 'node:http';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWER_KINDS, faultySource, nameOf } from '../testing/answer-kinds.ts';
import { rawRefusal, sendLines, sendRaw } from '../testing/raw-request.ts';
import { serve } from '../testing/serve.ts';
import { listen } from './listen.ts';
import { createHttpServer } from './server.ts';

let server: Awaited<ReturnType<typeof serve>>;
let own = '';

beforeAll(async () => {
  server = await serve({ source: faultySource() });
  own = `127.0.0.1:${server.port}`;
});
afterAll(() => server.close({ idleMs: 10 }));

/**
 * Requests that a proxy and this server might parse differently. Each is followed by a second one, as in request
 * smuggling.
 */
const AMBIGUOUS: readonly (readonly [name: string, headersAndBody: string])[] = [
  ['both lengths', 'Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['both lengths, the other way round', 'Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n'],
  ['two lengths', 'Content-Length: 5\r\nContent-Length: 6\r\n\r\nabcdef'],
  ['two lengths in one', 'Content-Length: 5, 5\r\n\r\nabcde'],
  ['a negative length', 'Content-Length: -1\r\n\r\n'],
  ['a length with a sign', 'Content-Length: +5\r\n\r\nabcde'],
  ['a length in hex', 'Content-Length: 0x5\r\n\r\nabcde'],
  ['a folded header', 'X-A: b\r\n c\r\n\r\n'],
  ['a folded encoding', 'Transfer-Encoding:\r\n chunked\r\n\r\n0\r\n\r\n'],
  ['a space before the colon', 'X-A : b\r\n\r\n'],
  ['a bare line feed', 'X-A: b\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a bare carriage return', 'X-A: b\rTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n'],
  ['a zero byte', 'X-A: b\0c\r\n\r\n'],
  ['chunked, and then not', 'Transfer-Encoding: chunked, identity\r\n\r\n'],
  ['an unknown encoding', 'Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n'],
  ['a chunk without a length', 'Transfer-Encoding: chunked\r\n\r\n;\r\n\r\n'],
];

describe('ambiguous requests', () => {
  test.each(AMBIGUOUS)('%s: 400, and the connection closes', async (_, rest) => {
    const answer = await sendRaw(server.port, `GET /api/session HTTP/1.1\r\nHost: ${own}\r\n${rest}`);
    expect(answer.status).toBe(400);
    expect(answer.headers.get('connection')).toBe('close');
    expect(answer.body).not.toContain('regions');
  });

  test.each(AMBIGUOUS)('%s: no kind of response lets a second request through', async (_, rest) => {
    const smuggled = `GET /api/session HTTP/1.1\r\nHost: ${own}\r\n\r\n`;
    for (const { line } of ANSWER_KINDS)
      for (const host of [own, 'evil.example']) {
        const answer = await sendRaw(server.port, `${line}\r\nHost: ${host}\r\n${rest}${smuggled}`);
        // If the error is in the body, a response may have started; then the connection closes without it.
        const refused = answer.status >= 400 && answer.headers.get('connection') === 'close';
        expect([line, refused || answer.status === 0]).toEqual([line, true]);
        expect(answer.body).not.toMatch(/HTTP\/1\.|regions|the page/);
      }
  });

  test('an unexpected or large body is refused', async () => {
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

  test('too many headers: an error with words from the guard, a bare one beyond its limit', async () => {
    const many = Array.from({ length: 300 }, (_, at) => `X-${at}: ${'x'.repeat(60)}`);
    const answer = await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${own}`, ...many]);
    expect(answer.status).toBe(431);
    expect(rawRefusal(answer).Code).toBe('RequestHeadersTooLarge');
    const bare = await sendLines(server.port, `GET /${'x'.repeat(70_000)} HTTP/1.1`, [`Host: ${own}`]);
    expect(bare.status).toBe(431);
    expect(bare.headers.get('x-content-type-options')).toBe('nosniff');
    expect(bare.headers.get('x-acs-request-id')).toMatch(/^[0-9A-F-]{36}$/);
  });

  test('an upgrade is an ordinary request', async () => {
    const upgrade = ['Connection: Upgrade, close', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13'];
    const answer = await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${own}`, ...upgrade]);
    expect(answer.status).toBe(200);
  });
});

describe('a body that cannot be read', () => {
  const REPORT = `POST /api/csp-report HTTP/1.1\r\nHost: OWN\r\nContent-Type: application/csp-report`;
  const POSTS = [REPORT, 'POST / HTTP/1.1\r\nHost: OWN', 'PUT /api/session HTTP/1.1\r\nHost: OWN'];

  test.each([
    'gzip',
    'identity',
    'xchunked',
    'chunked, gzip',
    'gzip, chunked',
    'chunked, chunked',
    'chunked\r\nTransfer-Encoding: chunked',
    '',
    '\u000bchunked',
    'chunked;q=1',
  ])('under Transfer-Encoding %j: 400 and the end', async (coding) => {
    for (const post of POSTS) {
      const answer = await sendRaw(
        server.port,
        `${post.replace('OWN', own)}\r\nTransfer-Encoding: ${coding}\r\n\r\n0\r\n\r\n`,
      );
      expect([post, answer.status, answer.headers.get('connection')]).toEqual([post, 400, 'close']);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.body).not.toContain('HTTP/1.1');
    }
  });

  test.each(['zz', '5;\n', '-1', '2\r\n{}x', 'FFFFFFFFFFFFFFFFF'])(
    'in the chunk %j: refused in words or bare, and the end',
    async (chunk) => {
      for (const post of POSTS) {
        const bytes = `${post.replace('OWN', own)}\r\nTransfer-Encoding: chunked\r\n\r\n${chunk}\r\n`;
        const answer = await sendRaw(server.port, bytes);
        expect(answer.headers.get('connection')).toBe('close');
        // A handler that needs no body may have responded before the error.
        expect([400, 405]).toContain(answer.status);
        expect(answer.body).not.toContain('HTTP/1.1');
      }
      expect(server.lines.filter((line) => !line.includes('refused'))).toEqual([]);
    },
  );

  test('does not lose the response of an earlier request', async () => {
    const first = `GET /api/session HTTP/1.1\r\nHost: ${own}\r\n\r\n`;
    const answer = await sendRaw(
      server.port,
      `${first}${REPORT.replace('OWN', own)}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n`,
    );
    expect([200, 0]).toContain(answer.status);
  });
});

describe('an odd method', () => {
  test.each(
    ['CONNECT', 'TRACE', 'PROPFIND', 'PURGE', 'M-SEARCH', 'SOURCE', 'QUERY', 'LINK'].filter((method) =>
      METHODS.includes(method),
    ),
  )('%s: 405, and nothing is opened', async (method) => {
    for (const target of method === 'CONNECT'
      ? [own, 'evil.example:443', '/', '*']
      : ['/', '/api/session', '/healthz']) {
      const answer = await sendLines(server.port, `${method} ${target} HTTP/1.1`, [`Host: ${own}`]);
      expect([target, answer.status]).toEqual([target, 405]);
      expect(answer.headers.get('allow')).toMatch(/GET/);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
      expect(answer.headers.get('x-acs-request-id')).toMatch(/^[0-9A-F-]{36}$/);
    }
  });

  test('CONNECT to a foreign host gets no information, and its tunnel carries nothing', async () => {
    const smuggled = `GET /api/session HTTP/1.1\r\nHost: ${own}\r\n\r\n`;
    for (const [host, status] of [
      ['evil.example', 421],
      [own, 405],
    ] as const) {
      const answer = await sendRaw(server.port, `CONNECT ${own} HTTP/1.1\r\nHost: ${host}\r\n\r\n${smuggled}`);
      expect(answer.status).toBe(status);
      expect(answer.body).not.toMatch(/HTTP\/1|regions/);
    }
  });

  test.each(['FOO / HTTP/1.1', 'get / HTTP/1.1', 'PRI * HTTP/2.0', 'GET / HTTP/3.0', '\x16\x03\x01'])(
    'the line %j: 400 and the end',
    async (line) => {
      const answer = await sendRaw(server.port, `${line}\r\nHost: ${own}\r\n\r\n`);
      expect([answer.status, answer.headers.get('connection')]).toEqual([400, 'close']);
    },
  );
});

describe('slow clients', () => {
  test.concurrent('a client that drips headers is cut off within 5 seconds, for every path', async () => {
    const started = Date.now();
    const slow = ANSWER_KINDS.filter(({ line }) => line.length < 1_000).map(async (kind) => {
      const answer = await sendRaw(server.port, `${kind.line}\r\nHost: ${own}\r\nX-Slow: `);
      expect([nameOf(kind), answer.status]).toEqual([nameOf(kind), 408]);
      expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    });
    const silent = new Promise((resolve) => connect(server.port, '127.0.0.1').on('close', resolve).resume());
    await Promise.all([...slow, silent]);
    expect(Date.now() - started).toBeLessThan(7_000);
  }, 20_000);

  test.concurrent('a client that drips a body is answered at once, or cut off if the body is needed', async () => {
    const started = Date.now();
    const drip = (line: string, host: string) =>
      sendRaw(server.port, `${line}\r\nHost: ${host}\r\nContent-Length: 100\r\n${REPORT}\r\n\r\n{`);
    const REPORT = 'Content-Type: application/csp-report';
    expect((await drip('GET /api/session HTTP/1.1', own)).status).toBe(400);
    expect((await drip('POST /api/csp-report HTTP/1.1', 'evil.example')).status).toBe(421);
    expect(Date.now() - started).toBeLessThan(3_000);
    for (const line of ['POST /api/session HTTP/1.1', 'POST / HTTP/1.1'])
      expect((await drip(line, own)).status).toBe(405);
    // A connection with an unread rest is not kept.
    expect(Date.now() - started).toBeLessThan(6_000);
    const dripped = Date.now();
    const late = await drip('POST /api/csp-report HTTP/1.1', own);
    expect([late.status, late.headers.get('x-content-type-options')]).toEqual([408, 'nosniff']);
    // 10 seconds on an idle machine.
    expect(Date.now() - dripped).toBeLessThan(11_500);
    expect(server.lines.filter((line) => !line.includes('evil.example'))).toEqual([]);
  }, 25_000);

  test.concurrent('a client may send its next request later than the limit for slow ones', async () => {
    const kept = new Agent({ keepAlive: true, maxSockets: 1 });
    const ask = () =>
      new Promise<{ status: number | undefined; port: number | undefined }>((resolve, reject) => {
        get(`${server.url}/healthz`, { agent: kept }, (answer) => {
          const { localPort: port } = answer.socket;
          answer.on('end', () => resolve({ status: answer.statusCode, port })).resume();
        }).on('error', reject);
      });
    const first = await ask();
    await new Promise((resolve) => setTimeout(resolve, 11_000));
    expect(await ask()).toEqual(first);
    kept.destroy();
  }, 25_000);

  test('500 slow clients do not stop an honest one', async () => {
    // Measured against the machine's own pace: a limit in milliseconds would fail on a busy machine.
    const alone = await slowest(100);
    const slow = Array.from({ length: 500 }, () => connect(server.port, '127.0.0.1').on('error', () => {}));
    await Promise.all(slow.map((socket) => new Promise((resolve) => socket.once('connect', resolve))));
    for (const socket of slow) socket.write(`GET / HTTP/1.1\r\nHost: ${own}\r\nX-Slow: `);
    const beside = await slowest(300);
    for (const socket of slow) socket.destroy();
    expect(beside).toBeLessThan(Math.max(100, 5 * alone));
  }, 20_000);

  /** The time within which 99 of 100 honest requests finish, in milliseconds. */
  async function slowest(requests: number): Promise<number> {
    const times: number[] = [];
    for (let count = 0; count < requests; count += 1) {
      const started = performance.now();
      expect((await fetch(`${server.url}/api/v1/image/labels?LabelKeys=system.chipType`)).status).toBe(200);
      times.push(performance.now() - started);
    }
    return times.toSorted((a, b) => a - b)[Math.ceil(requests * 0.99) - 1] ?? 0;
  }

  test.each([
    ['request', 'GET / HTTP/1.1\r\n', ''],
    ['body', 'POST / HTTP/1.1\r\nContent-Length: 2\r\n', '{}'],
  ])('a %s that arrived in time is not cut off because the server was too busy to read it', async (_, line, body) => {
    const { server: busy } = createHttpServer(65);
    busy.headersTimeout = 300;
    busy.requestTimeout = 400;
    busy.on('request', (request, response) => {
      request.on('end', () => response.end('whole')).resume();
      if (body !== '') sendAndBlock(body);
    });
    const listening = await listen(busy, '127.0.0.1', 0);
    if (!listening.ok) throw new Error(listening.error);
    const client = connect(listening.value, '127.0.0.1');
    // Both sides share an event loop, so the server can read this only after its timeouts are checked.
    const sendAndBlock = (bytes: string) => {
      client.write(bytes);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 1_200);
    };
    const head = `${line}Host: ${own}\r\nConnection: close\r\n\r\n`;
    client.once('connect', () => (body === '' ? sendAndBlock(head) : client.write(head)));
    const received = await text(client);
    busy.close();
    expect(received).toMatch(/^HTTP\/1.1 200 OK\r\n.*whole/s);
  });

  test('the limits are as documented', () => {
    const { headersTimeout, requestTimeout, keepAliveTimeout, timeout } = server.server;
    expect({ headersTimeout, requestTimeout, keepAliveTimeout, timeout }).toEqual({
      headersTimeout: 4_000,
      requestTimeout: 9_000,
      keepAliveTimeout: 65_000,
      timeout: 30_000,
    });
  });
});
