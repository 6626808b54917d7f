import type { Page } from '@playwright/test';

const BLOCK = /<script type="application\/json" id="first-answers">[^<]*<\/script>/;

/** The HTML of the page without the answers that come with it, so that the page asks for all. */
export function withoutFirstAnswers(html: string): string {
  return html.replace(BLOCK, '');
}

/** Takes the answers out of each page that is loaded from now on. */
export async function askForAll(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, body: withoutFirstAnswers(await response.text()) });
  });
}
