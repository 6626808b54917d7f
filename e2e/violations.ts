import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/**
 * What axe finds wrong with the page as it is now, a line each. Colours are all that dark can change, and a whole run
 * takes seconds on a slow machine, so that only they are looked at there.
 */
export async function violations(page: Page, colorScheme: 'light' | 'dark' = 'light'): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
