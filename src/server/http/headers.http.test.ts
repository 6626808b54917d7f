import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ANSWER_KINDS, faultySource, isDataKind, nameOf } from '../testing/answer-kinds.ts';
import { sendLines } from '../testing/raw-request.ts';
import { serve } from '../testing/serve.ts';

let server: Awaited<ReturnType<typeof serve>>;
let own = '';

beforeAll(async () => {
  server = await serve({ source: faultySource() });
  own = `127.0.0.1:${server.port}`;
});
afterAll(() => server.close({ idleMs: 10 }));

describe('headers of every response', () => {
  const EVERYWHERE = {
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'x-acs-request-id': expect.stringMatching(/^([0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}|PAI-1)$/),
  };
  const DATA = {
    ...EVERYWHERE,
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
    'cache-control': 'no-store',
  };
  const PAGE = {
    ...EVERYWHERE,
    'content-security-policy': [
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'",
      "manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; object-src 'none'",
      "require-trusted-types-for 'script'; trusted-types 'none'; report-uri /api/csp-report",
    ].join('; '),
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-embedder-policy': 'require-corp',
    'origin-agent-cluster': '?1',
    'x-dns-prefetch-control': 'off',
    'permissions-policy':
      'accelerometer=(), camera=(), clipboard-read=(), display-capture=(), geolocation=(), gyroscope=(), hid=(), local-network-access=(), microphone=(), midi=(), payment=(), publickey-credentials-get=(), serial=(), usb=(), xr-spatial-tracking=()',
  };

  test.each(ANSWER_KINDS.map((kind) => [nameOf(kind), kind] as const))('%s', async (_, kind) => {
    for (const host of [own, 'evil.example', 'a b']) {
      const { line, headers: sent = [], body = '' } = kind;
      const { headers, status } = await sendLines(server.port, line, [`Host: ${host}`, ...sent], body);
      expect(Object.fromEntries(headers)).toMatchObject(isDataKind(kind) ? DATA : PAGE);
      for (const name of ['server', 'x-powered-by', 'strict-transport-security', 'access-control-allow-origin'])
        expect(headers.has(name)).toBe(false);
      if (status >= 400 && !/^HEAD/.test(kind.line)) expect(headers.get('content-type')).toMatch(/json|text\/html/);
    }
  });

  test('caches keep hashed files without a limit, and neither the page nor refusals', async () => {
    const cached = async (line: string, host = own) =>
      (await sendLines(server.port, line, [`Host: ${host}`])).headers.get('cache-control');
    expect(await cached('GET /assets/app-1.js HTTP/1.1')).toBe('public, max-age=31536000, immutable');
    expect(await cached('GET /assets/gone-1.js HTTP/1.1')).toBe('no-cache');
    expect(await cached('GET / HTTP/1.1')).toBe('no-store');
    expect(await cached('GET / HTTP/1.1', 'evil.example')).toBe('no-store');
  });
});
