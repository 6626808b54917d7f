import type { Page } from '@playwright/test';
import { startFaultyProxy } from '../../support/faulty-proxy.ts';
import { askForAll, holdScript } from '../../support/first-answers.ts';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

const LABELS = '/api/v1/image/labels';
const SESSION = '/api/session';

for (const query of ['', '?LabelFilter=system.chipType=GPU&sort=-Value'])
  test(`the first rows need no request, and Refresh sends one: /${query}`, async ({ page, request }) => {
    const screen = screenOf(page);
    const filter = query === '' ? '' : '?LabelFilter=system.chipType%3DGPU';
    const { TotalCount } = await (await request.get(LABELS + filter)).json();
    const asked: string[] = [];
    page.on('request', (sent) => asked.push(sent.url()));
    // Facets may send other requests.
    const count = (target: string) => asked.filter((url) => url.endsWith(target)).length;
    await page.goto(`/${query}`);
    await expect(screen.total).toHaveText(`${TotalCount} labels`);
    await expect(screen.rows.first()).toBeVisible();
    await page.waitForLoadState('networkidle');
    expect([count(LABELS + filter), count(SESSION)]).toEqual([0, 0]);

    const answered = page.waitForResponse((answer) => answer.url().endsWith(LABELS + filter));
    await screen.fromMore('Refresh');
    expect((await answered).request().headers()['cache-control']).toBe('no-cache');
    await expect(screen.total).toHaveText(`${TotalCount} labels`);
  });

test('a page without embedded responses requests each once', async ({ page }) => {
  const screen = screenOf(page);
  const asked: string[] = [];
  page.on('request', (sent) => asked.push(new URL(sent.url()).pathname));
  const count = (path: string) => asked.filter((other) => other.endsWith(path)).length;
  await askForAll(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  expect([count(LABELS), count(SESSION)]).toEqual([1, 1]);
});

test('two scripts and their texts render rows, facets and Export', async ({ page, watch }) => {
  watch.allow(/ERR_FAILED/);
  const screen = screenOf(page);
  const scripts = new Set<string>();
  await page.route('**/assets/*.js', (route) => {
    scripts.add(route.request().url());
    return scripts.size > 4 ? route.abort() : route.continue();
  });
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await expect(page.getByRole('checkbox', { name: 'GPU' })).toBeVisible();
  await screen.button('Export').click();
  await expect(page.getByRole('menu')).toBeVisible();
});

/** Watches what moves on the next page. The returned function resolves with the sum of its layout shifts so far. */
async function watchShifts(page: Page): Promise<() => Promise<number>> {
  await page.addInitScript(() => {
    const moved: number[] = [];
    Object.assign(window, { moved });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) moved.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  return async () => {
    const shifts = await page.evaluate(() => (window as unknown as { moved: readonly number[] }).moved);
    return shifts.reduce((sum, value) => sum + value, 0);
  };
}

for (const { name, width, height } of [
  { name: 'a desk', width: 1440, height: 900 },
  { name: 'a phone', width: 390, height: 844 },
])
  test(`rows are visible before the script runs, and nothing moves afterwards, on ${name}`, async ({ page }) => {
    const screen = screenOf(page);
    await page.setViewportSize({ width, height });
    const run = await holdScript(page);
    const shift = await watchShifts(page);
    await page.goto('/', { waitUntil: 'commit' });
    await expect(screen.total).toHaveText(/^\d+ labels$/);
    const placeOf = async () => [
      await screen.rows.first().boundingBox(),
      await screen.rows.nth(9).boundingBox(),
      await page.getByText('Embedded catalog').boundingBox(),
    ];
    const drawn = await placeOf();
    run();
    await expect(page.getByRole('link', { name: /^\d+ images with system\.chipType=GPU$/ })).toBeVisible();
    await expect(page.getByRole('button', { name: 'Language' })).toBeVisible();
    expect(await placeOf()).toEqual(drawn);
    expect(await shift()).toBeLessThan(0.001);
  });

test('a page that arrives in two parts is painted when it is whole', async ({ page, server, watch }) => {
  const html = await (await fetch(`${server.origin}/`)).text();
  const cut = html.indexOf('Label keys');
  const proxy = await startFaultyProxy(server.origin);
  watch.allowOrigin(proxy.origin);
  proxy.setFault(({ url }, response) => {
    if (url !== '/') return false;
    response.writeHead(200, { 'Content-Type': 'text/html' }).write(html.slice(0, cut));
    setTimeout(() => response.end(html.slice(cut)), 600);
    return true;
  });
  const shift = await watchShifts(page);
  await page.goto(`${proxy.origin}/`);
  await expect(screenOf(page).rows.first()).toBeVisible();
  await expect(page.getByRole('button', { name: 'Language' })).toBeVisible();
  expect(await shift()).toBeLessThan(0.001);
  await proxy.stop();
});

test('what is typed before the script runs stays, and can be taken', async ({ page }) => {
  const screen = screenOf(page);
  const run = await holdScript(page);
  await page.goto('/', { waitUntil: 'commit' });
  await screen.labelFilter.pressSequentially('gpuX');
  await page.keyboard.press('ArrowLeft');
  run();
  await expect(page.getByRole('listbox', { name: 'Label filter' }).or(page.getByText('No suggestions'))).toBeVisible();
  await expect(screen.labelFilter).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(screen.labelFilter).toHaveValue('gpu');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/LabelFilter=system\.chipType=GPU/);
});

test('fields that were left before the script runs count as left', async ({ page }) => {
  const screen = screenOf(page);
  const run = await holdScript(page);
  await page.goto('/', { waitUntil: 'commit' });
  await screen.region.fill('cn-shanghai');
  await screen.search.fill('pytorch');
  await screen.search.blur();
  run();
  await expect(page).toHaveURL(/Region=cn-shanghai.*q=pytorch/);
  await expect(screen.search).toHaveValue('pytorch');
  await expect(page.locator('input:focus')).toHaveCount(0);
});
