import { forgetNewApis } from '../../support/old-browsers.ts';
import { addressOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

test('a browser without newer APIs shows every view', async ({ page, context }) => {
  await forgetNewApis(context);
  const screen = screenOf(page);
  const view = (name: string) => page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name });
  await page.goto('/?sel=system.framework.PyTorch=2.6.0');
  await expect(screen.rows.first()).toBeVisible();
  await expect(page.getByRole('complementary').getByRole('table')).toBeVisible();
  await expect(page.getByRole('complementary').locator('li button').first()).toBeVisible();
  await screen.tick('GPU').check();
  await expect(screen.active).toHaveText(['GPU']);
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
  await view('Checks').click();
  await expect(page.getByRole('table', { name: 'Checks' }).getByRole('link').first()).toBeVisible();
});

test('a browser without oklch and layers, without :has, or without scripts gets one sentence', async ({
  page,
  browser,
  server,
}) => {
  const sentence = page.getByText(/^\s*This page needs a newer browser: Chrome or Edge 111, Firefox 121, Safari 16\.4/);
  await page.goto('/');
  await expect(screenOf(page).rows.first()).toBeVisible();
  await expect(sentence).toBeHidden();

  // Simulates such a browser: the @supports condition is false, and @layer blocks are unknown.
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

  await page.unroute(/\.css$/);
  await page.route(/\.css$/, async (route) => {
    const answer = await route.fetch();
    const css = (await answer.text()).replaceAll(/(@supports[^{]*selector\(:)has/g, '$1no-such');
    await route.fulfill({ response: answer, body: css });
  });
  await page.goto('/');
  await expect(sentence).toBeVisible();
  await expect(screenOf(page).table).toBeHidden();

  const context = await browser.newContext({ javaScriptEnabled: false });
  const plain = await context.newPage();
  await plain.goto(server.origin);
  // Text locators ignore this element.
  await expect(plain.locator('noscript')).toBeVisible();
  await expect(screenOf(plain).total).toHaveText(/^\d+ labels$/);
  await expect(screenOf(plain).rows.first()).toBeVisible();
  await context.close();
});

/** Ways in which the script of a page does not run, and the view to try them on. The server draws rows for some only. */
const SCRIPT_FAULTS: readonly (readonly [path: string, file: RegExp, spoil: (script: string) => string | undefined])[] =
  [
    ['/', /\/index-[^/]*\.js$/, () => undefined],
    ['/matrix', /\/index-[^/]*\.js$/, (script) => script.slice(0, script.length / 2)],
    ['/', /\/index-[^/]*\.js$/, (script) => `null.x;${script}`],
    ['/images', /\/first-[^/]*\.js$/, () => undefined],
  ];

test('a page whose script is missing, cut off, broken or without words says so', async ({ page, watch }) => {
  watch.allow(/Failed to load|ERR_FAILED|SyntaxError|Unexpected|Cannot read properties|dynamically imported/);
  const sentence = page.getByText(/^The script of this page is not running yet\. If this line stays, reload/);
  for (const [path, file, spoil] of SCRIPT_FAULTS) {
    await page.route(file, async (route) => {
      const answer = await route.fetch();
      const body = spoil(await answer.text());
      if (body === undefined) await route.abort();
      // Not stored, or the next page would take it again.
      else await route.fulfill({ contentType: 'text/javascript', headers: { 'Cache-Control': 'no-store' }, body });
    });
    await page.goto(path);
    await expect(sentence).toBeHidden();
    // Ends the wait of the style sheet.
    await page.evaluate(() => {
      for (const animation of document.getAnimations()) if (animation instanceof CSSAnimation) animation.finish();
    });
    await expect(sentence).toBeInViewport();
    // It is above what the server has drawn.
    const isOnTop = await sentence.evaluate((element) => {
      const { left, top, width, height } = element.getBoundingClientRect();
      return document.elementFromPoint(left + width / 2, top + height / 2) === element;
    });
    expect(isOnTop).toBe(true);
    await page.unroute(file);
  }
  await page.reload();
  await expect(page.getByRole('navigation', { name: 'Views' })).toBeVisible();
  await expect(sentence).toHaveCount(0);
});

test('keys of an input method do not commit a filter', async ({ page }) => {
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
    // The filter box highlights its first option, and no key moved the highlight.
    const isBox = field === screen.labelFilter;
    if (isBox) await expect(page.getByRole('option', { selected: true })).toHaveText(/as typed/);
    else await expect(field).not.toHaveAttribute('aria-activedescendant', /./);
    expect(addressOf(page)).toBe('');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await screen.labelFilter.fill('system.chipType=GPU');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveText(['GPU']);
});

test('the title names the shown rows, the most specific part first', async ({ page, request }) => {
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
    ['/?not=system.chipType=GPU', 'not GPU · PAI Image Labels'],
    ['/?from=system.framework.PyTorch=2.6&none=python', 'PyTorch 2.6 or later, no Python · PAI Image Labels'],
    [
      '/images?runs=ecs.gn7i-c8g1.2xlarge&state=newest',
      'Newest of its line, Runs on ecs.gn7i-c8g1.2xlarge · Images · PAI Image Labels',
    ],
    ['/compare?vs.not=system.chipType=GPU', 'not GPU · Compare · PAI Image Labels'],
    ['/images?Region=cn-shanghai&WorkspaceId=4201', 'cn-shanghai, 4201 · Images · PAI Image Labels'],
    ['/compare?Region=cn-shanghai&vs.Region=cn-beijing', 'cn-shanghai | cn-beijing · Compare · PAI Image Labels'],
    ['/?Region=cn-shanghai&q=cuda', 'cuda · PAI Image Labels'],
    ['/?sel=system.chipType=GPU', 'system.chipType=GPU · PAI Image Labels'],
    [`/images?sel=${image}&LabelFilter=system.chipType=GPU`, `${Name} · PAI Image Labels`],
  ] as const) {
    await page.goto(address);
    await expect(page, address).toHaveTitle(title);
  }
  await page.keyboard.press('Escape');
  await expect(page).toHaveTitle('GPU · Images · PAI Image Labels');
});

test('from 200 rows on, the table footer says that find-in-page does not search all rows', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/images');
  await expect(screen.total).toHaveText('217 images');
  await expect(page.getByText('Find in page sees only the rows in view.')).toBeInViewport();
  await screen.button('Search all rows').click();
  await expect(screen.search).toBeFocused();
  await page.keyboard.type('pytorch');
  await expect(page.getByText('Find in page sees only')).toHaveCount(0);
});

test('denied or full storage breaks nothing, and Retry works', async ({ page, context, watch }) => {
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

test('a view that throws shows an error, and other views still work', async ({ page, context, watch }) => {
  watch.allow(/a planted error/);
  await context.addInitScript(() => {
    const append = document.createElement.bind(document);
    document.createElement = ((name: string, options?: ElementCreationOptions) => {
      if (name === 'tfoot') throw new Error('a planted error');
      return append(name, options);
    }) as typeof document.createElement;
  });
  const screen = screenOf(page);
  await page.goto('/matrix');
  await expect(screen.problem.getByRole('alert')).toContainText('could not be shown');
  await expect(screen.problem).not.toContainText('server may have been stopped');
  await expect(screen.problem.getByRole('button', { name: 'Reload' })).toBeVisible();
  await screen.problem.getByRole('link', { name: 'Go to the labels' }).click();
  await expect(screen.rows.first()).toBeVisible();
});

test('a browser that reports being offline shows responses of a local server', async ({ page, context }) => {
  await context.addInitScript(() => Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false }));
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await page.evaluate(() => dispatchEvent(new Event('offline')));
  await screen.tick('GPU').check();
  await expect(screen.active).toHaveText(['GPU']);
  await expect(page.getByRole('table', { name: 'Image labels' })).toHaveAttribute('aria-busy', 'false');
  await expect(page.getByRole('group', { name: 'Offline' })).toHaveCount(0);
});
