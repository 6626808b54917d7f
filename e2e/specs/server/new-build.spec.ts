import { copyProduct } from '../../support/copied-product.ts';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

test('the server is stopped and started again while the page is open', async ({ page, launch, watch }) => {
  watch.allow(/Failed to load resource/);
  const screen = screenOf(page);
  const server = await launch();
  await page.goto(server.url);
  await expect(screen.rows.first()).toBeVisible();
  // The rows come with the page; its other parts are loading when the facets are there.
  await expect(screen.tick('GPU')).toBeVisible();
  await expect(screen.button('Export')).toBeEnabled();
  await page.waitForLoadState('networkidle');
  const total = (await screen.total.textContent()) ?? '';
  await server.stop();

  await screen.fromMore('Refresh');
  await expect(screen.problem.getByRole('alert')).toContainText('is not responding');
  await expect(screen.total).toHaveText(total);
  await expect(screen.rows.first()).toBeVisible();

  await server.restart();
  await expect(screen.problem).toHaveCount(0);
  await screen.tick('GPU').check();
  await expect(screen.total).not.toHaveText(total);
});

test('after a restart with another build, the page says so and loads it on request', async ({
  page,
  launch,
  watch,
}) => {
  watch.allow(/Failed to load resource|ERR_FAILED|dynamically imported module/);
  const screen = screenOf(page);
  const product = copyProduct();
  const server = await launch({ main: product.main });
  const notice = page.getByRole('group', { name: 'New version' });
  const view = (name: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });
  const asked = () => page.waitForResponse((answer) => answer.url().endsWith('/api/session') && answer.ok());
  // The views are not loaded yet when the old files are deleted.
  await page.route(/(images|matrix)-page/, (route) => route.abort());
  await page.goto(server.url);
  await screen.tick('GPU').check();
  await expect(screen.active).toHaveText(['GPU']);

  await test.step('the same build: no notice', async () => {
    await server.stop();
    await screen.fromMore('Refresh');
    await expect(screen.problem.getByRole('alert')).toContainText('is not responding');
    const again = asked();
    await server.restart();
    await again;
    await expect(screen.problem).toHaveCount(0);
    await expect(notice).toHaveCount(0);
  });

  await test.step('another build: a notice, in every view, and nothing else changes', async () => {
    product.rebuild();
    await server.stop();
    await screen.fromMore('Refresh');
    await expect(screen.problem.getByRole('alert')).toContainText('is not responding');
    await server.restart();
    await expect(notice.getByRole('alert')).toContainText('new version');
    await expect(screen.problem).toHaveCount(0);
    await expect(screen.active).toHaveText(['GPU']);
    await expect(screen.rows.first()).toBeVisible();
  });

  await test.step('a view whose files are gone offers a reload', async () => {
    await page.unroute(/(images|matrix)-page/);
    await view('Matrix').click();
    await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
    await expect(screen.active).toHaveText(['GPU']);
    await expect(notice).toHaveCount(0);
  });

  await test.step('a page is never cached: Back loads the current build', async () => {
    await page.goto('about:blank');
    product.rebuild();
    await server.restart();
    await page.goBack();
    await expect(screen.active).toHaveText(['GPU']);
    await expect(page.locator('script[src*="/new-new-"]')).toHaveCount(1);
    await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
    await expect(notice).toHaveCount(0);
  });
  product.remove();
});

test('the page notices a replaced server, and Reload keeps the screen', async ({ page, launch, watch }) => {
  // Views that were not loaded are gone with the old build.
  watch.allow(/Failed to load resource.*404|status of 404/);
  const screen = screenOf(page);
  const product = copyProduct();
  const server = await launch({ main: product.main });
  const notice = page.getByRole('group', { name: 'New version' });
  await page.clock.install();
  await page.goto(`${server.url}/?LabelFilter=system.chipType=GPU&q=cuda`);
  await expect(screen.rows.first()).toBeVisible();
  const total = (await screen.total.textContent()) ?? '';

  await test.step('a return to the page checks the build, at most once a minute', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const returnToPage = () =>
      page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await returnToPage();
    await returnToPage();
    await page.clock.fastForward('01:05');
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/session'));
    await returnToPage();
    await returnToPage();
    await answered;
    expect(asked.filter((path) => path.endsWith('/api/session'))).toHaveLength(1);
  });

  product.rebuild();
  process.kill(server.pid, 'SIGUSR2');
  await expect.poll(server.output).toContain('a new worker serves');
  await expect(notice).toHaveCount(0);
  // The first request may still reach the old process, over a connection that it keeps open until idle.
  await expect(async () => {
    await page.clock.fastForward('06:00');
    await expect(notice).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await notice.getByRole('button', { name: 'Reload' }).click();
  await expect(notice).toHaveCount(0);
  await expect(screen.total).toHaveText(total);
  await expect(page.locator('script[src*="/new-"]')).toHaveCount(1);
  product.remove();
});

test('a view whose files cannot be loaded says so and loads automatically later', async ({ page, watch }) => {
  watch.allow(/Failed to load resource|ERR_FAILED|dynamically imported module/);
  const screen = screenOf(page);
  await page.route(/matrix-page/, (route) => route.abort());
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Matrix', exact: true }).click();
  await expect(screen.problem.getByRole('alert')).toContainText('could not be loaded');
  await expect(screen.region).toBeVisible();
  await page.unroute(/matrix-page/);
  await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
});

test('a part whose files cannot be loaded does not break other parts', async ({ page, watch }) => {
  watch.allow(/Failed to load resource|ERR_FAILED|dynamically imported module/);
  const screen = screenOf(page);
  await page.route(/image-detail|label-detail/, (route) => route.abort());
  // The files after the first rows: facets, export, the images.
  await page.route(/\/second-/, (route) => route.abort());
  await page.goto('/?sel=system.chipType=GPU');
  await expect(screen.rows.first()).toBeVisible();
  await expect(screen.button('Export')).toHaveAttribute('aria-disabled', 'true');
  await page.unroute(/\/second-/);
  await page.goto('/images?sel=image-e9190b920bdf09a165');
  await expect(page.getByRole('table', { name: 'Images', exact: true })).toBeVisible();
});
