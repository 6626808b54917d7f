import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sendLines } from '../testing/raw-request.ts';
import { serve } from '../testing/serve.ts';
import { createTokenGate } from './token-gate.ts';

const TOKEN = 'the-token-of-this-test';
let server: Awaited<ReturnType<typeof serve>>;
let cookie = '';

beforeAll(async () => {
  server = await serve({ gate: createTokenGate(TOKEN, 4720) });
});
afterAll(() => server.close({ idleMs: 10 }));

function ask(path: string, headers: Record<string, string> = {}) {
  return fetch(server.url + path, { headers, redirect: 'manual' });
}

describe('without the token', () => {
  test.each(['/api/session', '/api/provenance', '/api/v1/image/labels', '/api/v1/images?x=/healthz', '/api/nowhere'])(
    '%s is 401 with an error body',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({ Code: 'AccessTokenRequired', HostId: `127.0.0.1:${server.port}` });
    },
  );

  test.each([
    '/',
    '/?q=cuda',
    '/nowhere',
    '/index.html',
    '/assets/app-1.js',
    '/healthz/x',
    '/sign-in',
    '/%61pi/session',
  ])('%s is the sign-in page', async (path) => {
    const answer = await ask(path);
    expect(answer.status).toBe(401);
    const page = await answer.text();
    expect(page).toContain('<label for="token">Access token</label>');
    expect(page).not.toContain('the page');
    expect(page).not.toContain(TOKEN);
  });

  test('health and the files of the sign-in page are public, and the page may load them', async () => {
    const page = await (await ask('/')).text();
    const loaded = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, path]) => path ?? '');
    expect(loaded).toHaveLength(3);
    for (const path of ['/healthz', '/readyz', ...loaded]) expect((await ask(path)).status).toBe(200);
    expect(page).not.toMatch(/<style|style=|<script>| on[a-z]+=/);
  });

  test.each(['', 'x', `${TOKEN}x`, TOKEN.slice(0, -1), TOKEN.toUpperCase()])('nor with %j', async (wrong) => {
    expect((await ask('/api/session', { authorization: `Bearer ${wrong}` })).status).toBe(401);
    expect((await ask('/api/session', { authorization: `Basic ${wrong}` })).status).toBe(401);
    expect((await ask('/api/session', { cookie: `pai-image-labels-4720=${wrong}` })).status).toBe(401);
    const answer = await ask(`/?token=${wrong}`);
    expect(answer.status).toBe(401);
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toContain('not the access token');
  });

  test('the token does not work as a cookie or as a parameter of the API', async () => {
    expect((await ask('/api/session', { cookie: `pai-image-labels-4720=${TOKEN}` })).status).toBe(401);
    expect((await ask(`/api/session?token=${TOKEN}`)).status).toBe(401);
  });
});

describe('with the token', () => {
  test('in the address: a cookie, and the same address without it', async () => {
    const answer = await ask(`/images?q=a%20b&token=${TOKEN}&LabelFilter=a=1,b=%2A`);
    expect(answer.status).toBe(303);
    expect(answer.headers.get('location')).toBe('/images?q=a%20b&LabelFilter=a=1,b=%2A');
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('set-cookie')).toMatch(
      /^pai-image-labels-4720=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/,
    );
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
    expect(cookie).not.toContain(TOKEN);
  });

  test.each([
    [`/?token=${TOKEN}`, '/'],
    [`/?token=wrong&token=${TOKEN}`, '/'],
    [`/?token=${TOKEN}%E2%80%8B`, '/'],
    [`/?token=%EF%BB%BF${TOKEN}%20&q=1`, '/?q=1'],
    [`/?a=1&tok%65n=${TOKEN}`, '/?a=1'],
    [`/?a=%ff&token=${TOKEN}`, '/?a=%ff'],
  ])('%s goes on at %s', async (path, location) => {
    const answer = await ask(path);
    expect([answer.status, answer.headers.get('location')]).toEqual([303, location]);
  });

  test('never redirects to another host', async () => {
    for (const path of ['//evil.example/', '/\\evil.example/', '///evil.example'])
      expect(
        (await sendLines(server.port, `GET ${path}?token=${TOKEN} HTTP/1.1`, [`Host: 127.0.0.1:${server.port}`]))
          .status,
      ).toBe(400);
  });

  test('the cookie gives access to everything, also next to other cookies', async () => {
    const jar = { cookie: `pai-image-labels-4721=x; pai-image-labels-4720=old; ${cookie}` };
    expect((await ask('/api/session', jar)).status).toBe(200);
    expect(await (await ask('/', jar)).text()).toContain('the page');
    expect((await ask('/assets/app-1.js', jar)).status).toBe(200);
  });

  test('a signed-in browser gets the clean address even with a wrong token in it', async () => {
    const answer = await ask('/?token=wrong&q=1', { cookie });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, '/?q=1']);
  });

  test('as a Bearer', async () => {
    expect((await ask('/api/session', { authorization: `Bearer ${TOKEN}` })).status).toBe(200);
    expect((await ask('/', { authorization: `bearer ${TOKEN}` })).status).toBe(200);
  });

  test('a wrong Bearer is refused even with a valid cookie, as the sign-in page needs', async () => {
    expect((await ask('/api/session', { cookie, authorization: 'Bearer wrong' })).status).toBe(401);
  });

  test('a cookie is invalid after its process has ended', async () => {
    const next = await serve({ gate: createTokenGate(TOKEN, 4720) });
    expect((await fetch(`${next.url}/api/session`, { headers: { cookie } })).status).toBe(401);
    await next.close({ idleMs: 10 });
  });
});
