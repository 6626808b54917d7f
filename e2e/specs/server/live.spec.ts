import type { Page } from '@playwright/test';
import { CANARIES, LABELS } from '../../live/server.mjs';
import { expect, expectNoSecret, test } from '../../live/test.ts';
import { naiveCatalog, TEAM_WORKSPACE } from '../../stand-in/naive-catalog.mjs';
import { holdScript } from '../../support/first-answers.ts';
import { addressOf, screenOf, shownValues } from '../../support/screen.ts';

const REGION = 'cn-hangzhou';
const catalog = naiveCatalog();

/** The stand-in's number of labels in a scope. */
function count(asked: Record<string, string>): number {
  return catalog.listImageLabels({ Region: REGION, ...asked }).TotalCount;
}

/** Waits until the page shows the stand-in's number of labels. */
async function expectTotal(page: Page, asked: Record<string, string>): Promise<void> {
  await expect(screenOf(page).total).toHaveText(`${count(asked)} labels`);
}

test('the live labels open on the region of the server, and facets, sorting and search work as on embedded ones', async ({
  page,
  live,
}) => {
  const screen = screenOf(page);

  await test.step('open the page: the region of the server, and the source of the data', async () => {
    await page.goto('/');
    await expectTotal(page, {});
    await expect(screen.region).toHaveValue(REGION);
    await expect(page.getByRole('banner')).toContainText(`Live · ${new URL(live.standIn.origin).host}`);
    await expect(page.getByText('Updated just now')).toBeVisible();
    expect(addressOf(page)).toBe('');
  });

  await test.step('facets narrow and offer what is possible', async () => {
    await screen.tick('PyTorch, any version').check();
    await expectTotal(page, { LabelFilter: 'system.framework.PyTorch=*' });
    await screen.tick('GPU').check();
    await expectTotal(page, { LabelFilter: 'system.framework.PyTorch=*,system.chipType=GPU' });
    await expect(screen.tick('CPU')).toBeVisible();
    await page.goBack();
    await expect(screen.active).toHaveText(['PyTorch any version']);
    await screen.button('Clear filters').click();
  });

  await test.step('sorting and searching send no request', async () => {
    await expectTotal(page, {});
    // Images load in the background; counts have a mark until the last image arrives.
    const ofGpu = screen.table.getByRole('link', { name: /images with system\.chipType=GPU$/ });
    await expect(ofGpu).toHaveText(/^\d+$/);
    await screen.sortBy('Value').click();
    await expect(screen.header('Value')).toHaveAttribute('aria-sort', 'ascending');
    const before = live.standIn.total();
    await screen.sortBy('Value').click();
    await expect(screen.header('Value')).toHaveAttribute('aria-sort', 'descending');
    await screen.search.fill('2.8.0');
    await expect(screen.total).toHaveText(new RegExp(`of ${count({})} labels`));
    expect(await shownValues(page)).toContain('2.8.0');
    await screen.search.fill('');
    expect(live.standIn.total()).toBe(before);
  });

  await expectNoSecret(page);
  expect(live.standIn.refusals()).toBe(0);
});

test('several values of one key make several live requests, and the dialog lists them', async ({ page, live }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.tick('CPU').check();
  await expectTotal(page, { LabelFilter: 'system.chipType=CPU' });
  await screen.tick('PPU').check();
  await expect(screen.active).toHaveText([/CPU/, /PPU/]);
  await screen.fromMore('Request');
  const dialog = page.getByRole('dialog', { name: 'Request' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toContainText(`GET ${LABELS}?LabelFilter=system.chipType%3DCPU&Region=${REGION}`);
  await expect(dialog).toContainText(/RequestId [0-9A-F-]{36}/);
  await expect(dialog).not.toContainText(/Signature|Credential|Authorization|x-acs/i);
  const sent = live.standIn.requests.map(({ target }) => decodeURIComponent(target));
  expect(sent).toContain(`${LABELS}?LabelFilter=system.chipType=PPU&Region=${REGION}`);

  await expectNoSecret(page);
  expect(live.standIn.refusals()).toBe(0);
});

test('live conditions and keys are typed, and zero results show what each filter hides', async ({ page, live }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.labelFilter.fill('system.chipType＝GPU， system.supported.dlc = true');
  await page.keyboard.press('Enter');
  await screen.labelKeys.fill('system.framework.PyTorch');
  await page.keyboard.press('Enter');
  await expectTotal(page, {
    LabelFilter: 'system.chipType=GPU,system.supported.dlc=true',
    LabelKeys: 'system.framework.PyTorch',
  });

  await page.goto('/?LabelFilter=system.chipType=XPU,system.framework.TensorFlow=*');
  await expect(page.getByRole('heading', { name: 'No labels match 2 filters' })).toBeVisible();
  await expect(screen.button('Remove system.framework.TensorFlow=*')).toContainText(
    `${count({ LabelFilter: 'system.chipType=XPU' })} labels`,
  );

  await expectNoSecret(page);
  expect(live.standIn.refusals()).toBe(0);
});

test('live workspaces are listed to the end, and a scope is a workspace, a region or one image', async ({
  page,
  live,
}) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.workspace.fill('30100');
  await expect(page.getByRole('option', { name: /^30100/ })).toHaveCount(1);
  await screen.workspace.fill(TEAM_WORKSPACE);
  await page.getByRole('option', { name: new RegExp(`^${TEAM_WORKSPACE}`) }).click();
  await expectTotal(page, { WorkspaceId: TEAM_WORKSPACE });
  await expect(screen.table.getByRole('button', { name: 'ranker', exact: true })).toBeVisible();
  await screen.workspace.fill('20009');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'No image labels here' })).toBeVisible();

  await page.goto('/');
  const [image] = catalog.listImages({ Region: 'cn-shanghai', PageSize: '1', Verbose: 'true' }).Images;
  await screen.region.fill('cn-shanghai');
  await page.keyboard.press('Enter');
  await expectTotal(page, { Region: 'cn-shanghai' });
  await screen.showMoreFilters();
  await screen.imageId.fill(image?.ImageId ?? '');
  await page.keyboard.press('Enter');
  await expectTotal(page, { Region: 'cn-shanghai', ImageId: image?.ImageId ?? '' });

  await expectNoSecret(page);
  expect(live.standIn.refusals()).toBe(0);
});

test('a stale response is shown while the service is down, with its age', async ({ page, live, watch }) => {
  watch.allow(/Failed to load resource/);
  const screen = screenOf(page);
  await page.goto('/');
  // Only loaded responses can be shown later, including the images; their counts have a mark while some are missing.
  const ofGpu = screen.table.getByRole('link', { name: /images with system\.chipType=GPU$/ });
  await expect(ofGpu).toHaveText(/^\d+$/);
  const total = (await screen.total.textContent()) ?? '';

  live.standIn.setFault(({ response }) => {
    response.socket?.destroy();
    return true;
  });
  await live.letTimePass();
  await screen.fromMore('Refresh');
  await expect(page.getByRole('group', { name: 'Old answer' })).toContainText(/results from 2 min/);
  // One cause makes one message.
  await expect(page.getByRole('alert')).toHaveCount(1);
  await expect(page.getByText(/Updated 2 min/)).toBeVisible();
  await expect(screen.total).toHaveText(total);

  live.standIn.setFault(undefined);
  await expect(async () => {
    await screen.fromMore('Refresh');
    await expect(page.getByRole('alert')).toHaveCount(0, { timeout: 1_000 });
  }).toPass({ timeout: 30_000 });
  await expect(page.getByText('Updated just now')).toBeVisible();
});

test('the page survives being offline and a restart of its server', async ({ page, context, live, watch }) => {
  watch.allow(/Failed to load resource|ERR_INTERNET_DISCONNECTED/);
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  const total = (await screen.total.textContent()) ?? '';

  await test.step('offline: reported at once, and nothing is lost', async () => {
    await context.setOffline(true);
    await expect(page.getByRole('group', { name: 'Offline' })).toBeVisible();
    await expect(screen.total).toHaveText(total);
    // Requests fail now, and so does each retry, without a second message.
    let failed = 0;
    page.on('requestfailed', (request) => {
      if (request.url().includes('/api/v1/image/labels')) failed += 1;
    });
    await screen.fromMore('Refresh');
    await expect.poll(() => failed).toBeGreaterThan(3);
    await expect(screen.problem).toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(1);
    await context.setOffline(false);
    await expect(page.getByRole('group', { name: 'Offline' })).toHaveCount(0);
    await screen.tick('GPU').check();
    await expect(screen.total).not.toHaveText(total);
    await screen.button('Clear filters').click();
  });

  await test.step('a restart: the page recovers with its filters', async () => {
    await live.server.stop();
    await screen.fromMore('Refresh');
    await expect(screen.problem.getByRole('alert')).toContainText('is not responding');
    await expect(screen.total).toHaveText(total);
    await live.server.restart();
    // The new server does not know the old cookie; the user opens its link to sign in again.
    await context.request.get(`/?token=${CANARIES.accessToken}`);
    await expect(async () => {
      const retry = screen.problem.getByRole('button', { name: 'Retry' });
      if ((await retry.count()) > 0) await retry.click({ timeout: 1_000 });
      await expect(screen.problem).toHaveCount(0, { timeout: 2_000 });
    }).toPass({ timeout: 30_000 });
    await screen.tick('GPU').check();
    await expect(screen.total).not.toHaveText(total);
  });
});

test('the browser requests labels that are not in the page beside the script, and once', async ({ page }) => {
  const sent: string[] = [];
  page.on('request', (request) => sent.push(new URL(request.url()).pathname));
  const run = await holdScript(page);
  const answered = page.waitForResponse((answer) => new URL(answer.url()).pathname.endsWith(LABELS));
  await page.goto('/?LabelFilter=system.chipType=GPU', { waitUntil: 'commit' });
  expect((await answered).status()).toBe(200);
  run();
  await expectTotal(page, { LabelFilter: 'system.chipType=GPU' });
  expect(sent.filter((path) => path.endsWith(LABELS))).toHaveLength(1);
});
