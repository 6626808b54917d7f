import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** One component renders all rows of a table, and one all values of a facet: the first ones are enough. */
const REPEATED = ['tbody tr:nth-child(n + 26)', '[role="group"] li:nth-child(n + 16)'];

/**
 * The violations that axe finds in the page now, one line each. The dark theme differs only in colours, so only colours
 * are checked there. The page has no frames, so legacy mode is enough. The default mode sends all results to a second
 * page, which takes three times as long.
 */
export async function violations(page: Page, colorScheme: 'light' | 'dark' = 'light'): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  for (const rows of REPEATED) axe.exclude(rows);
  const { violations: found } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}

/** The violations in the light theme, and then in the dark one: the same state, reached once. */
export async function violationsInBothThemes(page: Page): Promise<readonly string[]> {
  const light = await violations(page, 'light');
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await violations(page, 'dark');
  await page.emulateMedia({ colorScheme: 'light' });
  return [...light, ...dark.map((line) => `dark: ${line}`)];
}
