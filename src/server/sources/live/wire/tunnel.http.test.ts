import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { connect, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { readProxies } from '../../../settings/proxy-settings.ts';
import { AccessKey } from '../credentials/access-key.ts';
import type { LiveEvent } from '../failure.ts';
import { SEND_LIMITS } from '../limits.ts';
import { createLiveSource } from '../live-source.ts';
import { type ProxyOptions, startProxy } from '../testing/connect-proxy.ts';
import { closeServers, httpServer, ONE_LABEL, rawServer, sendJson } from '../testing/fault-server.ts';
import { fixedCredentials } from '../testing/fixed-credentials.ts';
import { selfSigned } from '../testing/self-signed.ts';
import { errorIn, PATIENT, SHORT_LIMITS } from '../testing/test-source.ts';
import { createConnections } from './open-connection.ts';
import { createSender } from './send-request.ts';

let pem: ReturnType<typeof selfSigned>;
const closers: (() => Promise<unknown>)[] = [];

beforeAll(() => {
  pem = selfSigned('pai.example');
});
afterEach(async () => {
  await Promise.all(closers.splice(0).map((close) => close()));
  await closeServers();
});

async function proxyWith(options: ProxyOptions = {}) {
  const proxy = await startProxy(options);
  closers.push(proxy.close);
  return proxy;
}

/** The service behind TLS. `hosts`: the Host headers that it received. */
async function service() {
  const hosts: (string | undefined)[] = [];
  const server = createServer({ ...pem, keepAlive: true }, (request, response) => {
    hosts.push(request.headers.host);
    sendJson(response, ONE_LABEL);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(
    () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(resolve);
      }),
  );
  return { port: (server.address() as AddressInfo).port, hosts };
}

function proxiesOf(environment: Record<string, string>) {
  const read = readProxies(environment);
  if (!read.ok) throw new Error(read.error.join());
  return read.value;
}

async function send(origin: string, environment: Record<string, string>, ca: string | undefined = pem.cert) {
  const connections = createConnections(SEND_LIMITS, {
    proxies: proxiesOf(environment),
    ...(ca !== '' && { ca }),
  });
  const sender = createSender(SEND_LIMITS, connections);
  const request = { method: 'GET', origin, target: '/x', headers: { host: new URL(origin).host } } as const;
  const sent = await sender.send(request as unknown as Parameters<typeof sender.send>[0], PATIENT);
  await sender.close();
  return sent;
}

describe('a request through a proxy', () => {
  test('reaches the service by CONNECT, with the certificate of the service', async () => {
    const { port, hosts } = await service();
    const proxy = await proxyWith({ route: (target) => (target === 'pai.example:443' ? port : undefined) });
    const sent = await send('https://pai.example', { HTTPS_PROXY: proxy.url });
    expect(sent).toMatchObject({ ok: true, value: { status: 200 } });
    expect(proxy.connects).toEqual(['pai.example:443']);
    expect(proxy.authorizations).toEqual([undefined]);
    expect(hosts).toEqual(['pai.example']);
  });

  test('opens one tunnel for each request', async () => {
    const { port } = await service();
    const proxy = await proxyWith({ route: () => port });
    const all = await Promise.all(
      Array.from({ length: 20 }, () => send('https://pai.example', { HTTPS_PROXY: proxy.url })),
    );
    expect(all.every(({ ok }) => ok)).toBe(true);
    expect(proxy.connects).toHaveLength(20);
  });

  test('sends user and password only to the proxy', async () => {
    const { port } = await service();
    const proxy = await proxyWith({ route: () => port });
    const url = proxy.url.replace('http://', 'http://us%40er:p%3Ass@');
    expect(await send('https://pai.example:8443', { https_proxy: url })).toMatchObject({ ok: true });
    expect(proxy.connects).toEqual(['pai.example:8443']);
    expect(proxy.authorizations).toEqual([`Basic ${Buffer.from('us@er:p:ss').toString('base64')}`]);
  });

  test('goes through a proxy that speaks TLS itself', async () => {
    const { port } = await service();
    const inner = await proxyWith({ route: () => port });
    const own = selfSigned('localhost');
    const outer = createTlsServer(own, (socket) => {
      const upstream = connect(Number(new URL(inner.url).port), '127.0.0.1');
      socket.on('error', () => upstream.destroy());
      upstream.on('error', () => socket.destroy());
      socket.pipe(upstream).pipe(socket);
    });
    await new Promise<void>((resolve) => outer.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => outer.close(resolve)));
    const HTTPS_PROXY = `https://localhost:${(outer.address() as AddressInfo).port}`;
    expect(await send('https://pai.example', { HTTPS_PROXY }, `${pem.cert}\n${own.cert}`)).toMatchObject({ ok: true });
    expect(inner.connects).toEqual(['pai.example:443']);
    const untrusted = await send('https://pai.example', { HTTPS_PROXY }, pem.cert);
    expect(untrusted).toMatchObject({ ok: false, error: { kind: 'proxy', proxy: { kind: 'tls' } } });
  });

  test('goes directly if the target is this machine', async () => {
    const proxy = await proxyWith();
    const direct = await httpServer((_request, response) => sendJson(response, ONE_LABEL));
    expect(await send(direct.url, { http_proxy: proxy.url, HTTPS_PROXY: proxy.url })).toMatchObject({ ok: true });
    expect(proxy.connects).toEqual([]);
    expect(proxy.requests).toEqual([]);
  });
});

describe('a proxy that fails is named, and PAI is not blamed', () => {
  async function messageWith(HTTPS_PROXY: string): Promise<{ code: string; message: string }> {
    const events: LiveEvent[] = [];
    const { credentials } = fixedCredentials(new AccessKey('id', 'secret'));
    const source = createLiveSource(
      { region: 'cn-hangzhou', network: 'public' },
      {
        credentials,
        limits: SHORT_LIMITS,
        random: () => 0,
        log: (event) => events.push(event),
        proxies: proxiesOf({ HTTPS_PROXY }),
      },
    );
    const error = errorIn(await source.listImageLabels({}, PATIENT));
    await source.close();
    expect(error.message).not.toMatch(/^PAI|secret|canary/);
    expect(events.find(({ event }) => event === 'upstream')).toMatchObject({ fault: 'proxy', code: 'PROXY_FAILED' });
    return error;
  }

  test.each([
    ['407 Proxy Authentication Required', /refused the user and the password of its URL \(407\)/],
    ['403 Forbidden', /does not allow this host \(403\)/],
    ['502 Bad Gateway', /could not reach the host \(502\)/],
    ['302 Found', /answered 302 instead of opening a connection/],
  ])('%s', async (connectStatus, words) => {
    const proxy = await proxyWith({ connectStatus });
    const { code, message } = await messageWith(proxy.url.replace('//', '//user:canary-password@'));
    expect(code).toBe('PROXY_FAILED');
    expect(message).toContain(`The proxy ${proxy.host} `);
    expect(message).toMatch(words);
    expect(message).toContain('so PAI in cn-hangzhou was not asked');
  });

  test.each([
    ['', ['Basic realm="x"'], /asked for a user and a password \(407\), which belong into the URL/],
    ['', ['NTLM', 'Basic realm="x"'], /asked for a user and a password \(407\)/],
    ['', ['Negotiate', 'NTLM'], /asked for a sign-in by NTLM or Negotiate \(407\), which is not supported/],
    ['user:canary@', ['Negotiate, NTLM'], /asked for a sign-in by NTLM or Negotiate \(407\), .* such as cntlm or px/],
    ['user:canary@', ['Digest realm="Basic canary", nonce="NTLM"'], /asked for a sign-in by Digest \(407\)/],
    ['user:canary@', ['basic realm="canary"'], /refused the user and the password of its URL \(407\)/],
    ['', ['canary realm="x"'], /asked for a user and a password \(407\)/],
  ])('407 with user %j, as the proxy asks for %j', async (user, challenges, words) => {
    const connectHeaders = challenges.map((challenge) => `Proxy-Authenticate: ${challenge}`);
    const proxy = await proxyWith({ connectStatus: '407 Proxy Authentication Required', connectHeaders });
    expect((await messageWith(proxy.url.replace('//', `//${user}`))).message).toMatch(words);
  });

  /** Sends the first text as the response to CONNECT, and the others later. */
  async function proxyThat(...answers: readonly (string | 'end')[]) {
    const counts = new Map<Socket, number>();
    const server = await rawServer((socket) => {
      const count = counts.get(socket) ?? 0;
      counts.set(socket, count + 1);
      const answer = answers[count] ?? '';
      if (answer === 'end') socket.destroy();
      else socket.write(answer);
    });
    return server.url;
  }
  const OPEN = 'HTTP/1.1 200 Connection established\r\n\r\n';
  const PAGE = 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<html></html>';

  test.each([
    ['opens and closes', [OPEN, 'end'], /said that the connection is open, and then closed it/],
    ['opens and sends a page', [OPEN, PAGE], /reported an open connection, but its data is not TLS/],
    ['answers with a page at once', [PAGE], /reported an open connection, but its data is not TLS/],
    ['opens and is silent', [OPEN], /said that the connection is open, but nothing came through it in time/],
    ['refuses with a page', [PAGE.replace('200 OK', '403 Forbidden')], /does not allow this host \(403\)/],
    ['fails with a page', [PAGE.replace('200 OK', '502 Bad Gateway')], /could not reach the host \(502\)/],
    ['limits the pace', [PAGE.replace('200 OK', '429 Too Many Requests')], /limits how often it may be asked \(429\)/],
    ['wants a sign-in', ['HTTP/1.1 511 Sign in\r\n\r\n'], /asks for a sign-in to the network first \(511\)/],
    ['speaks something else', ['220 ESMTP\r\n'], /answered with something that is not HTTP/],
    ['closes at once', ['end'], /closed the connection without an answer/],
  ])('that %s', async (_name, answers, words) => {
    const { code, message } = await messageWith(await proxyThat(...answers));
    expect(code).toBe('PROXY_FAILED');
    expect(message).toMatch(/^The proxy 127\.0\.0\.1:\d+ /);
    expect(message).toMatch(words);
    expect(message).not.toMatch(/html|ESMTP/);
  });

  test('that responds byte by byte', async () => {
    const server = await rawServer((socket) => {
      const dripping = setInterval(() => socket.write('x'), 100);
      socket.write('HTTP/1.1 200 OK\r\nX-Slow: ');
      socket.on('close', () => clearInterval(dripping));
    });
    expect((await messageWith(server.url)).message).toMatch(/^The proxy 127\.0\.0\.1:\d+ did not answer in time/);
  });

  test('that speaks plain HTTP though its URL says https', async () => {
    const proxy = await proxyWith();
    const { message } = await messageWith(proxy.url.replace('http:', 'https:'));
    expect(message).toContain(`The proxy ${proxy.host} does not speak TLS, as the https:// of its URL says`);
  });

  test('that speaks TLS though its URL says http', async () => {
    const server = createTlsServer(selfSigned(), (socket) => socket.on('error', () => {}));
    server.on('tlsClientError', () => {});
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    closers.push(() => new Promise((resolve) => server.close(resolve)));
    const { message } = await messageWith(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    expect(message).toMatch(
      /^The proxy 127\.0\.0\.1:\d+ (answered with something that is not HTTP|closed the connection)/,
    );
  });

  test('that refuses the connection', async () => {
    expect(await messageWith('http://127.0.0.1:9')).toMatchObject({
      code: 'PROXY_FAILED',
      message: expect.stringMatching(/^The proxy 127\.0\.0\.1:9 refused the connection, so PAI/),
    });
  });

  test('whose name is unknown', async () => {
    const { message } = await messageWith('http://no-such-proxy.invalid:3128');
    expect(message).toMatch(
      /^The proxy no-such-proxy\.invalid:3128 has a name that (is not known|could not be looked up)/,
    );
  });

  test('that does not respond', async () => {
    const proxy = await proxyWith({ connectStatus: 'silent' });
    expect((await messageWith(proxy.url)).message).toContain(`The proxy ${proxy.host} did not answer in time`);
  });

  test('whose port belongs to a service that closes', async () => {
    const closing = await httpServer((request) => request.socket.destroy());
    expect((await messageWith(closing.url)).message).toMatch(/^The proxy 127\.0\.0\.1:\d+ closed the connection/);
  });
});

test('a certificate for another name is reported as one', async () => {
  const { port } = await service();
  const proxy = await proxyWith({ route: () => port });
  expect(await send('https://other.example', { HTTPS_PROXY: proxy.url })).toEqual({
    ok: false,
    error: { kind: 'tls-name' },
  });
});

test('an untrusted certificate of the service is not reported as a proxy error', async () => {
  const { port } = await service();
  const proxy = await proxyWith({ route: () => port });
  expect(await send('https://pai.example', { HTTPS_PROXY: proxy.url }, '')).toEqual({
    ok: false,
    error: { kind: 'tls' },
  });
});
