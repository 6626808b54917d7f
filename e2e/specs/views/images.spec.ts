import { writeFile } from 'node:fs/promises';
import { imagesOf } from '../../support/images-screen.ts';
import { allImages, has, hasFramework, type NaiveImage } from '../../support/naive-images.ts';
import { addressOf, clipboardOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

const runsOnDsw = (image: NaiveImage) => has(image, 'system.supported.dsw', 'true');
const isGpu = (image: NaiveImage) => has(image, 'system.chipType', 'GPU');
const isCuda124 = (image: NaiveImage) => has(image, 'system.dsw.cudaVersion', '12.4');
const isPyTorchFrom26 = (image: NaiveImage) =>
  hasFramework(image, 'PyTorch', (version) => {
    const [major = 0, minor = 0] = version.split('.').map(Number);
    return major > 2 || (major === 2 && minor >= 6);
  });

test('which image has PyTorch 2.6 or later with CUDA 12.4 on GPU and runs on DSW: six actions to its URI', async ({
  page,
  request,
}) => {
  const screen = screenOf(page);
  const images = imagesOf(page);
  const wanted = (await allImages(request)).filter(
    (image) => isPyTorchFrom26(image) && isCuda124(image) && isGpu(image) && runsOnDsw(image),
  );
  expect(wanted).toHaveLength(3);
  await page.goto('/');

  await test.step('1: the images', async () => {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Images', exact: true }).click();
    await expect(images.table).toBeVisible();
  });
  await test.step('2: PyTorch 2.6.0 and later', async () => {
    await screen.unfold('versions of PyTorch');
    await screen.showMore('Framework');
    await screen.fromMenu('PyTorch 2.6.0', 'This and later');
    await expect(screen.active.first()).toHaveText('PyTorch 2.6.0 or later');
  });
  await test.step('3 to 5: CUDA 12.4, GPU, DSW', async () => {
    await screen.unfold('12.x of CUDA');
    for (const name of ['12.4', 'GPU', 'DSW']) await screen.tick(name).check();
    await expect(screen.total).toHaveText('3 images');
    expect([...(await images.names())].sort()).toEqual(wanted.map((image) => image.Name).sort());
  });
  await test.step('6: copy its URI', async () => {
    const [image] = wanted;
    await screen.button(`Copy URI of ${image?.Name}`).click();
    expect(await clipboardOf(page)).toBe(image?.ImageUri);
  });
});

test('labels show and sort by their number of images', async ({ page, request }) => {
  const screen = screenOf(page);
  const all = await allImages(request);
  const counts = ['CPU', 'GPU', 'PPU', 'XPU'].map(
    (chip) => all.filter((image) => has(image, 'system.chipType', chip)).length,
  );
  await page.goto('/?LabelKeys=system.chipType');
  await expect(screen.cells(1)).toHaveText(['CPU', 'GPU', 'PPU', 'XPU']);
  await expect(screen.table.getByRole('link')).toHaveText(counts.map(String));
  await screen.table.getByRole('button', { name: 'Images', exact: true }).click();
  expect(addressOf(page)).toBe('?LabelKeys=system.chipType&sort=Images');
  await expect(screen.table.getByRole('link')).toHaveText([...counts].sort((a, b) => a - b).map(String));
  await page.reload();
  await expect(screen.table.getByRole('link').last()).toHaveText(String(Math.max(...counts)));
});

test('from a label to its images, one of them in detail, and back', async ({ page, request }) => {
  const screen = screenOf(page);
  const vllm = (await allImages(request)).filter((image) => has(image, 'system.framework.vLLM', '0.8.5'));
  const [first] = vllm;
  if (!first) throw new Error('no image has vLLM 0.8.5');

  await test.step('a label opens beside the table, with related labels', async () => {
    await page.goto('/?LabelFilter=system.framework.vLLM=*&LabelKeys=system.framework.vLLM');
    const open = screen.button('Details of system.framework.vLLM=0.8.5');
    await open.focus();
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(/sel=system\.framework\.vLLM=0\.8\.5/);
    const label = page.getByRole('complementary', { name: 'system.framework.vLLM=0.8.5' });
    await expect(label).toContainText(String(vllm.length));
    await expect(label.getByRole('heading', { level: 2 })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(label).toBeHidden();
    await expect(open).toBeFocused();
  });

  await test.step('its number leads to the images', async () => {
    await page.getByRole('link', { name: `${vllm.length} images with system.framework.vLLM=0.8.5` }).click();
    await expect(screen.total).toHaveText(`${vllm.length} images`);
    expect(addressOf(page)).toBe('?LabelFilter=system.framework.vLLM=0.8.5');
  });

  await test.step('an image opens, steps to the next one, closes, and goes back to where it came from', async () => {
    const detail = page.getByRole('complementary');
    await imagesOf(page).link(first.Name).click();
    await expect(page.getByRole('complementary', { name: first.Name, exact: true })).toBeVisible();
    await detail.getByRole('heading', { level: 2 }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(detail).not.toHaveAccessibleName(first.Name);
    await page.keyboard.press('Escape');
    await expect(detail).toBeHidden();
    await page.goBack();
    await expect(detail).toBeVisible();
    await page.goBack();
    await page.goBack();
    await expect(screen.total).toHaveText(/labels$/);
  });
});

test('an image in detail has its own link, shows its labels and gives its URI and a snippet', async ({
  page,
  request,
}) => {
  const first = (await allImages(request)).find((image) => has(image, 'system.framework.vLLM', '0.8.5'));
  if (!first) throw new Error('no image has vLLM 0.8.5');
  const drawer = page.getByRole('complementary', { name: first.Name, exact: true });
  await page.goto('/images?LabelFilter=system.framework.vLLM=0.8.5');
  await imagesOf(page).link(first.Name).click();
  await expect(drawer).toBeVisible();
  await expect(drawer).toContainText(first.ImageUri ?? '');
  await expect(drawer).toContainText(/erived from the name/);
  await drawer.getByRole('button', { name: `Labels (${first.Labels.length})`, exact: true }).click();
  for (const { Key } of first.Labels) await expect(drawer).toContainText(Key);
  expect(addressOf(page)).toContain(`sel=${first.ImageId}`);
  await page.reload();
  await expect(drawer).toBeVisible();
  await drawer.getByRole('button', { name: 'Copy image URI', exact: true }).click();
  expect(await clipboardOf(page)).toBe(first.ImageUri);
  await drawer.getByRole('button', { name: 'Copy Python SDK snippet', exact: true }).click();
  expect(await clipboardOf(page)).toContain(`image_uri="${first.ImageUri}"`);
  await drawer
    .getByRole('link', { name: /^Compare with / })
    .first()
    .click();
  await expect(page.getByRole('table', { name: 'Images compared' }).getByRole('columnheader')).toHaveCount(3);
});

test('open details move nothing, and no name covers the focus', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/images?LabelFilter=system.framework.PyTorch=*&sort=-Framework');
  const { table } = imagesOf(page);
  const names = table.getByRole('link');
  await expect(names.first()).toContainText('pytorch2.12.1');

  await test.step('arrow keys skip controls that a name covers', async () => {
    await page.setViewportSize({ width: 1400, height: 800 });
    await table.getByRole('button', { name: 'Labels', exact: true }).focus();
    await page.keyboard.press('ArrowDown');
    for (let count = 0; count < 6; count += 1) {
      await page.keyboard.press('ArrowRight');
      const isSeen = await page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        if (!box) return false;
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return document.activeElement?.contains(top) ?? false;
      });
      expect(isSeen).toBe(true);
    }
  });

  await test.step('an image of every region asks for one to copy its URI, and opens nothing', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const row = imagesOf(page).rows.filter({ hasText: 'every region' });
    await row
      .getByRole('button', { name: /^Copy URI of/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: /^cn-shanghai ·/ }).click();
    expect(await clipboardOf(page)).toContain('.cn-shanghai.');
    await expect(page.getByRole('complementary')).toHaveCount(0);
  });

  await test.step('at 1024 and 1280 each bar above the table stays one line', async () => {
    for (const width of [1024, 1280]) {
      await page.setViewportSize({ width, height: 768 });
      await names.first().click();
      await expect(page.getByRole('complementary').getByRole('button', { name: 'Copy image URI' })).toBeVisible();
      await expect
        .poll(async () => (await table.locator('thead').boundingBox())?.y, { message: String(width) })
        .toBeLessThanOrEqual(150);
      await page.keyboard.press('Escape');
    }
  });

  await test.step('the search stays within the results', async () => {
    const total = await screen.total.boundingBox();
    const search = await screen.search.boundingBox();
    expect(search?.x).toBeGreaterThanOrEqual(total?.x ?? Number.POSITIVE_INFINITY);
  });
});

test('labels of a row with the same beginning can be distinguished at any width', async ({ page, launch }, info) => {
  const file = info.outputPath('catalog.json');
  const labels = (key: string, values: readonly string[]) => values.map((Value) => ({ Key: key, Value }));
  const versions = ['2.6.0', '2.7.0', '2.8.0', '2.9.1'];
  const images = [
    { ImageId: 'image-a', Name: 'torch', Labels: labels('system.framework.PyTorch', versions) },
    { ImageId: 'image-b', Name: 'flow', Labels: labels('system.framework.TensorFlow', versions) },
    { ImageId: 'image-c', Name: 'own', Labels: labels('team.platform.a-long-key-of-ours', ['alpha', 'beta', 'gamma']) },
    { ImageId: 'image-d', Name: 'wide', Labels: labels(`system.framework.${'框架'.repeat(30)}`, versions) },
  ];
  await writeFile(file, JSON.stringify({ Images: images }));
  const server = await launch({ flags: ['--catalog', file] });
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 800 });
    await page.goto(`${server.origin}/images`);
    for (const { Name, Labels } of images) {
      const row = imagesOf(page)
        .table.getByRole('row')
        .filter({ has: page.getByRole('link', { name: Name, exact: true }) });
      await expect(row).toBeVisible();
      const chips = row.getByRole('button', { name: /^Filter by / }).filter({ visible: true });
      const more = row.getByRole('button', { name: /more label/ }).filter({ visible: true });
      // On a phone, custom labels are in the details.
      if (width === 390 && Name === 'own') continue;
      const shown = await chips.count();
      expect(shown).toBeGreaterThan(0);
      await expect(more).toHaveText(`+${Labels.length - shown}`);
      await expect(more).toBeInViewport({ ratio: 1 });
      // The part of a chip that distinguishes it is never cut.
      for (const chip of await chips.all()) {
        const overflow = await chip.evaluate((button) => {
          const tail = [...button.querySelectorAll('bdi')].at(-1)?.parentElement ?? button;
          return tail.scrollWidth - tail.clientWidth;
        });
        expect(overflow).toBeLessThanOrEqual(0);
      }
    }
  }
});
