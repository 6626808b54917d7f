import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PaiErrorBody } from '../../src/contract/errors.ts';
import { startProxy } from '../../src/server/sources/live/testing/connect-proxy.ts';
import { selfSigned } from '../../src/server/sources/live/testing/self-signed.ts';
import { startStandIn } from '../stand-in/stand-in.mjs';
import { startServer } from '../support/server.mjs';
import { CANARIES, LABELS } from './server.mjs';

// The built product behind a proxy that intercepts TLS with its own certificate, as company proxies may.

const ENDPOINT = 'https://pai.corp.example';
const PASSWORD = 'canary-proxy-password';

let standIn: Awaited<ReturnType<typeof startStandIn>>;
let proxy: Awaited<ReturnType<typeof startProxy>>;
let folder: string;
let port: number;
const closers: (() => void)[] = [];

beforeAll(async () => {
  standIn = await startStandIn({ key: { id: CANARIES.keyId, secret: CANARIES.keySecret } });
  folder = mkdtempSync(join(tmpdir(), 'live-proxy-'));
  const pem = selfSigned('pai.corp.example');
  writeFileSync(join(folder, 'ca.pem'), pem.cert);
  const tls = createServer(pem, (socket) => {
    const upstream = connect(Number(new URL(standIn.origin).port), '127.0.0.1');
    socket.on('error', () => upstream.destroy());
    upstream.on('error', () => socket.destroy());
    socket.pipe(upstream).pipe(socket);
  });
  await new Promise<void>((resolve) => tls.listen(0, '127.0.0.1', resolve));
  closers.push(() => tls.close());
  ({ port } = tls.address() as AddressInfo);
  proxy = await startProxy({ route: (target) => (target === 'pai.corp.example:443' ? port : undefined) });
});
afterAll(async () => {
  for (const close of closers) close();
  rmSync(folder, { recursive: true });
  await proxy.close();
  await standIn.stop();
});

/** The responses and the output of the product; neither may contain a secret. */
async function askOnce(env: Record<string, string>, endpoint = ENDPOINT) {
  const server = await startServer({
    flags: ['--source', 'live', '--endpoint', endpoint],
    env: {
      ALIBABA_CLOUD_ACCESS_KEY_ID: CANARIES.keyId,
      ALIBABA_CLOUD_ACCESS_KEY_SECRET: CANARIES.keySecret,
      PAI_ACCESS_TOKEN: CANARIES.accessToken,
      ...env,
    },
  });
  const answer = await fetch(`${server.origin}${LABELS}`, {
    headers: { Authorization: `Bearer ${CANARIES.accessToken}` },
  });
  const text = await answer.text();
  await server.stop();
  const output = server.output();
  for (const secret of [...Object.values(CANARIES), PASSWORD, Buffer.from(`user:${PASSWORD}`).toString('base64')])
    expect(`${text}\n${output}`).not.toContain(secret);
  return { status: answer.status, text, output };
}

describe('behind a proxy', { timeout: 30_000 }, () => {
  test('with the certificate in NODE_EXTRA_CA_CERTS, signed requests arrive', async () => {
    const before = standIn.requests.length;
    const answer = await askOnce({
      HTTPS_PROXY: proxy.url.replace('//', `//user:${PASSWORD}@`),
      NODE_EXTRA_CA_CERTS: join(folder, 'ca.pem'),
      NO_PROXY: 'internal.example',
    });
    expect(answer.status).toBe(200);
    expect(answer.output).toContain(
      `requests go through the proxy ${proxy.url} (HTTPS_PROXY), except to this machine and to internal.example (NO_PROXY)`,
    );
    expect(proxy.connects).toEqual(['pai.corp.example:443']);
    expect(proxy.authorizations).toEqual([`Basic ${Buffer.from(`user:${PASSWORD}`).toString('base64')}`]);
    const [seen, ...more] = standIn.requests.slice(before);
    expect(more).toEqual([]);
    expect(seen).toMatchObject({ operation: 'ListImageLabels', refusedWith: undefined });
  });

  test('without it, the response names NODE_EXTRA_CA_CERTS', async () => {
    const answer = await askOnce({ HTTPS_PROXY: proxy.url });
    expect(answer.status).toBe(502);
    expect(PaiErrorBody.parse(JSON.parse(answer.text))).toMatchObject({
      Code: 'UNREACHABLE',
      Message: expect.stringContaining('NODE_EXTRA_CA_CERTS'),
    });
  });

  test('that refuses, the response names the proxy', async () => {
    const answer = await askOnce({ HTTPS_PROXY: 'http://127.0.0.1:9' });
    expect(answer.status).toBe(502);
    expect(PaiErrorBody.parse(JSON.parse(answer.text))).toMatchObject({
      Code: 'PROXY_FAILED',
      Message: expect.stringMatching(/^The proxy 127\.0\.0\.1:9 refused the connection/),
    });
  });

  test('a service on this machine is reached directly', async () => {
    const before = proxy.connects.length;
    const answer = await askOnce({ HTTPS_PROXY: proxy.url, HTTP_PROXY: proxy.url }, standIn.origin);
    expect(answer.status).toBe(200);
    expect(proxy.connects).toHaveLength(before);
    expect(proxy.requests).toEqual([]);
  });
});
