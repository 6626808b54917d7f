import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { createTokenGate } from '../auth/token-gate.ts';
import { type AnyRequest, anyRequest, bytesOf } from '../testing/any-request.ts';
import { brokenBytes } from '../testing/broken-bytes.ts';
import { type RawAnswer, rawRefusal, sendRaw } from '../testing/raw-request.ts';
import { serve } from '../testing/serve.ts';
import { contextOf } from './target.ts';

/** A busy machine needs time for a thousand connections. */
const PATIENCE_MS = 30_000;

type Server = Awaited<ReturnType<typeof serve>>;
let open: Server;
let gated: Server;

beforeAll(async () => {
  open = await serve();
  gated = await serve({ gate: createTokenGate('the-token-of-this-test', 4720) });
});
afterAll(() => Promise.all([open, gated].map(({ close }) => close({ idleMs: 10 }))));

afterEach(async () => {
  for (const { url, lines } of [open, gated]) {
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    // Each internal error is a line in the log. A bad request is not an internal error.
    expect(lines.filter((line) => line.includes('"fault"'))).toEqual([]);
  }
});

const ownOf = ({ port }: Server) => `127.0.0.1:${port}`;

/** For every request: the required security headers, and no changed prototype. */
function expectSafe({ headers }: RawAnswer): void {
  expect(Object.fromEntries(headers)).toMatchObject({
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'x-frame-options': 'DENY',
    'content-security-policy': expect.stringMatching(/^default-src 'none'; .*frame-ancestors 'none'/),
    'x-acs-request-id': expect.stringMatching(/^[0-9A-F-]{36}$/),
  });
  for (const name of ['access-control-allow-origin', 'x-powered-by', 'server', 'x-y'])
    expect(headers.has(name)).toBe(false);
  expect(Reflect.has({}, 'polluted')).toBe(false);
}

function isApi({ target }: AnyRequest): boolean {
  return contextOf(target).isApi;
}

/** The requests that any single host may make. */
function isProbe({ method, target }: AnyRequest): boolean {
  return /^(GET|HEAD)$/.test(method) && /^\/(healthz|readyz)(\?|$)/.test(target);
}

/** A response to a probe: its status, or a refusal for a reason other than the host, without other data. */
function expectProbed({ status, body }: RawAnswer): void {
  expect([200, 400, 413, 414, 431]).toContain(status);
  if (status === 200 && body !== '')
    expect(JSON.parse(body)).toEqual({ RequestId: expect.any(String), status: expect.any(String) });
}

/** A refusal is 4xx, and under /api PAI's error body names the reason. */
function expectRefusal(request: AnyRequest, answer: RawAnswer): void {
  expect(answer.status).toBeGreaterThanOrEqual(400);
  expect(answer.status).toBeLessThan(500);
  if (isApi(request) && request.method !== 'HEAD') expect(rawRefusal(answer).Code).toMatch(/^[A-Za-z.]+$/);
}

test(
  'every whole request is answered, and never by a fault of ours',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const answer = await sendRaw(open.port, bytesOf(request, [ownOf(open)]));
        expectSafe(answer);
        if (answer.status >= 400) expectRefusal(request, answer);
        // A link that lost its form leads to a view.
        else if (answer.status === 308)
          expect(answer.headers.get('location')).toMatch(/^\/(images|matrix|compare|checks)?(\?|$)/);
        else expect([200, 204, 304]).toContain(answer.status);
      }),
      { numRuns: 500 },
    );
  },
  PATIENCE_MS,
);

test(
  'no request that names another host, none or two gets anything but 421, and a probe nothing but its status',
  async () => {
    const hosts = fc
      .oneof(
        fc.constantFrom('evil.example', 'localhost', '', '127.0.0.1'),
        fc.domain(),
        fc.string({ unit: fc.constantFrom(...'0123456789.:[]@a-%') }),
      )
      .chain((host) =>
        fc.constantFrom([host], [host, ownOf(open)], [ownOf(open), host], [], [ownOf(open), ownOf(open)]),
      );
    await fc.assert(
      fc.asyncProperty(anyRequest, hosts, async (request, names) => {
        const answer = await sendRaw(open.port, bytesOf(request, names));
        expectSafe(answer);
        if (isProbe(request) && names.length === 1 && answer.status !== 421) return expectProbed(answer);
        expectRefusal(request, answer);
        expect(answer.status).toBe(421);
      }),
      { numRuns: 200 },
    );
  },
  PATIENCE_MS,
);

/** Refusals of the guard before any token check, and of the gate itself. */
const BEFORE_THE_API = [
  ...['InvalidRequestTarget', 'RequestTargetTooLong', 'RequestHeadersTooLarge', 'RequestBodyTooLarge'],
  ...['UnexpectedBody', 'Forbidden.CrossOrigin', 'AccessTokenRequired'],
];

test(
  'without the token no request gets so far as the API, nor to the page',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, async (request) => {
        const answer = await sendRaw(gated.port, bytesOf(request, [ownOf(gated)]));
        expectSafe(answer);
        expect(answer.body).not.toMatch(/system\.|the page/);
        if (!isApi(request)) return;
        expectRefusal(request, answer);
        if (request.method !== 'HEAD') expect(BEFORE_THE_API).toContain(rawRefusal(answer).Code);
      }),
      { numRuns: 200 },
    );
  },
  PATIENCE_MS,
);

test(
  'bytes that are hardly a request are answered in bounds, or not at all',
  async () => {
    await fc.assert(
      fc.asyncProperty(anyRequest, fc.boolean(), brokenBytes, async (request, isOwn, breakUp) => {
        const bytes = breakUp(bytesOf(request, [isOwn ? ownOf(open) : 'evil.example']));
        const answer = await sendRaw(open.port, bytes, { endAfterMs: 20 });
        expect(Reflect.has({}, 'polluted')).toBe(false);
        if (answer.status === 0) return;
        expectSafe(answer);
        expect(answer.status).toBeLessThan(500);
        if (!isOwn && isProbe(request) && answer.status === 200) return expectProbed(answer);
        // A probe under any host is refused only for its own errors.
        if (!isOwn) expect([400, 408, 421, 431, ...(isProbe(request) ? [413] : [])]).toContain(answer.status);
        if (!isOwn) expect(answer.body).not.toMatch(/HTTP\/1\.1 [23]|system\.|the page/);
      }),
      { numRuns: 400 },
    );
  },
  PATIENCE_MS,
);
