import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWER_KINDS, type AnswerKind, faultySource, isProbeKind, nameOf } from '../testing/answer-kinds.ts';
import { rawRefusal, sendLines } from '../testing/raw-request.ts';
import { serve, settingsOf } from '../testing/serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
let own = '';

beforeAll(async () => {
  server = await serve({ source: faultySource() });
  own = `127.0.0.1:${server.port}`;
});
afterAll(() => server.close({ idleMs: 10 }));

function ask({ line, headers = [], body = '' }: AnswerKind, host: string) {
  return sendLines(server.port, line, [`Host: ${host}`, ...headers], body);
}

/** The foreign values below that are a single host with an optional port. */
const WELL_FORMED = /^(\[[0-9a-f:.]+\]|[a-z0-9-]+(\.[a-z0-9-]+)*)(:[1-9][0-9]*)?$/;

describe('Host', () => {
  test('our own names get every kind of response', async () => {
    const { port } = server;
    for (const host of [own, `localhost:${port}`, `[::1]:${port}`, `LocalHost:${port}`, `localhost.:${port}`])
      for (const kind of ANSWER_KINDS)
        expect([nameOf(kind), (await ask(kind, host)).status]).toEqual([nameOf(kind), kind.status]);
  });

  test('no other name gets any', async () => {
    const port = server.port;
    const foreign = [
      'evil.example',
      `evil.example:${port}`,
      '127.0.0.1',
      'localhost',
      `127.0.0.1:${port + 1}`,
      `localhost..:${port}`,
      `.localhost:${port}`,
      `localhost.:${port}.`,
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
      for (const kind of ANSWER_KINDS) {
        const answer = await ask(kind, host);
        const expected = isProbeKind(kind) && WELL_FORMED.test(host) ? 200 : 421;
        expect([host, nameOf(kind), answer.status]).toEqual([host, nameOf(kind), expected]);
        expect(answer.body).not.toMatch(/system\.|regions|the page/);
      }
    }
  });

  test('a probe may name any single host, and gets no data', async () => {
    const hosts = ['10.244.0.5:4720', '[fd00::5]:4720', 'Pod-1.pai.svc.cluster.local.', '1.2.3.4.5', 'a_b', '0', 'x:1'];
    for (const path of ['/healthz', '/readyz', '/healthz?probe=1'])
      for (const method of ['GET', 'HEAD'])
        for (const host of hosts) {
          const answer = await sendLines(server.port, `${method} ${path} HTTP/1.1`, [`Host: ${host}`]);
          expect([method, path, host, answer.status]).toEqual([method, path, host, 200]);
          if (method === 'GET') expect(Object.keys(JSON.parse(answer.body))).toEqual(['RequestId', 'status']);
        }
    const refused = [
      ...['POST /healthz', 'OPTIONS /readyz', 'TRACE /healthz', 'GET /healthz/', 'GET /Healthz', 'GET /readyz/x'],
      ...['GET /%68ealthz', 'GET //healthz', 'GET /healthz%3f', 'GET http://10.244.0.5/healthz', 'GET /healthz;/api'],
    ];
    for (const line of refused)
      expect([line, (await sendLines(server.port, `${line} HTTP/1.1`, ['Host: 10.244.0.5:4720'])).status]).toEqual([
        line,
        421,
      ]);
    for (const headers of [
      [],
      ['Host:'],
      ['Host: a b'],
      ['Host: a/b'],
      ['Host: a', 'Host: a'],
      [`Host: ${own}`, 'Host: a'],
    ])
      expect([headers, (await sendLines(server.port, 'GET /healthz HTTP/1.1', headers)).status]).toEqual([
        headers,
        421,
      ]);
  });

  test('a probe of HTTP/1.0 may name no host, and nothing else may', async () => {
    for (const method of ['GET', 'HEAD'])
      for (const path of ['/healthz', '/readyz', '/healthz?probe=1'])
        expect([method, path, (await sendLines(server.port, `${method} ${path} HTTP/1.0`, [])).status]).toEqual([
          method,
          path,
          200,
        ]);
    for (const line of ['GET /', 'GET /api/session', 'GET /healthz/', 'POST /healthz', 'GET /assets/app-1.js', 'GET *'])
      expect([line, (await sendLines(server.port, `${line} HTTP/1.0`, [])).status]).toEqual([line, 421]);
    for (const headers of [['Host:'], ['Host: a b'], ['Host: a', 'Host: a']])
      expect((await sendLines(server.port, 'GET /healthz HTTP/1.0', headers)).status).toBe(421);
  });

  test('the refusal names the value and the setting that allows it, in response and log', async () => {
    const log = await serve({ settings: settingsOf(['--allowed-hosts', 'pai.example.com']) });
    const refusalOf = async (host: string) => {
      const answer = await sendLines(log.port, 'GET /api/session HTTP/1.1', [`Host: ${host}`]);
      return rawRefusal(answer).Message;
    };
    expect(await refusalOf('LOCALHOST.:8080')).toContain('Host "LOCALHOST.:8080" is not a name of this server.');
    expect(JSON.parse(log.lines[0] ?? '')).toEqual({
      time: expect.any(String),
      refused: expect.stringMatching(/^Host "LOCALHOST\.:8080" .* --allowed-hosts pai\.example\.com,localhost:8080 /),
    });
    // A foreign page may read the response, so it contains no other name.
    expect(await refusalOf('localhost:8080')).toMatch(/start it with --allowed-hosts localhost:8080 /);
    for (const host of [
      'a b',
      'user@localhost:8080',
      'a,b',
      '127.1:8080',
      '[0:0::1]:8080',
      'x:99999',
      'caf\u00e9',
      'h'.repeat(4_000),
    ]) {
      const message = await refusalOf(host);
      expect(message).toMatch(/^Host ".{1,200}" is not a host name .* so --allowed-hosts cannot allow it$/);
      // 127.1 and [0:0::1] are addresses, in a form that no browser sends.
      expect(message).toContain('as browsers send it');
      expect(message).toMatch(/^[\x20-\x7e…]*$/);
    }
    const page = await sendLines(log.port, 'GET / HTTP/1.1', ['Host: <b>&"']);
    expect(page.body).toContain('Host &#34;&#60;b&#62;&#38;\\&#34;&#34; is not a host name');
    const two = await sendLines(log.port, 'GET / HTTP/1.1', ['Host: one.example', 'Host: two.example']);
    expect(two.body).toContain('2 Host headers, &#34;one.example&#34; and &#34;two.example&#34;; there must be one');
    await expect.poll(() => log.lines.join()).toMatch(/\(and 10 more within 1 s\)/);
    await log.close({ idleMs: 10 });
  });

  test('must occur exactly once', async () => {
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

  test('headers of proxies change nothing', async () => {
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

  test('bytes that are not ASCII are refused before they are decoded', async () => {
    expect((await sendLines(server.port, 'GET /api/v1/images?Name=火 HTTP/1.1', [`Host: ${own}`])).status).toBe(400);
  });

  test('12 KB are accepted; a longer one gets an error in the form that suits the path', async () => {
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
      `http://${own}..`,
      `http://x${own}`,
      `http://${own}0`,
      `https://${own}@evil.example`,
      `HTTP://${own}`,
      '',
    ];
    for (const origin of foreign)
      for (const asked of [
        'GET /api/session',
        'GET /api/v1/image/labels',
        'GET /api/nowhere',
        'POST /api/csp-report',
      ]) {
        const answer = await sendLines(server.port, `${asked} HTTP/1.1`, [`Host: ${own}`, `Origin: ${origin}`]);
        expect([origin, asked, answer.status]).toEqual([origin, asked, 403]);
        expect(rawRefusal(answer).Code).toBe('Forbidden.CrossOrigin');
      }
  });

  test('the Sec-Fetch-Site header of browsers decides', async () => {
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
