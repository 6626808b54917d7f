import type { Page } from '@playwright/test';
import { CANARIES, LABELS } from '../../live/server.mjs';
import { expect, test } from '../../live/test.ts';
import { HOSTILE_LABELS, HOSTILE_TEXTS } from '../../stand-in/hostile-labels.mjs';
import { attack, startEvilSite } from '../../support/evil-page.ts';
import { screenOf } from '../../support/screen.ts';

const HOSTILE = '?Region=cn-beijing&WorkspaceId=9033';

/** The reports of the content security policy that the page sends. */
function reportsOf(page: Page): readonly string[] {
  const reports: string[] = [];
  page.on('request', (request) => {
    if (request.url().endsWith('/api/csp-report')) reports.push(request.postData() ?? '');
  });
  return reports;
}

/** Whether a script of a label ran. */
const ran = (page: Page) => page.evaluate(() => '__xss' in window);

test('hostile labels stay text when shown, searched, hovered, sorted and filtered', async ({ page }) => {
  const screen = screenOf(page);
  const reports = reportsOf(page);
  await page.goto(`/${HOSTILE}`);
  await expect(screen.total).toHaveText(`${HOSTILE_LABELS.length} labels`);
  for (const key of ['__proto__', 'constructor', 'toString']) {
    await screen.search.fill(key);
    await expect(screen.cells(0).filter({ hasText: key }).first()).toBeVisible();
  }
  await screen.search.fill('onerror');
  await expect(screen.cells(1).filter({ hasText: '<img src=x onerror' }).first()).toBeVisible();
  for (const row of (await screen.rows.all()).slice(0, 5)) await row.hover();
  await screen.search.fill('hostile.long');
  await expect(screen.rows).toHaveCount(1);
  await screen.search.fill('');
  await screen.sortBy('Value').click();
  await screen.sortBy('Key').click();
  const scroller = page.getByRole('region', { name: 'Label rows' });
  for (const part of [0.3, 0.6, 1]) await scroller.evaluate((box, at) => box.scrollTo(0, at * box.scrollHeight), part);
  await screen.search.fill('system.chipType');
  await screen.table
    .getByRole('button', { name: /^<img src=x/ })
    .first()
    .click();
  await expect(screen.active).toHaveText([/<img src=x/]);
  await screen.fromMore('Request');
  await expect(page.getByRole('dialog', { name: 'Request' })).toBeVisible();
  await page.keyboard.press('Escape');
  expect(await ran(page)).toBe(false);
  expect(reports).toEqual([]);
});

test('hostile images stay text in every view: names, descriptions, addresses and snippets', async ({ page }) => {
  const screen = screenOf(page);
  const reports = reportsOf(page);
  await page.goto(`/images${HOSTILE}`);
  await expect(screen.total).toHaveText(`${HOSTILE_TEXTS.length} images`);
  const images = page.getByRole('table', { name: 'Images', exact: true });
  const first = images.getByRole('row').nth(1).getByRole('link');
  await first.click();
  const drawer = page.getByRole('complementary');
  const opened = new Set<string>();
  for (let at = 0; at < HOSTILE_TEXTS.length; at += 1) {
    const image = () => new URL(page.url()).searchParams.get('sel') ?? '';
    await expect.poll(() => image() !== '' && !opened.has(image())).toBe(true);
    opened.add(image());
    await expect(drawer.getByRole('heading', { level: 2 })).not.toBeEmpty();
    // Bidi control characters are shown as escapes and never occur in the document itself.
    await expect(drawer).not.toContainText('\u202e');
    await page.keyboard.press('j');
  }
  await page.keyboard.press('Escape');
  for (const view of ['matrix', 'compare']) {
    await page.goto(`/${view}${HOSTILE}&rows=${encodeURIComponent('__proto__')}`);
    await expect(page.getByRole('table').first()).toBeVisible();
  }
  expect(await ran(page)).toBe(false);
  expect(reports).toEqual([]);
});

test('the content security policy blocks and reports planted content', async ({ page, live, watch }) => {
  const reports = reportsOf(page);
  await page.goto(`/${HOSTILE}`);
  await expect(screenOf(page).rows.first()).toBeVisible();
  watch.allow(/policy violation|Content Security Policy|TrustedHTML|TrustedScript|elsewhere\.example|violates/i);
  await page.evaluate(async () => {
    const { body } = document;
    const script = document.createElement('script');
    const plants = [
      () => body.insertAdjacentHTML('beforeend', '<img src=x onerror="window.__xss = 1">'),
      () => script.setAttribute('src', 'https://elsewhere.example/script.js'),
      () => body.setAttribute('onclick', 'window.__xss = 1'),
      () => setTimeout('window.__xss = 1'),
      () => body.setAttribute('style', 'color: red'),
      () => new Image().setAttribute('src', 'https://elsewhere.example/pixel.png'),
      () => fetch('https://elsewhere.example/').catch(() => {}),
    ];
    for (const plant of plants) {
      try {
        await plant();
      } catch {
        // Some violations throw; only the report matters here.
      }
    }
    body.click();
  });
  const counted = (directive: string) => reports.filter((report) => report.includes(`"${directive}"`)).length;
  await expect.poll(() => counted('require-trusted-types-for')).toBe(4);
  for (const directive of ['style-src-attr', 'img-src', 'connect-src'])
    await expect.poll(() => counted(directive), { message: directive }).toBe(1);
  for (const directive of ['require-trusted-types-for', 'style-src-attr', 'img-src', 'connect-src'])
    await expect.poll(() => live.server.output()).toContain(directive);
  expect(live.server.output()).not.toContain('__xss');
  expect(await ran(page)).toBe(false);
});

test('a page of another origin reads nothing and causes no request to PAI', async ({ browser, live }) => {
  const target = live.server.origin;
  // The visitor is signed in. The `watch` fixture is not used: blocked requests write to the console.
  const context = await browser.newContext();
  const own = await context.newPage();
  await own.goto(`${target}/?token=${CANARIES.accessToken}`);
  await expect(screenOf(own).rows.first()).toBeVisible();
  await own.close();
  // Requests of the visitor's own page may still run for a moment.
  let last = -1;
  const isQuiet = () => {
    const before = last;
    last = live.standIn.requests.length;
    return before === last;
  };
  await expect.poll(isQuiet, { intervals: [1_000] }).toBe(true);

  const evil = await startEvilSite();
  for (const origin of evil.origins) {
    const page = await context.newPage();
    await page.goto(origin);
    const before = live.standIn.requests.length;
    const askedOfPai = () => live.standIn.requests.slice(before).map((request) => request.target);
    expect(await page.evaluate(attack, target)).toEqual([]);
    for (const frame of page.frames().slice(1))
      expect(await frame.locator('body').textContent()).not.toMatch(/PAI Image Labels|"Labels"|system\./);
    expect(askedOfPai()).toEqual([]);

    // A link from that page to the API: the browser follows it, with the visitor's cookie if the host name is the same.
    await page.evaluate((href) => location.assign(href), `${target}${LABELS}?LabelFilter=evil%3Dlink`);
    await page.waitForURL(/evil%3Dlink/);
    await expect(page.locator('body')).toContainText('Forbidden.CrossOrigin');
    expect(askedOfPai()).toEqual([]);
    await page.close();
  }
  await evil.stop();
  await context.close();
});
