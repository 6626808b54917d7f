import type { Page } from '@playwright/test';
import { confused, EXPECTED } from '../../live/expected.ts';
import { expect, expectNoSecret, test } from '../../live/test.ts';
import { SENTINELS } from '../../stand-in/sentinels.mjs';
import { clipboardOf, screenOf } from '../../support/screen.ts';

test('each error of the service has a separate text, its Code and a next step', async ({ page, context, watch }) => {
  test.setTimeout(240_000);
  watch.allow(/Failed to load resource/);
  const regions = (await (await page.request.get('/api/session')).json()).regions as string[];
  const seen = new Map<string, string>();

  /** Opens a workspace with an error, each in a separate region, and reads the message of the page. */
  async function read(tab: Page, id: string): Promise<void> {
    const region = regions[Object.keys(EXPECTED).indexOf(id) % regions.length] ?? '';
    const screen = screenOf(tab);
    const alert = screen.problem.getByRole('alert');
    await tab.goto(`/?Region=${region}&WorkspaceId=${id}`);
    await expect(alert).toContainText(EXPECTED[id]?.[1] ?? '', { timeout: 90_000 });
    await expect(alert).toContainText(/RequestId\s*[0-9A-F-]{36}/);
    await expect(screen.problem.getByRole('button', { name: 'Retry' })).toBeVisible();
    await expect(screen.table).toHaveCount(0);
    // The region must not make two messages different.
    seen.set(id, ((await alert.locator('p').first().textContent()) ?? '').replaceAll(region, 'this region'));
    await expectNoSecret(tab, ['airport']);
  }

  const refused = Object.entries(EXPECTED).flatMap(([id, [, code]]) => (code === undefined ? [] : [id]));
  await test.step('every error', async () => {
    // The first three errors are slow: one in each of three tabs.
    const lanes = [0, 1, 2].map(async (lane) => {
      const tab = await context.newPage();
      for (const id of refused.filter((_, at) => at % 3 === lane))
        await test.step(`${id} ${SENTINELS.get(id)?.name}`, () => read(tab, id));
      await tab.close();
    });
    await Promise.all(lanes);
  });
  expect([...seen.keys()].toSorted()).toEqual(refused.toSorted());
  expect(confused(seen)).toEqual([]);

  await test.step('a missing permission: the action, and a policy to copy', async () => {
    const screen = screenOf(page);
    for (const id of ['9023', '9024']) {
      await read(page, id);
      await expect(screen.problem).toContainText('paiimage:ListImageLabels');
      await screen.problem.getByRole('button', { name: 'Copy policy' }).click();
      const policy = JSON.parse(await clipboardOf(page));
      expect(policy.Statement[0].Action).toContain('paiimage:ListImageLabels');
    }
    await expect(page.getByRole('link', { name: /code/i })).toHaveAttribute('href', /^https:\/\/api\.aliyun\.com\//);
  });

  await test.step('throttling counts down', async () => {
    await read(page, '9016');
    await expect(screenOf(page).problem.getByText(/^Retrying in [1-7] s$/)).toBeVisible();
  });

  await test.step('after a temporary error the page shows no trace of it', async () => {
    for (const id of ['9019', '9031', '9035', '9042', '9043', '9018']) {
      await page.goto(`/?Region=us-west-1&WorkspaceId=${id}`);
      await expect(screenOf(page).total, id).toHaveText(/^\d+ labels?$/);
      await expect(screenOf(page).problem).toHaveCount(0);
    }
    await page.goto('/?Region=us-west-1&WorkspaceId=9032');
    await expect(screenOf(page).total).toHaveText('2 labels (service reports 14)');
    await expect(screenOf(page).rows).toHaveCount(2);
  });
});
