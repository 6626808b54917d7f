import type { Page } from '@playwright/test';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { violations } from '../../support/violations.ts';

/** The lightness of the page's background as painted, from 0 to 1. */
const groundOf = (page: Page) =>
  page.evaluate(() => Number(/^oklch\(([\d.]+)/.exec(getComputedStyle(document.body).backgroundColor)?.[1]));

async function chooseTheme(page: Page, name: string): Promise<void> {
  await screenOf(page).button('Theme').click();
  await page.getByRole('menuitemradio', { name, exact: true }).click();
}

test('a theme is chosen in the header, and every page has it before scripts run', async ({ page, browser, launch }) => {
  await page.goto('/');
  await expect(screenOf(page).rows.first()).toBeVisible();
  expect(await groundOf(page)).toBeGreaterThan(0.9);
  await chooseTheme(page, 'Dark');
  expect(await groundOf(page)).toBeLessThan(0.3);
  await expect(screenOf(page).button('Theme')).toBeFocused();
  expect(await violations(page, 'dark')).toEqual([]);

  const cookies = await page.context().cookies();
  expect(cookies.find(({ name }) => name === 'pai-theme')).toMatchObject({ value: 'dark', sameSite: 'Lax' });
  const noScripts = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light' });
  await noScripts.addCookies(cookies);
  const plain = await noScripts.newPage();
  // A view, an unknown address, and the sign-in page.
  const { origin } = await launch({ flags: ['--auth', 'token'] });
  await noScripts.addCookies([{ name: 'pai-theme', value: 'dark', url: origin }]);
  for (const address of [page.url(), new URL('nowhere', page.url()).href, `${origin}/`]) {
    await plain.goto(address);
    expect([address, await groundOf(plain)]).toEqual([address, expect.closeTo(0.2, 0)]);
    expect(await plain.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('dark');
  }
  await noScripts.close();

  // The light theme stays on a dark system.
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.reload();
  await chooseTheme(page, 'Light');
  expect(await groundOf(page)).toBeGreaterThan(0.9);
  await page.reload();
  expect(await groundOf(page)).toBeGreaterThan(0.9);
  expect(await violations(page)).toEqual([]);

  await chooseTheme(page, 'As the system');
  expect(await groundOf(page)).toBeLessThan(0.3);
  expect((await page.context().cookies()).map(({ name }) => name)).not.toContain('pai-theme');
});
