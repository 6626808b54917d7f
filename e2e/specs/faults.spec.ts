import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { copyProduct } from '../support/copied-product.ts';
import { json, onLabels, startFaultyProxy } from '../support/faulty-proxy.ts';
import { addressOf, clipboardOf, screenOf } from '../support/screen.ts';
import { freePort } from '../support/serve-under.mjs';
import { expect, test } from '../support/test.ts';

test('an address that is not understood is named part by part, and shows no other scope', async ({ page, watch }) => {
  const screen = screenOf(page);
  const alert = page.getByRole('alert');

  await test.step('an unknown region: no rows in its place', async () => {
    await page.goto('/?Region=mars&LabelFilter=system.chipType=GPU');
    await expect(alert).toContainText('Region: “mars” is not a region id.');
    await expect(screen.active).toHaveText(['system.chipType=GPU']);
    await expect(screen.region).toHaveValue('mars');
    await expect(screen.table).toHaveCount(0);
    await expect(screen.total).toHaveText('');
    await screen.region.fill('cn-hangzhou');
    await page.keyboard.press('Enter');
    await expect(alert).toHaveCount(0);
    await expect(screen.rows.first()).toBeVisible();
    expect(addressOf(page)).toBe('?Region=cn-hangzhou&LabelFilter=system.chipType=GPU');
  });

  await test.step('parts that are fine apply beside those that are not', async () => {
    await page.goto('/?LabelFilter=GPU,system.chipType=GPU,,=x&sort=Name&page=2&WorkspaceId=&q=%ff');
    for (const part of [
      '“GPU” has no “=”',
      'an empty condition',
      '“=x” has no key',
      'sort: “Name”',
      'page: this page',
      'broken percent',
    ]) {
      await expect(alert).toContainText(part);
    }
    await expect(screen.active).toHaveText(['system.chipType=GPU']);
    await expect(screen.rows.first()).toBeVisible();
    await screen.button('Remove from the address').click();
    await expect(alert).toHaveCount(0);
    expect(addressOf(page)).toBe('?WorkspaceId=&LabelFilter=system.chipType=GPU');
  });

  await test.step('more any-of than is sent asks to narrow', async () => {
    const versions = Array.from({ length: 17 }, (_, minor) => `system.framework.PyTorch=1.${minor}`);
    await page.goto(`/?LabelFilter=${versions.join(',')}`);
    await expect(alert).toContainText('17 requests; at most 16 are sent');
    await expect(screen.table).toHaveCount(0);
    await screen.remove('system.framework.PyTorch=1.0').click();
    await expect(alert).toHaveCount(0);
  });

  await test.step('a path that leads nowhere says so', async () => {
    watch.allow(/status of 404.*nowhere/);
    await page.goto('/nowhere');
    await expect(page.getByRole('heading', { name: 'There is no such page' })).toBeVisible();
    await page.getByRole('link', { name: 'Go to the labels' }).click();
    await expect(screen.rows.first()).toBeVisible();
  });
});

test('an address that a mail program has changed is read, or offered as it was meant', async ({ page, watch }) => {
  watch.allow(/status of 404/);
  const screen = screenOf(page);
  for (const [address, meant] of [
    ['/?Region=cn-beijing&amp;LabelFilter=system.chipType=GPU', 'Region=cn-beijing&LabelFilter=system.chipType=GPU'],
    ['/matrix?LabelFilter=system.chipType%253DGPU', 'LabelFilter=system.chipType=GPU'],
    ['/images/?LabelFilter%3Dsystem.chipType%3DGPU', 'LabelFilter=system.chipType=GPU'],
  ] as const) {
    await page.goto(address);
    await page.getByRole('button', { name: `Did you mean ${meant}?`, exact: true }).click();
    await expect(screen.active, address).toHaveText(['system.chipType=GPU']);
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(addressOf(page)).toBe(`?${meant}`);
  }
  await page.goto('/?LabelFilter=system.chiptype=gpu');
  await page.getByRole('button', { name: 'Did you mean system.chipType=GPU?' }).click();
  await expect(screen.rows.first()).toBeVisible();
});

test('no match names the filter to remove and what that gives', async ({ page, request }) => {
  const screen = screenOf(page);
  await page.goto('/?LabelFilter=system.chipType=XPU,system.framework.TensorFlow=*');
  await expect(page.getByRole('heading', { name: 'No labels match 2 filters' })).toBeVisible();
  await expect(screen.total).toHaveText('0 labels');
  const remove = screen.button('Remove system.framework.TensorFlow=*');
  const answer = await (await request.get('/api/v1/image/labels?LabelFilter=system.chipType%3DXPU')).json();
  await expect(remove).toContainText(`${answer.TotalCount} labels`);
  await remove.click();
  await expect(screen.total).toHaveText(`${answer.TotalCount} labels`);

  await page.goto('/?LabelFilter=system.chipType=gpu');
  await screen.button('Did you mean GPU?').click();
  await expect(screen.active).toHaveText(['system.chipType=GPU']);
  await expect(screen.rows.first()).toBeVisible();

  await page.goto('/?WorkspaceId=99999999');
  await expect(page.getByRole('heading', { name: 'No image labels here' })).toBeVisible();
  await screen.button('Show all regions and workspaces').click();
  await expect(screen.rows.first()).toBeVisible();
});

test('faults of the service are told, and the last good rows of the scope stay', async ({ page, server, watch }) => {
  const screen = screenOf(page);
  const proxy = await startFaultyProxy(server.origin);
  watch.allowOrigin(proxy.origin);
  watch.allow(/Failed to load resource/);
  await page.goto(proxy.origin);
  await expect(screen.rows.first()).toBeVisible();
  const total = (await screen.total.textContent()) ?? '';

  await test.step('a refusal shows Code and RequestId, keeps the rows, and Retry brings the answer', async () => {
    const refusal = { RequestId: 'R-1', HostId: 'h', Code: 'NoPermission', Message: 'not yours', Recommend: '' };
    proxy.setFault(onLabels(json(403, refusal)));
    await screen.tick('GPU').check();
    await expect(screen.problem.getByRole('alert')).toContainText('not yours');
    await expect(screen.problem.getByRole('alert')).toContainText('NoPermission');
    await expect(screen.problem.getByRole('alert')).toContainText('R-1');
    await expect(screen.rows.first()).toBeVisible();
    await expect(screen.total).toHaveText(total);
    await expect(screen.problem).toContainText('lacks the permission paiimage:ListImageLabels');
    await screen.button('Copy policy').click();
    const policy = JSON.parse(await clipboardOf(page));
    expect(policy.Statement[0].Action).toContain('paiimage:ListImageLabels');
    proxy.setFault(undefined);
    await screen.problem.getByRole('button', { name: 'Retry' }).click();
    await expect(screen.problem).toHaveCount(0);
    await expect(screen.total).not.toHaveText(total);
  });

  await test.step('rows of another scope never stand in', async () => {
    const fault = { RequestId: 'R-2', HostId: 'h', Code: 'InternalError', Message: 'broken', Recommend: '' };
    proxy.setFault(onLabels(json(500, fault)));
    await page.goto(`${proxy.origin}/?Region=cn-beijing`);
    await expect(screen.problem.getByRole('alert')).toContainText('broken');
    await expect(screen.table).toHaveCount(0);
    proxy.setFault(undefined);
    // A passing fault is asked again by itself.
    await expect(screen.rows.first()).toBeVisible();
  });

  await test.step('throttling counts down and is asked again by itself', async () => {
    const throttled = { RequestId: 'R-4', HostId: 'h', Code: 'Throttling.User', Message: 'slow down', Recommend: '' };
    proxy.setFault(onLabels(json(429, throttled, { 'Retry-After': '2' })));
    await screen.button('Refresh').click();
    await expect(screen.problem.getByRole('alert')).toContainText('fewer requests a second');
    await expect(screen.problem.getByText(/^Again in [12] s$/)).toBeVisible();
    proxy.setFault(undefined);
    await expect(screen.problem).toHaveCount(0);
  });

  await test.step('an old answer that stands in for a new one says its age', async () => {
    const answer = { RequestId: 'R-5', TotalCount: 1, Labels: [{ Key: 'n', Value: '1' }] };
    proxy.setFault(onLabels(json(200, answer, { Age: '300', 'X-Pai-Stale': 'true' })));
    await screen.button('Refresh').click();
    await expect(page.getByRole('alert')).toContainText('its answer of 5 min ago');
    await expect(page.getByText('Updated 5 min ago')).toBeVisible();
    proxy.setFault(undefined);
    await screen.button('Refresh').click();
    await expect(page.getByRole('alert')).toHaveCount(0);
  });

  await test.step('rows that the server could not read are counted in a note', async () => {
    const answer = { RequestId: 'R-6', TotalCount: 3, Labels: [{ Key: 'n', Value: '1' }] };
    proxy.setFault(onLabels(json(200, answer, { 'X-Pai-Left-Out': 'labels=2; field=Value' })));
    await screen.button('Refresh').click();
    await expect(page.getByRole('note')).toHaveText(['2 labels were left out: Value could not be read.']);
    await expect(screen.total).toHaveText('1 label (service reports 3)');
    proxy.setFault(undefined);
    await screen.button('Refresh').click();
    await expect(page.getByRole('note')).toHaveCount(0);
  });

  await test.step('rows of the old scope go when the scope changes in the page', async () => {
    const fault = { RequestId: 'R-6', HostId: 'h', Code: 'NoPermission', Message: 'not there', Recommend: '' };
    proxy.setFault(
      onLabels((request, response) => (request.url ?? '').includes('ap-south') && json(403, fault)(request, response)),
    );
    await screen.region.fill('ap-southeast-1');
    await page.keyboard.press('Enter');
    await expect(screen.problem.getByRole('alert')).toContainText('not there');
    await expect(screen.table).toHaveCount(0);
    await expect(screen.total).toHaveText('');
    proxy.setFault(undefined);
    await page.goBack();
    await expect(screen.rows.first()).toBeVisible();
  });

  await test.step('a problem stays in place while the question is asked again by itself', async () => {
    const fault = { RequestId: 'R-7', HostId: 'h', Code: 'InternalError', Message: 'still broken', Recommend: '' };
    proxy.setFault(onLabels(json(500, fault)));
    await screen.tick('PPU').check();
    await expect(screen.problem.getByRole('alert')).toContainText('still broken');
    const gone = page.evaluate(
      () =>
        new Promise<boolean>((resolve) => {
          const watch = new MutationObserver(() => {
            if (!document.querySelector('[role=group][aria-label=Problem]')) resolve(true);
          });
          watch.observe(document.body, { childList: true, subtree: true });
          setTimeout(() => resolve(false), 10_000);
        }),
    );
    const before = proxy.seen.length;
    await expect.poll(() => proxy.seen.length, { timeout: 12_000 }).toBeGreaterThan(before + 1);
    expect(await gone).toBe(false);
    proxy.setFault(undefined);
    await expect(screen.problem).toHaveCount(0);
    await screen.button('Clear filters').click();
  });

  await test.step('no more than four questions for labels are under way at once', async () => {
    let underWay = 0;
    let most = 0;
    const waiting: (() => void)[] = [];
    proxy.setFault(
      onLabels((_request, response) => {
        underWay += 1;
        most = Math.max(most, underWay);
        waiting.push(() => {
          underWay -= 1;
          json(200, { RequestId: 'R-8', TotalCount: 1, Labels: [{ Key: 'n', Value: '1' }] })(_request, response);
        });
        return true;
      }),
    );
    const versions = ['2.6.0', '2.7.0', '2.8.0', '2.9.0', '2.10.0', '2.11.0'].map(
      (v) => `system.framework.PyTorch=${v}`,
    );
    await page.goto(`${proxy.origin}/?Region=cn-beijing&LabelFilter=${versions.join(',')}`);
    await expect.poll(() => underWay).toBe(4);
    const release = setInterval(() => waiting.shift()?.(), 20);
    await expect(screen.total).toHaveText('1 label');
    clearInterval(release);
    for (const answer of waiting) answer();
    expect(most).toBe(4);
    proxy.setFault(undefined);
    await page.goto(proxy.origin);
    await expect(screen.rows.first()).toBeVisible();
  });

  await test.step('what is no answer of PAI is not shown as one', async () => {
    proxy.setFault(
      onLabels((_request, response) => {
        response.writeHead(200, { 'Content-Type': 'text/html' }).end('<b>sign in to the airport</b>');
        return true;
      }),
    );
    await screen.button('Refresh').click();
    await expect(screen.problem.getByRole('alert')).toContainText('UnexpectedAnswer');
    await expect(page.getByText('airport')).toHaveCount(0);
    proxy.setFault(undefined);
    await screen.problem.getByRole('button', { name: 'Retry' }).click();
    await expect(screen.problem).toHaveCount(0);
  });

  await test.step('a count that differs from the rows, and rows that repeat, are told as they are', async () => {
    const Labels = [1, 2, 2, 3].map((n) => ({ Key: 'n', Value: String(n) }));
    proxy.setFault(onLabels(json(200, { RequestId: 'R-3', TotalCount: 14, Labels })));
    await screen.button('Refresh').click();
    await expect(screen.total).toHaveText('3 labels (service reports 14)');
    await expect(screen.rows).toHaveCount(3);
    proxy.setFault(undefined);
  });

  await test.step('a late answer to an old question never replaces a newer one, and its request is cancelled', async () => {
    await page.goto(proxy.origin);
    await expect(screen.rows.first()).toBeVisible();
    proxy.setFault(onLabels((request) => (request.url ?? '').includes('XPU')));
    await screen.tick('XPU').check();
    await expect.poll(() => proxy.seen.some((url) => url.includes('XPU'))).toBe(true);
    await expect(screen.total).toHaveText(total);
    await screen.remove('system.chipType=XPU').click();
    await screen.tick('PPU').check();
    await expect(screen.active).toHaveText(['system.chipType=PPU']);
    await expect(screen.total).not.toHaveText(total);
    await expect.poll(() => proxy.abandoned.some((url) => url.includes('XPU'))).toBe(true);
    proxy.setFault(undefined);
  });
  await proxy.stop();
});

test('the server is stopped and started again while the page is open', async ({ page, launch, watch }) => {
  watch.allow(/Failed to load resource/);
  const screen = screenOf(page);
  const server = await launch();
  await page.goto(server.url);
  await expect(screen.rows.first()).toBeVisible();
  const total = (await screen.total.textContent()) ?? '';
  await server.stop();

  await screen.button('Refresh').click();
  await expect(screen.problem.getByRole('alert')).toContainText('does not answer');
  await expect(screen.total).toHaveText(total);
  await expect(screen.rows.first()).toBeVisible();

  await server.restart();
  await expect(screen.problem).toHaveCount(0);
  await screen.tick('GPU').check();
  await expect(screen.total).not.toHaveText(total);
});

test('a server that comes back with another build of the page says so, and the page loads it when asked', async ({
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
  // The views are not there when the old files go.
  await page.route(/(images|matrix)-page/, (route) => route.abort());
  await page.goto(server.url);
  await screen.tick('GPU').check();
  await expect(screen.active).toHaveText(['system.chipType=GPU']);

  await test.step('the same build: no word', async () => {
    await server.stop();
    await screen.button('Refresh').click();
    await expect(screen.problem.getByRole('alert')).toContainText('does not answer');
    const again = asked();
    await server.restart();
    await again;
    await expect(screen.problem).toHaveCount(0);
    await expect(notice).toHaveCount(0);
  });

  await test.step('another build: a notice, in every view, and nothing else changes', async () => {
    product.buildAnew();
    await server.stop();
    await screen.button('Refresh').click();
    await expect(screen.problem.getByRole('alert')).toContainText('does not answer');
    await server.restart();
    await expect(notice.getByRole('alert')).toContainText('new version');
    await expect(screen.problem).toHaveCount(0);
    await expect(screen.active).toHaveText(['system.chipType=GPU']);
    await expect(screen.rows.first()).toBeVisible();
  });

  await test.step('a view that only the old build had comes with a reload of its own', async () => {
    await page.unroute(/(images|matrix)-page/);
    await view('Matrix').click();
    await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
    await expect(screen.active).toHaveText(['system.chipType=GPU']);
    await expect(notice).toHaveCount(0);
  });

  await test.step('a page that the browser took from its cache is older than the first answer it gets', async () => {
    await page.goto('about:blank');
    product.buildAnew();
    await server.restart();
    await page.goBack();
    await expect(screen.active).toHaveText(['system.chipType=GPU']);
    await expect(page.locator('script[src*="/new-new-"]')).toHaveCount(0);
    await notice.getByRole('button', { name: 'Reload' }).click();
    await expect(page.locator('script[src*="/new-new-"]')).toHaveCount(1);
    await expect(screen.active).toHaveText(['system.chipType=GPU']);
    await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
    await expect(notice).toHaveCount(0);
  });
  product.remove();
});

test('a server that is replaced while the page is open is noticed, and Reload keeps the screen', async ({
  page,
  launch,
  watch,
}) => {
  // Views that were not loaded yet are gone with the old build.
  watch.allow(/Failed to load resource.*404|status of 404/);
  const screen = screenOf(page);
  const product = copyProduct();
  const server = await launch({ main: product.main });
  const notice = page.getByRole('group', { name: 'New version' });
  await page.clock.install();
  await page.goto(`${server.url}/?LabelFilter=system.chipType=GPU&q=cuda`);
  await expect(screen.rows.first()).toBeVisible();
  const total = (await screen.total.textContent()) ?? '';

  await test.step('who comes back to the page asks for the build, once a minute at most', async () => {
    const asked: string[] = [];
    page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    const comeBack = () =>
      page.evaluate(() => document.dispatchEvent(new Event('visibilitychange', { bubbles: true })));
    await comeBack();
    await comeBack();
    await page.clock.fastForward('01:05');
    const answered = page.waitForResponse((answer) => answer.url().endsWith('/api/session'));
    await comeBack();
    await comeBack();
    await answered;
    expect(asked.filter((path) => path.endsWith('/api/session'))).toHaveLength(1);
  });

  product.buildAnew();
  process.kill(server.pid, 'SIGUSR2');
  await expect.poll(server.output).toContain('a new process serves');
  await expect(notice).toHaveCount(0);
  // The first question may still go to the old process, over a connection that it finishes with.
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

test('a view whose files cannot be loaded says so and comes by itself once they can', async ({ page, watch }) => {
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

test('a part whose files cannot be loaded takes nothing else with it', async ({ page, watch }) => {
  watch.allow(/Failed to load resource|ERR_FAILED|dynamically imported module/);
  const screen = screenOf(page);
  await page.route(/export-labels|image-detail|label-detail/, (route) => route.abort());
  await page.goto('/?sel=system.chipType=GPU');
  await expect(screen.rows.first()).toBeVisible();
  await expect(screen.button('Export')).toHaveAttribute('aria-disabled', 'true');
  await page.goto('/images?sel=image-e9190b920bdf09a165');
  await expect(page.getByRole('table', { name: 'Images', exact: true })).toBeVisible();
});

test('a server that checks signatures explains why the page has no table', async ({ page, launch }) => {
  const server = await launch({
    env: { PAI_EMBEDDED_ACCESS_KEY_ID: 'a-key', PAI_EMBEDDED_ACCESS_KEY_SECRET: 'a-secret-of-the-test' },
  });
  await page.goto(server.url);
  await expect(page.getByRole('heading', { name: 'Signed requests only' })).toBeVisible();
  await expect(screenOf(page).table).toHaveCount(0);
});

test('a server that asks for its token is entered by its link, and without it shows the sign-in page', async ({
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
  await other.getByRole('textbox').or(other.locator('input[type=password]')).first().fill(token);
  await other.keyboard.press('Enter');
  await expect(screenOf(other).rows.first()).toBeVisible();
  expect(other.url()).toBe(`${server.origin}/?q=cuda`);
  await stranger.close();
});

test('a browser that blocks cookies is told so when it signs in', async ({ playwright, launch, watch }, testInfo) => {
  watch.allow(/Failed to load resource.*401|status of 401/);
  const server = await launch({ flags: ['--auth', 'token'] });
  const profile = testInfo.outputPath('profile');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  const settings = { profile: { default_content_setting_values: { cookies: 2 } } };
  writeFileSync(join(profile, 'Default', 'Preferences'), JSON.stringify(settings));
  const context = await playwright.chromium.launchPersistentContext(profile, testInfo.project.use.launchOptions);
  await watch.follow(context);
  const page = await context.newPage();
  const problem = page.getByRole('alert');

  await page.goto(server.url);
  await expect(problem).toContainText('this browser did not keep the cookie');
  await page.goto(`${server.origin}/images?q=cuda#x`);
  await expect(problem).toBeEmpty();
  const token = page.getByLabel('Access token');
  await token.fill(new URL(server.url).searchParams.get('token') ?? '');
  await token.press('Enter');
  await expect(problem).toContainText('The token is right, but this browser did not keep the cookie');
  await expect(problem).toContainText(`Allow cookies for ${new URL(server.url).host}`);
  await token.fill('not-the-token');
  await token.press('Enter');
  await expect(problem).toHaveText('This is not the access token.');
  await context.close();
});

test('under its own host name the product shares no cookie with other ports', async ({ page, launch, watch }) => {
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
