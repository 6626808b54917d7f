import type { Locator, Page } from '@playwright/test';
import { expect } from './test.ts';

/** The page in Chinese, operated by keyboard. */
export function handsOn(page: Page) {
  const options = page.getByRole('option');
  const active = page.getByRole('list', { name: '已选条件', exact: true }).getByRole('listitem');
  const press = async (...keys: readonly string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  return {
    press,
    active,
    total: page.getByRole('main').getByRole('status'),
    table: (name: string) => page.getByRole('table', { name, exact: true }),
    /** Types a text into the focused field and takes the best match. */
    take: async (text: string) => {
      await page.keyboard.insertText(text);
      await expect(options.first()).toBeVisible();
      await press('Enter');
    },
    /** Runs the command palette's best match for a text. */
    command: async (text: string) => {
      await press('ControlOrMeta+K');
      const palette = page.getByRole('dialog', { name: '命令面板', exact: true });
      await expect(palette.getByRole('combobox')).toBeFocused();
      await page.keyboard.insertText(text);
      await expect(options.first()).toContainText(text);
      await press('Enter');
      await expect(palette).toHaveCount(0);
    },
    /** Presses Tab until an element has the focus; fails after 12 times. */
    tabTo: async (wanted: Locator, key: 'Tab' | 'Shift+Tab' = 'Tab') => {
      await expect(wanted).toBeVisible();
      for (let count = 0; count < 12; count += 1) {
        await press(key);
        if (await wanted.evaluate((one) => one === document.activeElement)) return;
      }
      throw new Error(`${wanted} is not within 12 times ${key}`);
    },
  };
}
