import { addressOf, clipboardOf, screenOf, shownValues } from '../support/screen.ts';
import { expect, test } from '../support/test.ts';

const SHANGHAI = '?Region=cn-shanghai&WorkspaceId=0';

test('a region is typed, and a workspace is picked from the list', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.region).toHaveValue('All regions');
  await expect(screen.rows.first()).toBeVisible();
  await screen.region.fill('cn-shanghai');
  await page.keyboard.press('Enter');
  await expect.poll(() => addressOf(page)).toBe('?Region=cn-shanghai');
  await screen.workspace.click();
  const options = page.getByRole('listbox', { name: 'Workspace' }).getByRole('option');
  await expect(options.first()).toHaveText('All workspaces');
  await page.getByRole('option', { name: /^0 Official/ }).click();
  await expect(screen.workspace).toHaveValue('0');
  expect(addressOf(page)).toBe(SHANGHAI);
});

test('Escape takes back the typed region, and the default leaves the address', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto(`/${SHANGHAI}`);
  await screen.region.click();
  await page.keyboard.type('ap-');
  await expect(screen.region).toHaveValue('ap-');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(screen.region).toHaveValue('cn-shanghai');
  await page.keyboard.press('Tab');
  expect(addressOf(page)).toBe(SHANGHAI);
  await screen.region.click();
  await page.getByRole('option', { name: 'All regions' }).click();
  expect(addressOf(page)).toBe('?WorkspaceId=0');
  await screen.region.fill('shangh');
  await page.getByRole('option', { name: 'cn-shanghai China (Shanghai)' }).click();
  await expect.poll(() => addressOf(page)).toBe(SHANGHAI);
});

test('a word that is not a workspace id is refused in place and changes nothing', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto(`/${SHANGHAI}`);
  await expect(screen.rows.first()).toBeVisible();
  const total = (await screen.total.textContent()) ?? '';
  await screen.workspace.fill('twelve');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toContainText('“twelve” is not a workspace id');
  await expect(screen.total).toHaveText(total);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await screen.workspace.fill('0');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('the copied link names the region and opens the same screen elsewhere', async ({ page, browser, watch }) => {
  const screen = screenOf(page);
  await page.goto(`/${SHANGHAI}`);
  await screen.tick('DLC').check();
  await screen.sortBy('Value').click();
  await expect.poll(() => addressOf(page)).toContain('sort=Value');
  await screen.button('Copy link').click();
  const link = await clipboardOf(page);
  expect(new URL(link).searchParams.get('Region')).toBe('cn-shanghai');
  const elsewhere = await browser.newContext();
  await watch.follow(elsewhere);
  const other = await elsewhere.newPage();
  await other.goto(link);
  await expect(screenOf(other).total).toHaveText((await screen.total.textContent()) ?? '');
  expect(await shownValues(other)).toEqual(await shownValues(page));
  await expect(screenOf(other).tick('DLC')).toBeChecked();
  await elsewhere.close();
});

test('a link to everything names the region too, and a row is copied as key=value', async ({ page, server }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(screen.rows.first()).toBeVisible();
  await screen.button('Copy link').click();
  expect(await clipboardOf(page)).toBe(`${server.origin}/?Region=`);
  const row = screen.rows.first();
  await row.hover();
  await row.getByRole('button', { name: /^Copy / }).click();
  expect(await clipboardOf(page)).toBe('system.chipType=CPU');
});

test('an image ID shows the labels of one image', async ({ page, request }) => {
  const screen = screenOf(page);
  const [image] = (await (await request.get('/api/v1/images?PageSize=1&Verbose=true')).json()).Images;
  await page.goto('/');
  await screen.imageId.fill(image.ImageId);
  await page.keyboard.press('Enter');
  await expect(screen.total).toHaveText(`${image.Labels.length} labels`);
});
