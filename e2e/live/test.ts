import { expect, type Page } from '@playwright/test';
import { ACCOUNT_ID } from '../stand-in/refusals.mjs';
import { test as base } from '../support/test.ts';
import { CANARIES, startLive } from './server.mjs';

export { expect } from '@playwright/test';

type Live = Awaited<ReturnType<typeof startLive>>;

const SECRETS = [...Object.values(CANARIES), ACCOUNT_ID];

/** The test of the live source: a separate server with a stand-in for PAI, and signed-in pages. */
export const test = base.extend<{ readonly live: Live }>({
  live: async ({ watch, serving }, use) => {
    const live = await startLive({ movableClock: true, serving });
    watch.allowOrigin(live.server.origin);
    await use(live);
    const output = live.server.output();
    for (const secret of SECRETS) expect(output).not.toContain(secret);
    await live.stop();
  },
  baseURL: async ({ live }, use) => {
    await use(live.server.origin);
  },
  context: async ({ context }, use) => {
    await context.request.get(`/?token=${CANARIES.accessToken}`);
    await use(context);
  },
});

/** Fails if a secret can be read in the page, by a person or a script. */
export async function expectNoSecret(page: Page, alsoNot: readonly string[] = []): Promise<void> {
  const stored = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]),
  );
  const text = `${page.url()}\n${await page.content()}\n${stored}`;
  for (const secret of [...SECRETS, ...alsoNot]) expect(text).not.toContain(secret);
}
