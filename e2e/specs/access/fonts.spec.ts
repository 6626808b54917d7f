import type { Browser, Locator, Page, PlaywrightWorkerArgs, TestInfo } from '@playwright/test';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

/** Font sizes that a reader has chosen, in pixels. */
interface FontSizes {
  readonly defaultFontSize?: number;
  readonly minimumFontSize?: number;
}

/**
 * Opens a page in a browser with these font sizes. We rejected the preferences of a profile: a headless shell has none.
 */
async function openWithFonts(
  { launchOptions, viewport }: Pick<TestInfo['project']['use'], 'launchOptions' | 'viewport'>,
  playwright: PlaywrightWorkerArgs['playwright'],
  sizes: FontSizes,
): Promise<{ readonly page: Page; readonly browser: Browser }> {
  const settings = Object.entries(sizes).map(([name, size]) => `${name}=${size}`);
  const args = [...(launchOptions?.args ?? []), `--blink-settings=${settings.join(',')}`];
  const browser = await playwright.chromium.launch({ ...launchOptions, args });
  return { page: await browser.newPage({ viewport: viewport ?? null }), browser };
}

for (const sizes of [{ defaultFontSize: 24 }, { minimumFontSize: 24 }]) {
  test(`rows and layout are right with ${JSON.stringify(sizes)}`, async ({ server, playwright }, info) => {
    const { page, browser } = await openWithFonts(info.project.use, playwright, sizes);
    await page.goto(`${server.origin}/images`);
    const screen = screenOf(page);
    await expect(screen.total).toHaveText('217 images');
    // The window has the usual width, so facets and table are side by side.
    await expect(screen.tick('GPU')).toBeVisible();
    const table = page.getByRole('table', { name: 'Images', exact: true });
    const heights = await table.locator('tbody tr:not([aria-hidden])').evaluateAll((rows) =>
      rows.map((row) => {
        const text = row.querySelector('a');
        const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
        const size = text ? Number.parseFloat(getComputedStyle(text).fontSize) : 0;
        return {
          size,
          holds: row.clientHeight >= 1.4 * size,
          asPlanned: row.clientHeight === 2.25 * rem,
        };
      }),
    );
    expect(heights.length).toBeGreaterThan(20);
    for (const row of heights) expect(row).toMatchObject({ holds: true, asPlanned: true });
    expect(heights[0]?.size).toBeGreaterThanOrEqual(19);
    // The last row is at the position that the heights of the other rows give.
    await page.getByRole('region', { name: 'Image rows' }).evaluate((box) => box.scrollTo(0, box.scrollHeight));
    await expect(table.locator('tr[aria-rowindex="218"]')).toBeInViewport();
    await page.setViewportSize({ width: 390, height: 800 });
    await expect(screen.button('More')).toBeInViewport({ ratio: 1 });
    await browser.close();
  });
}

test('a minimum font size cuts no service of an image', async ({ server, playwright }, info) => {
  // Texts are larger than their places here: the root font grows by an eighth, the text of a row by more.
  const { page, browser } = await openWithFonts(info.project.use, playwright, { minimumFontSize: 18 });
  await page.goto(`${server.origin}/images`);
  const services = page
    .getByRole('table', { name: 'Images', exact: true })
    .getByRole('button')
    .filter({ hasText: /^DLC$/ });
  await expect(services).not.toHaveCount(0);
  const missing = await services.evaluateAll((all) =>
    all.map((one) => {
      const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode();
      const holder = text?.parentElement;
      if (!text || !holder) return Number.NaN;
      const range = document.createRange();
      range.selectNodeContents(text);
      const { paddingLeft, paddingRight } = getComputedStyle(holder);
      const room =
        holder.getBoundingClientRect().width - Number.parseFloat(paddingLeft) - Number.parseFloat(paddingRight);
      return range.getBoundingClientRect().width - room;
    }),
  );
  for (const width of missing) expect(width).toBeLessThan(0.05);
  await browser.close();
});

for (const sizes of [{ defaultFontSize: 24, minimumFontSize: 24 }, { defaultFontSize: 32 }]) {
  test(`a phone shows all controls with ${JSON.stringify(sizes)}`, async ({ server, playwright }, info) => {
    const { page, browser } = await openWithFonts(info.project.use, playwright, sizes);
    const screen = screenOf(page);
    for (const width of [390, 320]) {
      await page.setViewportSize({ width, height: 844 });
      for (const path of ['/', '/images', '/matrix', '/compare']) {
        await page.goto(`${server.origin}${path}?LabelFilter=system.chipType=GPU`);
        await expect(screen.active).toHaveText(['GPU']);
        for (const view of ['Labels', 'Images', 'Matrix', 'Compare'])
          await expect(
            page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }),
          ).toBeInViewport({
            ratio: 1,
          });
        await expect(screen.active.first()).toBeInViewport({ ratio: 1 });
        await expect(screen.button('Clear filters')).toBeInViewport({ ratio: 1 });
        await expect(screen.button('More')).toBeInViewport({ ratio: 1 });
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
      await screen.showMoreFilters();
      await expect(screen.region).toBeInViewport({ ratio: 1 });
      // The sheet begins below the views, however many lines they take.
      await expect(page.getByRole('link', { name: 'Compare', exact: true })).toBeInViewport({ ratio: 1 });
      for (const field of [screen.region, screen.workspace, screen.imageId])
        expect((await sizeOf(field)).width).toBeGreaterThan(3.5 * em);
      await screen.button('Done').click();
    }
    await browser.close();
  });
}

test('headers of the matrix are not cut on a phone with large text', async ({ server, playwright }, info) => {
  const { page, browser } = await openWithFonts(info.project.use, playwright, { minimumFontSize: 24 });
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${server.origin}/matrix?versions=show&cols=system.dsw.cudaVersion&open=system.dsw.cudaVersion=12`);
  const table = page.getByRole('table', { name: 'Images by framework and CUDA' });
  await expect(table.getByRole('rowheader', { name: 'ModelScope 1.38.0.1' })).toBeVisible();
  const cut = await table.locator('th bdi, tfoot th a').evaluateAll((texts) =>
    texts
      .filter((text) => {
        const cell = text.closest('th')?.getBoundingClientRect();
        const { left, right, top, bottom } = text.getBoundingClientRect();
        const line = text.parentElement;
        return (
          !cell ||
          left < cell.left ||
          right > cell.right ||
          top < cell.top ||
          bottom > cell.bottom ||
          !line ||
          line.scrollHeight > line.clientHeight + 1 ||
          line.scrollWidth > line.clientWidth + 1
        );
      })
      .map((text) => text.textContent),
  );
  expect(cut).toEqual([]);
  // There is room for numbers beside them.
  const widths = await table
    .locator('tbody tr')
    .first()
    .evaluate((row) => [...row.children].map((cell) => cell.getBoundingClientRect().width));
  expect((widths[0] ?? 0) + (widths.at(-1) ?? 0)).toBeLessThan(0.75 * 390);
  await browser.close();
});
