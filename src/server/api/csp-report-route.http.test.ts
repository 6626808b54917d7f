import { connect } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { createTokenGate } from '../auth/token-gate.ts';
import { sendLines } from '../testing/raw-request.ts';
import { serve } from '../testing/serve.ts';

const running: Awaited<ReturnType<typeof serve>>[] = [];
afterEach(async () => {
  for (const server of running.splice(0)) await server.close({ idleMs: 10 });
});
async function served(parts: Parameters<typeof serve>[0] = {}) {
  const server = await serve(parts);
  running.push(server);
  return server;
}

const REPORT = JSON.stringify({
  'csp-report': {
    'effective-directive': 'img-src',
    'blocked-uri': 'https://evil.example/a?canary=1',
    'document-uri': 'http://x/?q=canary',
  },
});

function send(url: string, body: BodyInit, headers: Record<string, string> = {}) {
  const all = { 'content-type': 'application/csp-report', ...headers };
  return fetch(`${url}/api/csp-report`, { method: 'POST', headers: all, body, duplex: 'half' } as RequestInit);
}

describe('a report', () => {
  test('gets 204 and one log line with only the directive and the host', async () => {
    const { url, lines } = await served();
    const answer = await send(url, REPORT, { 'content-type': 'Application/CSP-Report; charset=utf-8' });
    expect([answer.status, await answer.text()]).toEqual([204, '']);
    expect(lines).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      time: expect.any(String),
      cspReport: [{ directive: 'img-src', blocked: 'evil.example' }],
      requestId: answer.headers.get('x-acs-request-id'),
    });
  });

  test('of the Reporting API too; other kinds of report write no line', async () => {
    const { url, lines } = await served();
    const headers = { 'content-type': 'application/reports+json' };
    const violation = { type: 'csp-violation', body: { effectiveDirective: 'script-src', blockedURL: 'inline' } };
    expect((await send(url, JSON.stringify([violation]), headers)).status).toBe(204);
    expect((await send(url, JSON.stringify([{ type: 'deprecation', body: {} }]), headers)).status).toBe(204);
    expect(lines).toHaveLength(1);
  });

  test('that is invalid is refused, and writes no line', async () => {
    const { url, lines } = await served();
    const status = async (...sent: Parameters<typeof send>) => {
      const answer = await send(...sent);
      return [answer.status, (await answer.json()).Code];
    };
    expect(await status(url, '{}')).toEqual([400, 'InvalidParameter']);
    const brokenUtf8 = Buffer.concat([
      Buffer.from('{"csp-report":{"blocked-uri":"'),
      Buffer.from([0xff]),
      Buffer.from('"}}'),
    ]);
    expect(await status(url, brokenUtf8)).toEqual([400, 'InvalidParameter']);
    expect(await status(url, REPORT, { 'content-type': 'application/json' })).toEqual([415, 'UnsupportedMediaType']);
    expect(lines).toEqual([]);
  });

  test('is accepted up to 8 KB, with or without Content-Length', async () => {
    const { url, lines } = await served();
    const filled = (length: number) => REPORT.padEnd(length, ' ');
    expect((await send(url, filled(8_192))).status).toBe(204);
    expect((await send(url, filled(8_193))).status).toBe(413);
    const inParts = (length: number) =>
      new ReadableStream<Uint8Array>({
        start(controller) {
          for (const part of filled(length).match(/.{1,1000}/gs) ?? [])
            controller.enqueue(new TextEncoder().encode(part));
          controller.close();
        },
      });
    expect((await send(url, inParts(8_192))).status).toBe(204);
    expect((await send(url, inParts(1_000_000))).status).toBe(413);
    expect(lines).toHaveLength(2);
  });

  test('is refused as the eleventh of a minute, with the time to wait, and writes no line', async () => {
    const { url, lines } = await served();
    for (let count = 0; count < 10; count += 1) expect((await send(url, REPORT)).status).toBe(204);
    const answer = await send(url, REPORT);
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(50);
    expect(lines).toHaveLength(10);
  });

  test('with another method is refused', async () => {
    const { url } = await served();
    const answer = await fetch(`${url}/api/csp-report`);
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

describe('a client that waits before it sends a body', () => {
  /** The status that comes while no byte of the body has been sent, and the one that comes after it. */
  function statuses(port: number, line: string, headers: readonly string[]): Promise<readonly number[]> {
    const all = [`Host: 127.0.0.1:${port}`, 'Expect: 100-continue', 'Connection: close', ...headers];
    return new Promise((resolve) => {
      const socket = connect(port, '127.0.0.1');
      let received = '';
      socket.on('data', (part) => {
        if (received === '' && part.includes(' 100 ')) socket.write(REPORT);
        received += part;
      });
      socket.on('error', () => socket.destroy());
      socket.on('close', () => resolve([...received.matchAll(/^HTTP\/1\.1 (\d+)/gm)].map(([, code]) => Number(code))));
      socket.write(`${[line, ...all].join('\r\n')}\r\n\r\n`);
    });
  }

  const LENGTH = `Content-Length: ${REPORT.length}`;
  const TYPE = 'Content-Type: application/csp-report';

  test.each<[line: string, headers: readonly string[], due: readonly number[]]>([
    ['POST /api/csp-report HTTP/1.1', [LENGTH, TYPE], [100, 204]],
    ['POST /api/csp-report HTTP/1.1', [LENGTH, 'Content-Type: text/plain'], [100, 415]],
    ['POST /api/csp-report HTTP/1.1', ['Content-Length: 20000', TYPE], [413]],
    ['POST /api/csp-report HTTP/1.1', [LENGTH, TYPE, 'Origin: http://evil.example'], [403]],
    ['POST /api/session HTTP/1.1', [LENGTH], [100, 405]],
    ['PUT / HTTP/1.1', [LENGTH], [100, 405]],
    ['GET /api/session HTTP/1.1', [LENGTH], [400]],
    ['GET /api/session HTTP/1.1', [], [200]],
    ['GET / HTTP/1.1', [], [200]],
  ])('%s %j gets %j', async (line, headers, due) => {
    const { port } = await served();
    expect(await statuses(port, line, headers)).toEqual(due);
  });
});

describe('allowed senders', () => {
  /** The headers that Chromium sends with a report of either form. */
  const byReportUri = (own: string) => [
    `Origin: http://${own}`,
    'Sec-Fetch-Site: same-origin',
    'Sec-Fetch-Mode: no-cors',
    'Sec-Fetch-Dest: report',
  ];

  async function statusFor(port: number, headers: readonly string[]): Promise<number> {
    const all = [`Host: 127.0.0.1:${port}`, 'Content-Type: application/csp-report', `Content-Length: ${REPORT.length}`];
    return (await sendLines(port, 'POST /api/csp-report HTTP/1.1', [...all, ...headers], REPORT)).status;
  }

  test('only a page of our own', async () => {
    const { port, lines } = await served();
    const own = `127.0.0.1:${port}`;
    expect(await statusFor(port, byReportUri(own))).toBe(204);
    expect(await statusFor(port, [`Origin: http://${own}`])).toBe(204);
    for (const foreign of [
      ['Origin: http://evil.example'],
      ['Origin: null'],
      ['Sec-Fetch-Site: cross-site'],
      ['Sec-Fetch-Site: same-site'],
      [...byReportUri(own), 'Origin: http://evil.example'],
    ])
      expect(await statusFor(port, foreign)).toBe(403);
    expect(lines).toHaveLength(2);
  });

  test('only with the cookie if a token is required', async () => {
    const { url, port, lines } = await served({ gate: createTokenGate('the-token-of-this-test', 1) });
    const entered = await fetch(`${url}/?token=the-token-of-this-test`, { redirect: 'manual' });
    const cookie = `Cookie: ${entered.headers.get('set-cookie')?.split(';')[0]}`;
    expect(await statusFor(port, byReportUri(`127.0.0.1:${port}`))).toBe(401);
    expect(await statusFor(port, [...byReportUri(`127.0.0.1:${port}`), cookie])).toBe(204);
    expect(lines).toHaveLength(1);
  });
});
