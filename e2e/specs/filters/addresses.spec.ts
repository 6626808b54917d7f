import { allImages, has } from '../../support/naive-images.ts';
import { addressOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

test('an unknown region in the address is named, and no rows are shown', async ({ page }) => {
  const screen = screenOf(page);
  const alert = page.getByRole('alert');
  await page.goto('/?Region=mars&LabelFilter=system.chipType=GPU');
  await expect(alert).toContainText('Region: “mars” is not a region id.');
  await expect(screen.active).toHaveText(['GPU']);
  await expect(screen.region).toHaveValue('mars');
  await expect(screen.table).toHaveCount(0);
  await expect(screen.total).toHaveText('');
  await screen.region.fill('cn-hangzhou');
  await page.keyboard.press('Enter');
  await expect(alert).toHaveCount(0);
  await expect(screen.rows.first()).toBeVisible();
  expect(addressOf(page)).toBe('?Region=cn-hangzhou&LabelFilter=system.chipType=GPU');
});

test('valid parts of an address apply beside invalid ones', async ({ page }) => {
  const screen = screenOf(page);
  const alert = page.getByRole('alert');
  await page.goto('/?LabelFilter=GPU,system.chipType=GPU,,=x&sort=Name&page=2&WorkspaceId=&q=%ff');
  for (const part of [
    '“GPU” has no “=”',
    'an empty condition',
    '“=x” has no key',
    'sort: “Name”',
    'page: this page',
    'broken percent',
  ]) {
    await expect(alert).toContainText(part);
  }
  await expect(screen.active).toHaveText(['GPU']);
  await expect(screen.rows.first()).toBeVisible();
  await screen.button('Remove from the address').click();
  await expect(alert).toHaveCount(0);
  expect(addressOf(page)).toBe('?WorkspaceId=&LabelFilter=system.chipType=GPU');
});

test('too many values of one key ask the user to narrow the filter if images are refused', async ({ page, watch }) => {
  const screen = screenOf(page);
  watch.allow(/status of 403/);
  await page.route('**/api/image-set*', (route) =>
    route.fulfill({ status: 403, json: { Code: 'NoPermission', Message: 'no', RequestId: 'r' } }),
  );
  const alert = page.getByRole('alert');
  const versions = Array.from({ length: 17 }, (_, minor) => `system.framework.PyTorch=1.${minor}`);
  await page.goto(`/?LabelFilter=${versions.join(',')}`);
  await expect(alert.filter({ hasText: '17 requests; the limit is 16' })).toBeVisible();
  await expect(screen.table).toHaveCount(0);
  await screen.remove('system.framework.PyTorch=1.0').click();
  await expect(alert.filter({ hasText: 'the limit is 16' })).toHaveCount(0);
  await expect(screen.rows.first()).toBeVisible();
});

test('an unknown path says so, and offers every view and the way back', async ({ page, watch }) => {
  watch.allow(/status of 404.*nowhere/);
  await page.goto('/matrix');
  await page.goto('/nowhere');
  await expect(page.getByRole('heading', { name: 'Page not found' })).toBeVisible();
  const waysOn = page.getByRole('main').getByRole('link');
  await expect(waysOn).toHaveText([
    'Go to the labels',
    'Go to the images',
    'Go to the matrix',
    'Go to the comparison',
    'Go to the checks',
  ]);
  await screenOf(page).button('Go back').click();
  await expect(page.getByRole('heading', { level: 1, name: 'Matrix' })).toBeVisible();
  await page.goForward();
  await page.getByRole('link', { name: 'Go to the labels' }).click();
  await expect(screenOf(page).rows.first()).toBeVisible();
});

test('an escaped path leads to the intended view, and a mistyped one offers it', async ({ page, watch }) => {
  watch.allow(/status of 404/);
  const screen = screenOf(page);
  await page.goto('/images%3FLabelFilter=system.chipType%3DGPU');
  await expect(screen.active).toHaveText(['GPU']);
  await page.goto('/Images?LabelFilter=system.chipType=GPU');
  await page.getByRole('link', { name: 'images?LabelFilter=system.chipType=GPU' }).click();
  await expect(screen.active).toHaveText(['GPU']);
});

test('no match names the filter to remove and the result', async ({ page, request, watch }) => {
  // The page requests the image although it does not exist.
  watch.allow(/status of 404/);
  const screen = screenOf(page);
  await page.goto('/?LabelFilter=system.chipType=XPU,system.framework.TensorFlow=*');
  await expect(page.getByRole('heading', { name: 'No labels match 2 filters' })).toBeVisible();
  await expect(screen.total).toHaveText('0 labels');
  const remove = screen.button('Remove system.framework.TensorFlow=*');
  const answer = await (await request.get('/api/v1/image/labels?LabelFilter=system.chipType%3DXPU')).json();
  await expect(remove).toContainText(`${answer.TotalCount} labels`);
  await remove.click();
  await expect(screen.total).toHaveText(`${answer.TotalCount} labels`);

  await page.goto('/?LabelFilter=system.chipType=gpu');
  await screen.button('Did you mean GPU?').click();
  await expect(screen.active).toHaveText(['GPU']);
  await expect(screen.rows.first()).toBeVisible();

  const gpuOn311 = (await allImages(request)).filter(
    (image) => has(image, 'system.chipType', 'GPU') && has(image, 'system.pythonVersion', '3.11'),
  );
  const hopeless = 'LabelFilter=system.chipType=GPU,system.pythonVersion=3.11,team=a,owner=b';
  for (const path of ['/', '/images', '/matrix']) {
    await page.goto(`${path}?${hopeless}`);
    await screen.button(`Keep GPU and Python 3.11: ${gpuOn311.length} images`).click();
    await expect(page, path).toHaveURL(/LabelFilter=system\.chipType=GPU,system\.pythonVersion=3\.11$/);
    await expect(page.getByRole('main').getByRole('table')).toBeVisible();
  }

  await page.goto('/?LabelKeys=system.chiptype');
  await screen.button('Did you mean system.chipType?').click();
  await expect(screen.cells(1)).toHaveText(['CPU', 'GPU', 'PPU', 'XPU']);

  await page.goto('/?LabelKeys=system.chiptype,system.dsw.cudaVersion,no.such');
  await expect(page.getByRole('note')).toHaveText([
    'No image here has the key system.chiptype.',
    'No image here has the key no.such.',
  ]);
  await screen.button('Did you mean system.chipType?').click();
  await expect(page.getByRole('note')).toHaveText(['No image here has the key no.such.']);
  await expect(page).toHaveURL(/LabelKeys=system\.chipType,system\.dsw\.cudaVersion,no\.such$/);
  await expect(screen.rows.filter({ hasText: 'GPU' })).not.toHaveCount(0);

  const [image] = await allImages(request);
  for (const path of ['/', '/images']) {
    await page.goto(`${path}?ImageId=${image?.ImageId}.`);
    await screen.button(`Did you mean ${image?.ImageId}?`).click();
    await expect(page, path).toHaveURL(new RegExp(`ImageId=${image?.ImageId}$`));
    await expect(page.getByRole('main').getByRole('table')).toBeVisible();
  }

  await page.goto('/?WorkspaceId=99999999');
  await expect(page.getByRole('heading', { name: 'No image labels here' })).toBeVisible();
  await screen.button('Show all regions and workspaces').click();
  await expect(screen.rows.first()).toBeVisible();
});

test('an address changed by a mail program is read, or corrected on offer', async ({ page, watch }) => {
  watch.allow(/status of 404/);
  const screen = screenOf(page);
  for (const [address, meant] of [
    ['/?Region=cn-beijing&amp;LabelFilter=system.chipType=GPU', 'Region=cn-beijing&LabelFilter=system.chipType=GPU'],
    ['/matrix?LabelFilter=system.chipType%253DGPU', 'LabelFilter=system.chipType=GPU'],
    ['/images/?LabelFilter%3Dsystem.chipType%3DGPU', 'LabelFilter=system.chipType=GPU'],
  ] as const) {
    await page.goto(address);
    await page.getByRole('button', { name: `Did you mean ${meant}?`, exact: true }).click();
    await expect(screen.active, address).toHaveText(['GPU']);
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(addressOf(page)).toBe(`?${meant}`);
  }
  await page.goto('/?LabelFilter=system.chiptype=gpu');
  await page.getByRole('button', { name: 'Did you mean system.chipType=GPU?' }).click();
  await expect(screen.rows.first()).toBeVisible();
});
