import { compareOf } from '../../support/compare-screen.ts';
import { imagesOf } from '../../support/images-screen.ts';
import { allImages, has } from '../../support/naive-images.ts';
import { addressOf, clipboardOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { violationsInBothThemes } from '../../support/violations.ts';

test('two candidates: what differs, in three actions from the images view', async ({ page, request }) => {
  const screen = compareOf(page);
  const images = await allImages(request, '&Region=cn-shanghai');
  const gpu = images.filter((image) => has(image, 'system.chipType', 'GPU'));
  await page.goto('/images?Region=cn-shanghai&LabelFilter=system.chipType=GPU');
  await expect(imagesOf(page).rows.first()).toBeVisible();
  const [first = '', second = ''] = await imagesOf(page).names();
  const idOf = (name: string) => gpu.find((image) => image.Name === name)?.ImageId;

  await page.getByRole('checkbox', { name: `Select ${first}`, exact: true }).check();
  await page.getByRole('checkbox', { name: `Select ${second}`, exact: true }).check();
  await page.getByRole('link', { name: 'Compare 2 images', exact: true }).click();

  expect(new URL(page.url()).pathname).toMatch(/\/compare$/);
  expect(addressOf(page)).toBe(
    `?Region=cn-shanghai&LabelFilter=system.chipType=GPU&ids=${idOf(first)},${idOf(second)}`,
  );
  await expect(page).toHaveTitle(/ · Compare · PAI Image Labels$/);
  await expect(screen.compared.getByRole('columnheader')).toHaveCount(3);
  await expect(screen.compared.getByRole('link', { name: first, exact: true })).toBeVisible();
  await expect(screen.compared.getByRole('row', { name: /system\.chipType/ }).getByRole('cell')).toHaveText([
    'GPU',
    'GPU',
  ]);

  await test.step('only differences, kept by a reload and undone by Back', async () => {
    await page.getByRole('checkbox', { name: 'Only differences', exact: true }).check();
    await expect(screen.compared.getByRole('row', { name: /system\.chipType/ })).toHaveCount(0);
    await page.reload();
    await expect(page.getByRole('checkbox', { name: 'Only differences', exact: true })).toBeChecked();
    await expect(screen.compared.getByRole('rowheader', { name: /differs/ })).not.toHaveCount(0);
    await page.goBack();
    await expect(screen.compared.getByRole('row', { name: /system\.chipType/ })).toHaveCount(1);
  });
});

test('a missing image says so in its column, and a fifth image is named until there is room', async ({
  page,
  request,
  watch,
}) => {
  watch.allow(/404/);
  const screen = compareOf(page);
  const [a, b, c, d] = (await allImages(request, '&Region=cn-shanghai')).map(({ ImageId }) => ImageId);
  await page.goto(`/compare?Region=cn-shanghai&ids=${a},image-nowhere,${b},${c},${d}`);
  await expect(page.getByRole('alert')).toContainText(`ids: “${d}” is a repeated or a fifth image.`);
  const gone = screen.compared.getByRole('columnheader', { name: /image-nowhere/ });
  await expect(gone).toContainText('No such image in cn-shanghai');
  await expect(screen.compared.getByRole('columnheader')).toHaveCount(5);
  await expect(page.getByRole('combobox', { name: 'Add an image', exact: true })).toHaveCount(0);
  await gone.getByRole('button').click();
  await expect(gone).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  expect(addressOf(page)).toBe(`?Region=cn-shanghai&ids=${a},${b},${c},${d}`);
});

test('an image outside of the filter and the workspace is compared too, and its URI is copied', async ({
  page,
  request,
}) => {
  const screen = compareOf(page);
  const all = await allImages(request, '');
  const image = all.find(({ ImageUri }) => ImageUri?.startsWith('registry.cn-shanghai'));
  const other = all.find((candidate) => !has(candidate, 'system.chipType', 'XPU') && candidate !== image);
  await page.goto(`/compare?WorkspaceId=0&LabelFilter=system.chipType=XPU&ids=${image?.ImageId},${other?.ImageId}`);
  await page.getByRole('button', { name: `Copy URI of ${image?.Name}`, exact: true }).click();
  expect(await clipboardOf(page)).toBe(image?.ImageUri);
  await expect(screen.compared.getByRole('row', { name: /^Image URI/ })).toContainText(image?.ImageUri ?? '');
});

test('in both themes, a phone scrolls the images inside their table only', async ({ page, request }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const screen = compareOf(page);
  const images = await allImages(request, '&Region=cn-shanghai');
  const ids = images.slice(0, 4).map(({ ImageId }) => ImageId);
  await page.goto(`/compare?Region=cn-shanghai&ids=${ids.join(',')}`);
  const head = screen.compared.getByRole('rowheader').first();
  await expect(head).toBeVisible();
  expect(await violationsInBothThemes(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  const before = await head.boundingBox();
  await screen.compared.getByRole('columnheader').last().scrollIntoViewIfNeeded();
  await expect(screen.compared.getByRole('columnheader').last()).toBeInViewport();
  expect((await head.boundingBox())?.x).toBe(before?.x);
});
