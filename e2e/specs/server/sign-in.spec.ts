import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { screenOf } from '../../support/screen.ts';
import { freePort } from '../../support/serve-under.mjs';
import { expect, test } from '../../support/test.ts';

test('a server that checks signatures explains why the page has no table', async ({ page, launch }) => {
  const server = await launch({
    env: { PAI_EMBEDDED_ACCESS_KEY_ID: 'a-key', PAI_EMBEDDED_ACCESS_KEY_SECRET: 'a-secret-of-the-test' },
  });
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Signed requests only' })).toBeVisible();
  await expect(screenOf(page).table).toHaveCount(0);
});

test('a server with a token opens by its link, and shows the sign-in page without it', async ({
  page,
  browser,
  launch,
  watch,
}) => {
  watch.allow(/Failed to load resource.*401|status of 401/);
  const server = await launch({ flags: ['--auth', 'token'] });
  const screen = screenOf(page);
  await page.goto(`${server.url}&q=cuda`);
  await expect(screen.rows.first()).toBeVisible();
  expect(page.url()).toBe(`${server.origin}/?q=cuda`);

  const stranger = await browser.newContext();
  await watch.follow(stranger);
  const other = await stranger.newPage();
  await other.goto(`${server.origin}/?q=cuda`);
  await expect(screenOf(other).table).toHaveCount(0);
  const token = new URL(server.url).searchParams.get('token') ?? '';
  const field = other.getByRole('textbox').or(other.locator('input[type=password]')).first();
  await field.fill(`${server.url}x`);
  await other.keyboard.press('Enter');
  await expect(other.getByRole('alert')).not.toBeEmpty();
  // The token alone, or the whole link as the server prints it.
  for (const text of [token, ` ${server.url} `]) {
    await stranger.clearCookies();
    await other.goto(`${server.origin}/?q=cuda`);
    await field.fill(text);
    await other.keyboard.press('Enter');
    await expect(screenOf(other).rows.first()).toBeVisible();
    expect(other.url()).toBe(`${server.origin}/?q=cuda`);
  }
  await stranger.close();
});

/**
 * A proxy of the browser that no cookie passes. A headless shell has no setting that blocks cookies; a proxy that a
 * person uses for it has the same effect.
 */
async function startCookieBlocker(): Promise<Server> {
  const proxy = createServer((asked, response) => {
    const { method, headers } = asked;
    const sent = request(asked.url ?? '', { method, headers }, (answer) => {
      const { 'set-cookie': _, ...rest } = answer.headers;
      response.writeHead(answer.statusCode ?? 502, rest);
      answer.pipe(response);
    });
    asked.pipe(sent.on('error', () => response.destroy()));
  });
  await once(proxy.listen(0, '127.0.0.1'), 'listening');
  return proxy;
}

test('signing in says so if the browser blocks cookies', async ({ browser, launch, watch }) => {
  watch.allow(/Failed to load resource.*401|status of 401/);
  const server = await launch({ flags: ['--auth', 'token'] });
  const blocker = await startCookieBlocker();
  const { port } = blocker.address() as AddressInfo;
  const proxy = { server: `http://127.0.0.1:${port}`, bypass: '<-loopback>' };
  const context = await browser.newContext({ proxy });
  await watch.follow(context);
  const page = await context.newPage();
  const problem = page.getByRole('alert');

  await page.goto(server.url);
  await expect(problem).toContainText('this browser did not keep the cookie');
  await page.goto(`${server.origin}/images?q=cuda#x`);
  await expect(problem).toBeEmpty();
  const token = page.getByLabel('Access token');
  // As copied from a chat, with a zero-width space and a line end.
  await token.fill(`\u200b${new URL(server.url).searchParams.get('token')}\n`);
  await token.press('Enter');
  await expect(problem).toContainText('The token is right, but this browser did not keep the cookie');
  await expect(problem).toContainText(`Allow cookies for ${new URL(server.url).host}`);
  await token.fill('not-the-token');
  await token.press('Enter');
  await expect(problem).toHaveText('This is not the access token.');
  await context.close();
  blocker.close();
});

test('under a separate host name the product shares no cookie with other ports', async ({ page, launch, watch }) => {
  watch.allow(/Failed to load resource.*401|status of 401/);
  const port = String(await freePort());
  const host = `pai-x7k2.localhost:${port}`;
  const server = await launch({ flags: ['--auth', 'token', '--port', port, '--allowed-hosts', host] });
  watch.allowOrigin(`http://${host}`);
  await page.goto(`http://${host}/?token=${new URL(server.url).searchParams.get('token')}`);
  await expect(screenOf(page).rows.first()).toBeVisible();
  await page.goto(server.origin);
  await expect(page.getByRole('heading', { name: 'Sign in' })).toBeVisible();
  expect(await page.context().cookies(server.origin)).toEqual([]);
});
