import type { Page } from '@playwright/test';

const BLOCK = /<script type="application\/json" id="first-answers">[^<]*<\/script>/;

/** The HTML of the page without its embedded responses, so that the page requests all of them. */
export function withoutFirstAnswers(html: string): string {
  return html.replace(BLOCK, '');
}

/** Removes the embedded responses from every page that is loaded later. */
export async function askForAll(page: Page): Promise<void> {
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    await route.fulfill({ response, body: withoutFirstAnswers(await response.text()) });
  });
}

/** Holds the page's script back until the function is called that it returns. */
export async function holdScript(page: Page): Promise<() => void> {
  let run = () => {};
  const held = new Promise<void>((resolve) => {
    run = resolve;
  });
  await page.route(/assets\/index-.*\.js$/, async (route) => {
    await held;
    await route.continue();
  });
  return run;
}
