import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { randomSecret } from '../auth/access-token.ts';
import { createLog } from '../log/log.ts';
import { ANSWER_KINDS } from '../testing/answer-kinds.ts';
import { sendLines } from '../testing/raw-request.ts';
import { settingsOf, TEST_FILES } from '../testing/serve.ts';
import { startServer } from './start-server.ts';

// Puts unique secrets into every setting that accepts one, then provokes every error. No response and no log line may
// contain a secret.

const ACCESS_TOKEN = 'canary-4711-access-token';
const EMBEDDED = {
  PAI_ACCESS_TOKEN: ACCESS_TOKEN,
  PAI_EMBEDDED_ACCESS_KEY_ID: 'canary-4711-embedded-id',
  PAI_EMBEDDED_ACCESS_KEY_SECRET: 'canary-4711-embedded-secret',
};
const LIVE = {
  PAI_ACCESS_TOKEN: ACCESS_TOKEN,
  ALIBABA_CLOUD_ACCESS_KEY_ID: 'canary-4711-live-id',
  ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'canary-4711-live-secret',
  ALIBABA_CLOUD_SECURITY_TOKEN: 'canary-4711-live-sts',
};

const closing: (() => Promise<unknown> | unknown)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

async function started(args: readonly string[], environment: Record<string, string>) {
  const lines: string[] = [];
  const log = createLog((line) => lines.push(line));
  const settings = settingsOf(['--auth', 'token', ...args], environment);
  const server = await startServer(settings, {
    files: TEST_FILES,
    version: '0',
    environment,
    log,
    freshToken: randomSecret(),
  });
  if (!server.ok) throw new Error(server.error);
  closing.push(() => server.value.close({ idleMs: 10 }));
  return { ...server.value, lines };
}

/** The lines that contain a secret, so that a failing test does not print all output. */
function leaks(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.includes('canary-4711'));
}

/** All responses of every kind: without a token, with a wrong one, and signed in. */
async function everyAnswer(port: number): Promise<string> {
  const own = `Host: 127.0.0.1:${port}`;
  const bearer = `Authorization: Bearer ${ACCESS_TOKEN}`;
  const texts: string[] = [];
  for (const { line, headers = [], body = '' } of ANSWER_KINDS)
    for (const who of [['Host: evil.example'], [own], [own, bearer], [own, 'Authorization: Bearer wrong']]) {
      const answer = await sendLines(port, line, [...who, ...headers], body);
      texts.push(JSON.stringify([answer.status, ...answer.headers]), answer.body);
    }
  return texts.join('\n');
}

describe('the embedded source', () => {
  test('leaks no secret for any request', async () => {
    const { port, announcement, lines } = await started([], EMBEDDED);
    expect(announcement).not.toContain('canary-4711');
    expect(leaks(await everyAnswer(port))).toEqual([]);

    const entered = await fetch(`http://127.0.0.1:${port}/?token=${ACCESS_TOKEN}&q=1`, { redirect: 'manual' });
    expect(entered.status).toBe(303);
    expect(JSON.stringify([...entered.headers])).not.toContain('canary-4711');
    expect(leaks(lines.join('\n'))).toEqual([]);
  });

  test('does not reveal the key that a signature needs', async () => {
    const { PAI_ACCESS_TOKEN: _, ...key } = EMBEDDED;
    const { port } = await started(['--auth', 'none'], key);
    const authorization = [
      'ACS3-HMAC-SHA256 Credential=wrong,SignedHeaders=host,Signature=00',
      `ACS3-HMAC-SHA256 Credential=${key.PAI_EMBEDDED_ACCESS_KEY_ID},SignedHeaders=host,Signature=${'0'.repeat(64)}`,
      'nonsense',
    ];
    for (const header of authorization) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/v1/images`, { headers: { authorization: header } });
      expect(answer.ok).toBe(false);
      expect(await answer.text()).not.toContain('canary-4711-embedded-secret');
    }
  });
});

describe('the live source', () => {
  /** A service that echoes the whole request, in a form that the region of the request chooses. */
  async function gossip(): Promise<string> {
    const server = createServer((request, response) => {
      // Without the access token: it is never sent to the service, as the headers show.
      const { PAI_ACCESS_TOKEN: _, ...key } = LIVE;
      const said = `${JSON.stringify(request.headers)} ${Object.values(key).join(' ')}`;
      const region = new URL(request.url ?? '', 'http://x').searchParams.get('Region');
      const form = FORMS.get(region ?? '') ?? refusal(403, 'NoPermission');
      form(request, response, said);
    });
    closing.push(() => server.close());
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  type Form = (request: IncomingMessage, response: ServerResponse, said: string) => void;

  function refusal(status: number, code: string): Form {
    return (_, response, said) => {
      response.writeHead(status, { 'Content-Type': 'application/json' });
      const detail = { AuthAction: 'paiimage:ListImages', AuthPrincipalOwnerId: said, NoPermissionType: said };
      response.end(JSON.stringify({ RequestId: 'R-1', Code: code, Message: said, AccessDeniedDetail: detail }));
    };
  }

  const FORMS: ReadonlyMap<string, Form> = new Map<string, Form>([
    ['cn-shanghai', refusal(400, 'SignatureDoesNotMatch')],
    ['cn-beijing', refusal(404, 'InvalidAccessKeyId.NotFound')],
    ['cn-shenzhen', refusal(500, 'InternalError')],
    ['cn-heyuan', (_, response, said) => response.writeHead(502, { 'Content-Type': 'text/html' }).end(`<p>${said}`)],
    [
      'cn-guangzhou',
      (_, response, said) => response.writeHead(302, { Location: `http://127.0.0.1:9/${said.length}` }).end(said),
    ],
    ['cn-wulanchabu', (_, response, said) => response.end(`{"Labels":[{"Key":"${said}`)],
    ['cn-hongkong', (_, response, said) => response.end(JSON.stringify({ RequestId: said, Labels: said }))],
    ['ap-southeast-1', (request, _, said) => request.socket.end(`HTTP/1.1 200 ${said}\r\n\r\nnot http`)],
    ['ap-southeast-3', (request) => request.socket.destroy()],
    [
      'ap-southeast-5',
      (_, response, said) => response.writeHead(200, { 'X-Said': said.replace(/[^!-~ ]/g, '') }).end('{}'),
    ],
  ]);

  test('leaks no secret for any request, even if the service echoes it', async () => {
    const { port, announcement, askCredentials, lines } = await started(
      ['--source', 'live', '--endpoint', await gossip()],
      LIVE,
    );
    expect(`${announcement} ${await askCredentials?.()}`).not.toContain('canary-4711');
    expect(leaks(await everyAnswer(port))).toEqual([]);

    const headers = { authorization: `Bearer ${ACCESS_TOKEN}`, cookie: 'a=canary-4711-cookie' };
    for (const region of FORMS.keys()) {
      const url = `http://127.0.0.1:${port}/api/v1/image/labels?Region=${region}&LabelFilter=a=canary-4711-asked`;
      const answer = await fetch(url, { headers });
      const text = (await answer.text()) + JSON.stringify([...answer.headers]);
      expect([region, answer.status >= 400, text.includes('canary-4711')]).toEqual([region, true, false]);
      expect(text).not.toMatch(/Signature=[0-9a-f]/);
    }
    expect(lines.length).toBeGreaterThan(FORMS.size);
    expect(leaks(lines.join('\n'))).toEqual([]);
    expect(lines.join('\n')).not.toMatch(/Signature=[0-9a-f]/);
  }, 60_000);

  test('logs no secret from a path or a report of an unauthenticated client', async () => {
    const { port, lines } = await started(['--source', 'live', '--endpoint', 'http://127.0.0.1:9'], LIVE);
    const own = [`Host: 127.0.0.1:${port}`, `Authorization: Bearer ${ACCESS_TOKEN}`];
    for (const secret of Object.values(LIVE)) await sendLines(port, `GET /${secret} HTTP/1.1`, own);
    await sendLines(port, `GET /api/v1/images/x?${ACCESS_TOKEN}=1&token=${ACCESS_TOKEN} HTTP/1.1`, own);
    const report = JSON.stringify({ 'csp-report': { 'blocked-uri': `https://${ACCESS_TOKEN}/${ACCESS_TOKEN}` } });
    const headers = ['Content-Type: application/csp-report', `Content-Length: ${report.length}`];
    expect((await sendLines(port, 'POST /api/csp-report HTTP/1.1', [...own, ...headers], report)).status).toBe(204);
    await expect.poll(() => lines.filter((line) => line.includes('"method"'))).toHaveLength(6);
    expect(leaks(lines.join('\n'))).toEqual([]);
  });
});
