import { writeFileSync } from 'node:fs';
import { test as liveTest } from '../../live/test.ts';
import { compareOf, countsOf, expectedRows, plain, shownRows } from '../../support/compare-screen.ts';
import { allImages, has } from '../../support/naive-images.ts';
import { addressOf, clipboardOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { violations, violationsInBothThemes } from '../../support/violations.ts';

test('side B has a separate filter, which works by keyboard', async ({ page, request }) => {
  const screen = compareOf(page);
  const shanghai = await allImages(request, '&Region=cn-shanghai');
  await page.goto('/compare?Region=cn-shanghai&LabelFilter=system.chipType=CPU&vs.Region=cn-shanghai&show=all');
  const cpu = shanghai.filter((image) => has(image, 'system.chipType', 'CPU'));
  const gpu = shanghai.filter((image) => has(image, 'system.chipType', 'GPU'));

  await test.step('start from the same filter', async () => {
    await screen.button('Copy A to B').click();
    await expect(screen.others).toHaveText(['CPU']);
    await expect(screen.sideB).toContainText(`${cpu.length} images`);
    await expect(screen.show(/^Differences/)).toHaveAccessibleName('Differences (0)');
    await expect(screen.button('Copy A to B')).toHaveCount(0);
  });

  await test.step('add and remove conditions without the mouse', async () => {
    await screen.otherFilter.focus();
    await page.keyboard.type('system.chipType=GPU');
    await page.keyboard.press('Enter');
    await expect(screen.others).toHaveText([/CPU/, /or\s*GPU/]);
    await screen.button('Remove other filter system.chipType=CPU').focus();
    await page.keyboard.press('Enter');
    await expect(screen.button('Remove other filter system.chipType=GPU')).toBeFocused();
    expect(addressOf(page)).toBe(
      '?Region=cn-shanghai&LabelFilter=system.chipType=CPU&show=all&vs.Region=cn-shanghai&vs.LabelFilter=system.chipType=GPU',
    );
    await expect(screen.active).toHaveText(['CPU']);
    const rows = expectedRows({ a: countsOf(cpu), b: countsOf(gpu) });
    await expect(screen.total).toHaveText(`${rows.length} labels`);
    expect(await shownRows(page)).toEqual(plain(rows));
    await page.keyboard.press('Enter');
    await expect(screen.others).toHaveCount(0);
    await expect(screen.otherFilter).toBeFocused();
  });
});

test('label keys narrow the rows of a comparison, and the page says so', async ({ page }) => {
  const screen = compareOf(page);
  await page.goto(
    '/compare?Region=cn-shanghai&LabelFilter=system.chipType=CPU&vs.Region=cn-shanghai&vs.LabelFilter=system.chipType=GPU&LabelKeys=system.chipType',
  );
  await expect(page.getByText('Rows of these keys only: system.chipType')).toBeVisible();
  await expect(screen.row('system.chipType', 'GPU')).toHaveCount(1);
  await expect(screen.show(/^Same/)).toHaveAccessibleName('Same (0)');
  await screen.show(/^Same/).check();
  await expect(page.getByRole('heading', { name: 'No label has the same count in both' })).toBeVisible();
  await screen.button('Show all labels').click();
  await screen.button('Show all keys').click();
  await expect(screen.row('system.dsw.cudaVersion', '11.4')).toHaveCount(1);
});

test('a link copied from a comparison has both scopes, and the dialog lists the requests', async ({ page }) => {
  const screen = compareOf(page);
  await page.goto('/compare?vs.WorkspaceId=0');
  await screen.button('Copy link').click();
  expect(decodeURIComponent(new URL(await clipboardOf(page)).search)).toBe('?Region=&vs.Region=&vs.WorkspaceId=0');
  await screen.fromMore('Request');
  const dialog = page.getByRole('dialog', { name: 'Request' });
  await expect(dialog).toContainText('WorkspaceId=0');
  await expect(dialog.getByRole('listitem').filter({ hasNotText: 'WorkspaceId' })).not.toHaveCount(0);
  await page.keyboard.press('Escape');
});

test('an invalid scope of side B is named, and no rows are shown', async ({ page, request }) => {
  const screen = compareOf(page);
  const shanghai = await allImages(request, '&Region=cn-shanghai');
  await page.goto('/compare?Region=cn-shanghai&vs.Region=nowhere');
  await expect(page.getByRole('alert')).toContainText('vs.Region: “nowhere” is not a region id.');
  await expect(screen.sideA).toContainText(`${shanghai.length} images`);
  await expect(screen.regionOf('B')).toHaveValue('nowhere');
  await expect(screen.table).toHaveCount(0);
  await screen.regionOf('B').fill('cn-beijing');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(screen.rows.first()).toBeVisible();
});

test('an image ID has no place on side B', async ({ page, request }) => {
  const screen = compareOf(page);
  const [image] = await allImages(request, '&Region=cn-shanghai');
  await page.goto(`/compare?ImageId=${image?.ImageId}`);
  await expect(screen.sideA).toContainText('1 image,');
  await expect(screen.button('Swap')).toHaveAttribute('aria-disabled', 'true');
});

test('in both themes, a phone has both sides in one column', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const screen = compareOf(page);
  await page.goto('/compare?Region=cn-hangzhou&vs.Region=cn-shanghai&vs.LabelFilter=system.chipType=GPU');
  await expect(screen.rows.first()).toBeVisible();
  // The fields of the sides are collapsed into one line, so that rows are visible.
  expect((await screen.table.boundingBox())?.y).toBeLessThanOrEqual(300);
  await expect(screen.regionOf('B')).toHaveCount(0);
  await screen.button('Sides').click();
  await expect(screen.regionOf('B')).toHaveValue('cn-shanghai');
  await screen.button('Newest versions').click();
  await expect(screen.newest).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

liveTest('a side that is refused is named, and the other keeps its numbers', async ({ page, watch }) => {
  watch.allow(/403/);
  const screen = compareOf(page);
  await page.goto('/compare?vs.WorkspaceId=9045');
  const refused = screen.problem.filter({ hasText: 'Side B could not be loaded.' });
  await expect(refused.getByRole('button', { name: 'Copy policy' })).toBeVisible();
  await expect(screen.sideA).toContainText(/[1-9][0-9]* images/);
  await expect(screen.table).toHaveCount(0);
  await screen.workspaceOf('B').fill('0');
  await page.keyboard.press('Enter');
  await expect(screen.problem).toHaveCount(0);
  await expect(screen.rows.first()).toBeVisible();
});

liveTest('counts say that they may grow while pages of a side arrive', async ({ page }) => {
  const screen = compareOf(page);
  await page.goto('/compare?vs.WorkspaceId=9044');
  await expect(screen.sideB).toContainText('so far');
  await expect(screen.sideB.getByRole('progressbar', { name: 'Images loaded' })).toBeVisible();
  await expect(screen.sideB).toContainText(/1,200 images, \d+ labels(?! so far)/, { timeout: 60_000 });
});

/** Sets the clock of the product back. */
const THREE_DAYS_AGO = 'const now = Date.now; Date.now = () => now() - 3 * 86400000;';

test('the line below the rows opens the comparison with the saved day, whose numbers it says', async ({
  page,
  launch,
  watch,
}, testInfo) => {
  const folder = testInfo.outputPath('history');
  const catalog = testInfo.outputPath('catalog.json');
  const image = (id: string, chip: string) => ({
    ImageId: id,
    Name: `name-${id}`,
    Labels: [{ Key: 'system.chipType', Value: chip }],
  });
  const put = (...Images: readonly object[]) => writeFileSync(catalog, JSON.stringify({ Images }));
  const flags = ['--history', folder, '--catalog', catalog];
  const sinceTuesday = page.getByRole('link', { name: /^2 images new, 1 changed, 1 gone since \w+day$/ });
  const screen = compareOf(page);

  await test.step('three days ago', async () => {
    put(image('same', 'GPU'), image('moved', 'CPU'), image('dropped', 'GPU'));
    const before = await launch({
      flags,
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(THREE_DAYS_AGO)}` },
    });
    expect((await page.request.get(`${before.origin}/api/history`)).status()).toBe(200);
    await before.stop();
  });

  put(image('same', 'GPU'), image('moved', 'GPU'), image('added', 'CPU'), image('other', 'CPU'));
  const { origin } = await launch({ flags });
  watch.allowOrigin(origin);
  for (const view of ['/images?LabelFilter=system.chipType=CPU', '/'])
    await test.step(view, async () => {
      await page.goto(origin + view);
      await expect(sinceTuesday).toBeVisible();
    });

  await test.step('the comparison', async () => {
    await sinceTuesday.click();
    await expect(screen.total).toHaveText('2 new, 1 gone, 1 changed');
    await expect(page.getByRole('table', { name: 'Changed images' })).toContainText('name-dropped');
    expect(new URL(page.url()).searchParams.get('vs.day')).toMatch(/^\d{4}-\d\d-\d\d$/);
    await page.reload();
    await expect(screen.total).toHaveText('2 new, 1 gone, 1 changed');
    expect(await violations(page)).toEqual([]);
  });

  await test.step('what the browser keeps can be cleared', async () => {
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('button', { name: 'Clear days' }).click();
    expect(await page.evaluate(() => localStorage.getItem('pai-image-labels.seen-days'))).toBe('[]');
  });
});
