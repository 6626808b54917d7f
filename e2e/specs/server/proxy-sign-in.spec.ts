import { type Fault, json, onLabels } from '../../support/faulty-proxy.ts';
import { test } from '../../support/proxied-test.ts';
import { screenOf } from '../../support/screen.ts';
import { expect } from '../../support/test.ts';

const ENDED = 'You may be signed out';

/** A response of a proxy that does not reach the server. */
function answered(status: number, headers: Readonly<Record<string, string>>, text = ''): Fault {
  return (_request, response) => {
    response.writeHead(status, headers).end(text);
    return true;
  };
}

test('the sign-in page of a proxy is distinguished from a server that does not respond', async ({
  page,
  faultyProxy,
  watch,
}) => {
  // The browser lists a redirect as a request even if the page does not follow it.
  watch.allow(/another origin: https:\/\/login\.example/);
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  for (const [status, headers, text = '<!doctype html><title>Sign in</title>'] of [
    [302, { Location: 'https://login.example/?back=here' }],
    [307, { Location: '/oauth2/start' }],
    [200, { 'Content-Type': 'text/html' }],
    [401, { 'Content-Type': 'text/html' }],
    [403, { 'Content-Type': 'text/html; charset=utf-8' }],
    [511, { 'Content-Type': 'text/html' }],
    [401, { 'Content-Type': 'application/json' }, '{"error":"login_required"}'],
    [403, { 'Content-Type': 'application/json' }, ''],
  ] as const) {
    faultyProxy.setFault(onLabels(answered(status, headers, text)));
    await screen.fromMore('Refresh');
    await expect(screen.problem.getByRole('alert'), String(status)).toContainText(ENDED);
    await expect(screen.problem.getByText(/^Retrying in/)).toHaveCount(0);
    await expect(screen.rows.first()).toBeVisible();
    faultyProxy.setFault(undefined);
    await screen.problem.getByRole('button', { name: 'Retry' }).click();
    await expect(screen.problem).toHaveCount(0);
  }
});

test('a proxy failure and a PAI refusal are not taken for a sign-in', async ({ page, faultyProxy }) => {
  const screen = screenOf(page);
  const alert = screen.problem.getByRole('alert');
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  faultyProxy.setFault(onLabels(answered(502, { 'Content-Type': 'text/html' }, '<h1>502 Bad Gateway</h1>')));
  await screen.fromMore('Refresh');
  await expect(alert).toContainText('UnexpectedAnswer');
  await expect(alert).not.toContainText('sign-in');
  const refusal = { RequestId: 'R', HostId: 'h', Code: 'NoPermission', Message: 'not yours', Recommend: '' };
  faultyProxy.setFault(onLabels(json(403, refusal)));
  await screen.problem.getByRole('button', { name: 'Retry' }).click();
  await expect(alert).toContainText('not yours');
  await expect(alert).not.toContainText('sign-in');
});

test('loading the page again renews an expired sign-in', async ({ page, faultyProxy, watch }) => {
  watch.allow(/another origin: https:\/\/login\.example/);
  const screen = screenOf(page);
  const redirect = answered(302, { Location: 'https://login.example/' });
  faultyProxy.setFault((request, response) => (request.url ?? '').startsWith('/api/') && redirect(request, response));
  await page.goto('/');
  await expect(screen.problem.getByRole('alert')).toContainText(ENDED);
  faultyProxy.setFault(undefined);
  await screen.problem.getByRole('button', { name: 'Load the page again' }).click();
  await expect(screen.rows.first()).toBeVisible();
});
