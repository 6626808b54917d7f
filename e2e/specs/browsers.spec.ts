import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContext, Locator, PlaywrightWorkerArgs, TestInfo } from '@playwright/test';
import { json, onLabels, startFaultyProxy } from '../support/faulty-proxy.ts';
import { forgetNewApis } from '../support/old-browsers.ts';
import { addressOf, screenOf } from '../support/screen.ts';
import { expect, test } from '../support/test.ts';

test('a browser without newer APIs shows every view', async ({ page, context }) => {
  await forgetNewApis(context);
  const screen = screenOf(page);
  const view = (name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
  await page.goto('/?sel=system.framework.PyTorch=2.6.0');
  await expect(screen.rows.first()).toBeVisible();
  await expect(page.getByRole('complementary').getByRole('table')).toBeVisible();
  await expect(page.getByRole('complementary').locator('li button').first()).toBeVisible();
  await screen.tick('GPU').check();
  await expect(screen.active).toHaveText(['system.chipType=GPU']);
  await view('Images').click();
  await expect(page.getByRole('table', { name: 'Images', exact: true })).toBeVisible();
  await screen.button('Export').click();
  await page.getByRole('menuitem').first().hover();
  await expect(page.getByRole('menuitem').first()).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menuitem')).toHaveCount(0);
  await page.locator('[data-detail]').first().click();
  await expect(page.getByRole('button', { name: 'Copy image URI' })).toBeVisible();
  await view('Matrix').click();
  await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
  await view('Compare').click();
  await expect(page.getByRole('radiogroup').first()).toBeVisible();
});

test('a browser without oklch and layers, or without scripts, gets one sentence', async ({ page, browser, server }) => {
  const sentence = page.getByText(/^\s*This page needs a newer browser: Chrome or Edge 111, Firefox 114, Safari 16\.4/);
  await page.goto('/');
  await expect(screenOf(page).rows.first()).toBeVisible();
  await expect(sentence).toBeHidden();

  // What such a browser makes of the style sheet: the condition does not hold, and blocks of layers are unknown.
  await page.route(/\.css$/, async (route) => {
    const answer = await route.fetch();
    const css = (await answer.text())
      .replaceAll(/@supports \(color: ?oklch/g, '@supports (color:no-such')
      .replaceAll('@layer', '@no-such');
    await route.fulfill({ response: answer, body: css });
  });
  await page.goto('/');
  await expect(sentence).toBeVisible();
  await expect(screenOf(page).table).toBeHidden();
  await expect(page.getByRole('navigation')).toHaveCount(0);

  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(server.origin);
  // Text locators pass over this element.
  await expect(plain.locator('noscript')).toBeVisible();
  await context.close();
});

test('keys of an input method commit nothing', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  for (const field of [screen.labelFilter, screen.labelKeys, screen.region, screen.workspace]) {
    await field.fill('system.chipType=GPU');
    for (const init of [
      { key: 'Enter', keyCode: 229 },
      { key: 'Enter', isComposing: true },
      { key: 'Escape', keyCode: 229 },
      { key: 'ArrowDown', isComposing: true },
    ])
      await field.dispatchEvent('keydown', { ...init, bubbles: true, cancelable: true });
    await expect(field).toHaveValue('system.chipType=GPU');
    await expect(field).not.toHaveAttribute('aria-activedescendant', /./);
    expect(addressOf(page)).toBe('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await screen.labelFilter.fill('system.chipType=GPU');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveText(['system.chipType=GPU']);
});

test('the title names what is shown, the most specific first', async ({ page, request }) => {
  const image = 'image-e9190b920bdf09a165';
  const { Name } = await (await request.get(`/api/v1/images/${image}`)).json();
  for (const [address, title] of [
    ['/', 'PAI Image Labels'],
    ['/?LabelFilter=system.framework.PyTorch=2.6.0,system.chipType=GPU', 'PyTorch 2.6.0, GPU · PAI Image Labels'],
    ['/images', 'Images · PAI Image Labels'],
    ['/matrix?LabelFilter=system.framework.PyTorch=*', 'PyTorch · Matrix · PAI Image Labels'],
    [
      '/compare?LabelFilter=system.chipType=GPU&vs.LabelFilter=system.chipType=PPU',
      'GPU | PPU · Compare · PAI Image Labels',
    ],
    ['/?sel=system.chipType=GPU', 'system.chipType=GPU · PAI Image Labels'],
    [`/images?sel=${image}&LabelFilter=system.chipType=GPU`, `${Name} · PAI Image Labels`],
  ] as const) {
    await page.goto(address);
    await expect(page, address).toHaveTitle(title);
  }
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('GPU · Images · PAI Image Labels');
});

test('from 200 rows on, the foot of the table says what find-in-page misses', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/images');
  await expect(screen.total).toHaveText('217 images');
  await expect(page.getByText('Find in page sees only the rows in view.')).toBeInViewport();
  await screen.button('Search all rows').click();
  await expect(screen.search).toBeFocused();
  await page.keyboard.type('pytorch');
  await expect(page.getByText('Find in page sees only')).toHaveCount(0);
});

test('storage that is denied or full breaks nothing, and Retry works', async ({ page, context, watch }) => {
  watch.allow(/Failed to load resource|ERR_FAILED|dynamically imported module/);
  await context.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('denied', 'SecurityError');
        },
      });
  });
  const screen = screenOf(page);
  await page.route(/matrix-page/, (route) => route.abort());
  await page.goto('/images');
  await screen.button('Columns').click();
  await page.getByRole('menuitemcheckbox').first().click();
  await page.keyboard.press('Escape');
  await screen.workspace.fill('0');
  await page.keyboard.press('Enter');
  await expect.poll(() => addressOf(page)).toContain('WorkspaceId=0');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Matrix' }).click();
  await expect(screen.problem.getByRole('alert')).toContainText('could not be loaded');
  await page.unroute(/matrix-page/);
  await screen.problem.getByRole('button', { name: 'Retry' }).click();
  await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
});

test('a view that throws says that the page failed, and leads on', async ({ page, context, watch }) => {
  watch.allow(/a planted fault/);
  await context.addInitScript(() => {
    const append = document.createElement.bind(document);
    document.createElement = ((name: string, options?: ElementCreationOptions) => {
      if (name === 'tfoot') throw new Error('a planted fault');
      return append(name, options);
    }) as typeof document.createElement;
  });
  const screen = screenOf(page);
  await page.goto('/matrix');
  await expect(screen.problem.getByRole('alert')).toContainText('failed to draw');
  await expect(screen.problem).not.toContainText('server may have been stopped');
  await expect(screen.problem.getByRole('button', { name: 'Reload' })).toBeVisible();
  await screen.problem.getByRole('link', { name: 'Go to the labels' }).click();
  await expect(screen.rows.first()).toBeVisible();
});

test('a proxy that asks for a sign-in is told from a server that does not answer', async ({ page, server, watch }) => {
  // A redirect that the page does not follow is listed as a request all the same.
  watch.allow(/Failed to load resource|another origin: https:\/\/login\.example/);
  const screen = screenOf(page);
  const proxy = await startFaultyProxy(server.origin);
  watch.allowOrigin(proxy.origin);
  await page.goto(proxy.origin);
  await expect(screen.rows.first()).toBeVisible();
  const alert = screen.problem.getByRole('alert');
  const page1 = '<!doctype html><title>Sign in</title>';
  for (const [status, headers] of [
    [302, { Location: 'https://login.example/?back=here' }],
    [307, { Location: '/oauth2/start' }],
    [200, { 'Content-Type': 'text/html' }],
    [401, { 'Content-Type': 'text/html' }],
    [403, { 'Content-Type': 'text/html; charset=utf-8' }],
    [511, { 'Content-Type': 'text/html' }],
  ] as const) {
    proxy.setFault(
      onLabels((_request, response) => {
        response.writeHead(status, headers).end(page1);
        return true;
      }),
    );
    await screen.button('Refresh').click();
    await expect(alert, String(status)).toContainText('Your sign-in may have ended');
    await expect(screen.problem.getByText(/^Again in/)).toHaveCount(0);
    await expect(screen.rows.first()).toBeVisible();
    proxy.setFault(undefined);
    await screen.problem.getByRole('button', { name: 'Retry' }).click();
    await expect(screen.problem).toHaveCount(0);
  }

  await test.step('neither a proxy failure nor a refusal of PAI is taken for a sign-in', async () => {
    proxy.setFault(
      onLabels((_request, response) => {
        response.writeHead(502, { 'Content-Type': 'text/html' }).end('<h1>502 Bad Gateway</h1>');
        return true;
      }),
    );
    await screen.button('Refresh').click();
    await expect(alert).toContainText('UnexpectedAnswer');
    await expect(alert).not.toContainText('sign-in');
    const refusal = { RequestId: 'R', HostId: 'h', Code: 'NoPermission', Message: 'not yours', Recommend: '' };
    proxy.setFault(onLabels(json(403, refusal)));
    await screen.problem.getByRole('button', { name: 'Retry' }).click();
    await expect(alert).toContainText('not yours');
    await expect(alert).not.toContainText('sign-in');
  });

  await test.step('the button loads the page again', async () => {
    proxy.setFault((request, response) => {
      if (!(request.url ?? '').startsWith('/api/')) return false;
      response.writeHead(302, { Location: 'https://login.example/' }).end();
      return true;
    });
    await page.goto(proxy.origin);
    await expect(alert).toContainText('Your sign-in may have ended');
    proxy.setFault(undefined);
    await screen.problem.getByRole('button', { name: 'Load the page again' }).click();
    await expect(screen.rows.first()).toBeVisible();
  });
  await proxy.stop();
});

test('a browser that believes to be offline shows what a server on this machine answers', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }));
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('offline')));
  await screen.tick('GPU').check();
  await expect(screen.active).toHaveText(['system.chipType=GPU']);
  await expect(page.getByRole('table', { name: 'Image labels' })).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('group', { name: 'Offline' })).toHaveCount(0);
});

interface FontPrefs {
  readonly playwright: PlaywrightWorkerArgs['playwright'];
  readonly info: TestInfo;
  readonly prefs: Readonly<Record<string, number>>;
}

/** A browser whose reader chose other sizes for texts. */
async function openWithFonts({ playwright, info, prefs }: FontPrefs): Promise<BrowserContext> {
  const profile = info.outputPath('profile');
  mkdirSync(join(profile, 'Default'), { recursive: true });
  writeFileSync(join(profile, 'Default/Preferences'), JSON.stringify({ webkit: { webprefs: prefs } }));
  const { launchOptions, viewport } = info.project.use;
  return playwright.chromium.launchPersistentContext(profile, { ...launchOptions, viewport: viewport ?? null });
}

for (const prefs of [{ default_font_size: 24 }, { minimum_font_size: 24 }]) {
  test(`rows and layout hold with ${JSON.stringify(prefs)}`, async ({ server, playwright }, info) => {
    const context = await openWithFonts({ playwright, info, prefs });
    const page = await context.newPage();
    await page.goto(`${server.origin}/images`);
    const screen = screenOf(page);
    await expect(screen.total).toHaveText('217 images');
    // The window is as wide as before, so facets and table stand side by side.
    await expect(screen.tick('GPU')).toBeVisible();
    const table = page.getByRole('table', { name: 'Images', exact: true });
    const heights = await table.locator('tbody tr:not([aria-hidden])').evaluateAll((rows) =>
      rows.map((row) => {
        const text = row.querySelector('bdi');
        const size = text ? Number.parseFloat(getComputedStyle(text).fontSize) : 0;
        return {
          size,
          holds: row.clientHeight >= 1.4 * size,
          asPlanned: row.clientHeight === Number.parseFloat((row as HTMLElement).style.height),
        };
      }),
    );
    expect(heights.length).toBeGreaterThan(20);
    for (const row of heights) expect(row).toMatchObject({ holds: true, asPlanned: true });
    expect(heights[0]?.size).toBeGreaterThanOrEqual(19);
    // The last row is where the height of the rows before it says.
    await page.getByRole('region', { name: 'Image rows' }).evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect(table.locator('tr[aria-rowindex="218"]')).toBeInViewport();
    await page.setViewportSize({ width: 390, height: 800 });
    await expect(screen.button('Request')).toBeInViewport({ ratio: 1 });
    await context.close();
  });
}

for (const prefs of [{ default_font_size: 24, minimum_font_size: 24 }, { default_font_size: 32 }]) {
  test(`a phone shows all of the controls with ${JSON.stringify(prefs)}`, async ({ server, playwright }, info) => {
    const context = await openWithFonts({ playwright, info, prefs });
    const page = await context.newPage();
    const screen = screenOf(page);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      for (const path of ['/', '/images', '/matrix', '/compare']) {
        await page.goto(`${server.origin}${path}?LabelFilter=system.chipType=GPU`);
        await expect(screen.active).toHaveText(['system.chipType=GPU']);
        for (const view of ['Labels', 'Images', 'Matrix', 'Compare'])
          await expect(
            page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }),
          ).toBeInViewport({
            ratio: 1,
          });
        await expect(screen.active.first()).toBeInViewport({ ratio: 1 });
        await expect(screen.button('Clear filters')).toBeInViewport({ ratio: 1 });
        await expect(screen.button('Request')).toBeInViewport({ ratio: 1 });
      }
      await page.goto(`${server.origin}/images`);
      await expect(screen.total).toHaveText('217 images');
      const em = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.documentElement).fontSize));
      const sizeOf = async (part: Locator) => (await part.boundingBox()) ?? { width: 0, height: 0 };
      expect((await sizeOf(page.getByRole('searchbox', { name: 'Search rows' }))).width).toBeGreaterThan(5 * em);
      expect((await sizeOf(page.getByRole('region', { name: 'Image rows' }))).height).toBeGreaterThanOrEqual(
        12 * em - 1,
      );
      await screen.button('Export').click();
      const { x = 0, width: menuWidth = 0 } = (await page.getByRole('menu').boundingBox()) ?? {};
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + menuWidth).toBeLessThanOrEqual(width);
      await page.keyboard.press('Escape');
      await screen.button('Filters').click();
      await expect(screen.region).toBeInViewport({ ratio: 1 });
      // The sheet begins below the views, however many lines these take.
      await expect(page.getByRole('link', { name: 'Compare', exact: true })).toBeInViewport({ ratio: 1 });
      for (const field of [screen.region, screen.workspace, screen.imageId])
        expect((await sizeOf(field)).width).toBeGreaterThan(3.5 * em);
      await screen.button('Done').click();
    }
    await context.close();
  });
}
