import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawRefusal, sendLines } from './testing/raw-request.ts';
import { builtInSource, serve } from './testing/serve.ts';

const failing = {
  ...builtInSource(),
  listWorkspaces: async () => {
    throw new Error('on purpose');
  },
};
let server: Awaited<ReturnType<typeof serve>>;
let own = '';

beforeAll(async () => {
  server = await serve({ source: failing });
  own = `127.0.0.1:${server.port}`;
});
afterAll(() => server.close({ idleMs: 10 }));

/** Every kind of answer there is, by request line, with the status it has for an honest client. */
const KINDS: readonly (readonly [requestLine: string, status: number])[] = [
  ['GET / HTTP/1.1', 200],
  ['HEAD / HTTP/1.1', 200],
  ['GET /assets/app-1.js HTTP/1.1', 200],
  ['GET /nowhere HTTP/1.1', 404],
  ['POST / HTTP/1.1', 405],
  ['GET /healthz HTTP/1.1', 200],
  ['GET /readyz HTTP/1.1', 200],
  ['GET /api/session HTTP/1.1', 200],
  ['GET /api/v1/image/labels HTTP/1.1', 200],
  ['GET /api/v1/image/labels?LabelFilter=%ff HTTP/1.1', 400],
  ['GET /api/nowhere HTTP/1.1', 404],
  ['GET /api/v1/workspaces HTTP/1.1', 500],
  ['HEAD /api/v1/images HTTP/1.1', 405],
  ['OPTIONS /api/v1/images HTTP/1.1', 405],
  ['TRACE /api/v1/images HTTP/1.1', 405],
  [`GET /?q=${'x'.repeat(20_000)} HTTP/1.1`, 414],
  [`GET /api/v1/images?Name=${'x'.repeat(20_000)} HTTP/1.1`, 414],
  ['GET //evil.example/ HTTP/1.1', 400],
];

describe('Host', () => {
  test('our own names reach every kind of answer', async () => {
    for (const host of [own, `localhost:${server.port}`, `[::1]:${server.port}`])
      for (const [line, status] of KINDS)
        expect([line, (await sendLines(server.port, line, [`Host: ${host}`])).status]).toEqual([line, status]);
  });

  test('no other name reaches any', async () => {
    const port = server.port;
    const foreign = [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      'localhost',
      `127.0.0.1:${port + 1}`,
      `localhost.:${port}`,
      `localhost.evil.example:${port}`,
      `127.0.0.1.nip.io:${port}`,
      `127.1:${port}`,
      `2130706433:${port}`,
      `0.0.0.0:${port}`,
      `[::ffff:127.0.0.1]:${port}`,
      `user@127.0.0.1:${port}`,
      `127.0.0.1:0${port}`,
      `http://127.0.0.1:${port}`,
      '',
    ];
    for (const host of foreign) {
      for (const [line] of KINDS) {
        const answer = await sendLines(port, line, [`Host: ${host}`]);
        expect([host, line, answer.status]).toEqual([host, line, 421]);
        expect(answer.body).not.toMatch(/system\.|regions|the page/);
      }
    }
  });

  test('exactly one', async () => {
    for (const headers of [
      [],
      [`Host: ${own}`, `Host: ${own}`],
      [`Host: ${own}`, 'host: evil.example'],
      ['Host: evil.example', `Host: ${own}`],
    ])
      for (const line of ['GET / HTTP/1.1', 'GET /api/session HTTP/1.1'])
        expect((await sendLines(server.port, line, headers)).status).toBe(421);
    expect((await sendLines(server.port, 'GET / HTTP/1.0', [])).status).toBe(421);
  });

  test('what proxies say about themselves changes nothing', async () => {
    const spoofed = ['X-Forwarded-Host: evil.example', `Forwarded: host=${own}`, `X-Forwarded-Host: ${own}`];
    expect((await sendLines(server.port, 'GET /api/session HTTP/1.1', ['Host: evil.example', ...spoofed])).status).toBe(
      421,
    );
    expect((await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${own}`, ...spoofed])).status).toBe(200);
  });
});

describe('the request target', () => {
  test.each([
    'http://127.0.0.1/api/session',
    'http://evil.example/',
    '//evil.example/api',
    '/api/v1/../session',
    '/x/../api/session',
    '/x/%2e%2e/api/session',
    '/x/.%2E/api/session',
    '/./api/session',
    '/api\\session',
    '/\\evil.example',
    '/api/session#x',
    '*',
  ])('%s is not answered', async (target) => {
    const answer = await sendLines(server.port, `GET ${target} HTTP/1.1`, [`Host: ${own}`]);
    expect(answer.status).toBe(400);
    expect(answer.body).not.toContain('regions');
  });

  test('bytes that are not ASCII are refused before anyone guesses their encoding', async () => {
    expect((await sendLines(server.port, 'GET /api/v1/images?Name=火 HTTP/1.1', [`Host: ${own}`])).status).toBe(400);
  });

  test('12 KB are answered, more is explained in the form that suits the path', async () => {
    const filled = (path: string, length: number) => path + 'x'.repeat(length - path.length);
    const most = await sendLines(server.port, `GET ${filled('/api/v1/images?Name=', 12_288)} HTTP/1.1`, [
      `Host: ${own}`,
    ]);
    expect(most.status).toBe(200);
    const longer = await sendLines(server.port, `GET ${filled('/api/v1/images?Name=', 12_289)} HTTP/1.1`, [
      `Host: ${own}`,
    ]);
    expect(longer.status).toBe(414);
    expect(rawRefusal(longer).Message).toContain('at most 12288');
    const page = await sendLines(server.port, `GET ${filled('/?q=', 20_000)} HTTP/1.1`, [`Host: ${own}`]);
    expect(page.status).toBe(414);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.body).toContain('The address is 20000 characters long');
  });
});

describe('foreign pages', () => {
  test('an Origin other than our own is refused on /api', async () => {
    const foreign = [
      'http://evil.example',
      'null',
      'http://1.2.3.4',
      `http://127.0.0.1:${server.port + 1}`,
      'http://127.0.0.1',
      `http://${own}.evil.example`,
      `http://${own}/`,
      `https://${own}@evil.example`,
      `HTTP://${own}`,
      '',
    ];
    for (const origin of foreign)
      for (const path of ['/api/session', '/api/v1/image/labels', '/api/nowhere']) {
        const answer = await sendLines(server.port, `GET ${path} HTTP/1.1`, [`Host: ${own}`, `Origin: ${origin}`]);
        expect([origin, path, answer.status]).toEqual([origin, path, 403]);
        expect(rawRefusal(answer).Code).toBe('Forbidden.CrossOrigin');
      }
  });

  test('where a request comes from, as browsers tell it', async () => {
    const status = async (site: string) =>
      (await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${own}`, `Sec-Fetch-Site: ${site}`])).status;
    expect(await status('same-origin')).toBe(200);
    expect(await status('none')).toBe(200);
    expect(await status('same-site')).toBe(403);
    expect(await status('cross-site')).toBe(403);
  });

  test('our own Origin passes, two do not, and links to the page may come from anywhere', async () => {
    const own200 = await sendLines(server.port, 'GET /api/session HTTP/1.1', [`Host: ${own}`, `Origin: http://${own}`]);
    expect(own200.status).toBe(200);
    expect(own200.headers.get('access-control-allow-origin')).toBeUndefined();
    const two = [`Host: ${own}`, `Origin: http://${own}`, 'Origin: http://evil.example'];
    expect((await sendLines(server.port, 'GET /api/session HTTP/1.1', two)).status).toBe(403);
    const link = [`Host: ${own}`, 'Sec-Fetch-Site: cross-site', 'Sec-Fetch-Mode: navigate'];
    expect((await sendLines(server.port, 'GET / HTTP/1.1', link)).status).toBe(200);
  });
});

describe('headers of every answer', () => {
  test('the API and its refusals: no cache, nothing to run', async () => {
    for (const [line] of KINDS.filter(([text]) => /\/(api|healthz|readyz)/.test(text)))
      for (const host of [own, 'evil.example']) {
        const { headers } = await sendLines(server.port, line, [`Host: ${host}`]);
        expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
        expect(headers.get('cache-control')).toBe('no-store');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('cross-origin-resource-policy')).toBe('same-origin');
        expect(headers.get('referrer-policy')).toBe('no-referrer');
      }
  });

  test('the page and its refusals: own scripts alone, no frame', async () => {
    for (const [line] of KINDS.filter(([text]) => !/\/(api|healthz|readyz)/.test(text)))
      for (const host of [own, 'evil.example']) {
        const { headers } = await sendLines(server.port, line, [`Host: ${host}`]);
        const policy = headers.get('content-security-policy') ?? '';
        expect(policy).toContain("default-src 'none'; script-src 'self'; style-src 'self'");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).toContain("require-trusted-types-for 'script'");
        expect(policy).not.toContain('unsafe');
        expect(headers.get('x-frame-options')).toBe('DENY');
        expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
        expect(headers.get('x-content-type-options')).toBe('nosniff');
        expect(headers.get('permissions-policy')).toContain('camera=()');
        for (const name of ['server', 'x-powered-by', 'strict-transport-security'])
          expect(headers.has(name)).toBe(false);
      }
  });
});
