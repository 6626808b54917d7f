import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** One component makes all rows of a table, and one all values of a facet: the first stand for the rest. */
const REPEATED = ['tbody tr:nth-child(n + 26)', '[role="group"] li:nth-child(n + 16)'];

/**
 * What axe finds wrong with the page as it is now, one line each. Dark differs from light in colours alone, so only
 * they are checked there. The page has no frames: legacy mode keeps the results of rules that pass in the page. The
 * default mode sends all of them to a second page, which takes three times as long.
 */
export async function violations(page: Page, colorScheme: 'light' | 'dark' = 'light'): Promise<readonly string[]> {
  const axe = new AxeBuilder({ page }).setLegacyMode(true).options({ resultTypes: ['violations'] });
  for (const rows of REPEATED) axe.exclude(rows);
  const { violations: found } = await (colorScheme === 'dark' ? axe.withRules(['color-contrast']) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' | ')}`);
}
