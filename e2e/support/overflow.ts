import type { Page } from '@playwright/test';

/** How many pixels the page is wider or higher than its window: only elements inside it may scroll. */
export function overflow(page: Page): Promise<number> {
  return page.evaluate(() => {
    const { scrollWidth, scrollHeight } = document.documentElement;
    return Math.max(scrollWidth - innerWidth, scrollHeight - innerHeight);
  });
}
