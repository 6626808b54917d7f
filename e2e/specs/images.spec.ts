import { readFile, writeFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { allImages, has, hasFramework, type NaiveImage } from '../support/naive-images.ts';
import { addressOf, clipboardOf, screenOf } from '../support/screen.ts';
import { expect, test } from '../support/test.ts';

const table = (page: Page) => page.getByRole('table', { name: 'Images', exact: true });
const rows = (page: Page) => table(page).locator('[role=row]:has([role=cell])');
const names = async (page: Page) =>
  table(page).locator('[role=row]:has([role=cell]) > [role=cell]:first-child').allInnerTexts();
const imageLink = (page: Page, image: NaiveImage) => table(page).getByRole('link', { name: image.Name, exact: true });
const detail = (page: Page) => page.getByRole('complementary');

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
  const wanted = (await allImages(request)).filter(
    (image) => isPyTorchFrom26(image) && isCuda124(image) && isGpu(image) && runsOnDsw(image),
  );
  expect(wanted).toHaveLength(3);
  await page.goto('/');

  await test.step('1: the images', async () => {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Images', exact: true }).click();
    await expect(table(page)).toBeVisible();
  });
  await test.step('2: PyTorch 2.6.0 and later', async () => {
    const later = page.getByRole('button', { name: 'This and later: PyTorch 2.6.0', exact: true });
    await later.locator('xpath=ancestor::li').hover();
    await later.click();
    await expect(screen.active.first()).toContainText('system.framework.PyTorch=');
  });
  await test.step('3 to 5: CUDA 12.4, GPU, DSW', async () => {
    for (const name of ['12.4', 'GPU', 'DSW']) await screen.tick(name).check();
    await expect(screen.total).toHaveText('3 images');
    expect((await names(page)).map((name) => name.trim()).sort()).toEqual(wanted.map((image) => image.Name).sort());
  });
  await test.step('6: its URI is in the clipboard', async () => {
    const [image] = wanted;
    await imageLink(page, image as NaiveImage).hover();
    await screen.button(`Copy URI of ${image?.Name}`).click();
    expect(await clipboardOf(page)).toBe(image?.ImageUri);
  });
});

test('from a label to its images, one of them in detail, a snippet of it, and back', async ({ page, request }) => {
  const screen = screenOf(page);
  const images = await allImages(request);
  const vllm = images.filter((image) => has(image, 'system.framework.vLLM', '0.8.5'));
  expect(vllm.length).toBeGreaterThan(0);

  await test.step('labels tell how many images carry them, and sort by that', async () => {
    await page.goto('/?LabelKeys=system.chipType');
    const counts = ['CPU', 'GPU', 'PPU', 'XPU'].map(
      (chip) => images.filter((i) => has(i, 'system.chipType', chip)).length,
    );
    await expect(screen.cells(1)).toHaveText(['CPU', 'GPU', 'PPU', 'XPU']);
    await expect(screen.table.getByRole('link')).toHaveText(counts.map(String));
    await screen.table.getByRole('button', { name: 'Images', exact: true }).click();
    expect(addressOf(page)).toBe('?LabelKeys=system.chipType&sort=Images');
    await expect(screen.table.getByRole('link')).toHaveText([...counts].sort((a, b) => a - b).map(String));
    await page.reload();
    await expect(screen.table.getByRole('link').last()).toHaveText(String(Math.max(...counts)));
  });

  await test.step('a label opens beside the table, with what goes with it', async () => {
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

  const [first] = vllm;
  if (!first) return;
  await test.step('an image opens in detail, from its own link too', async () => {
    await imageLink(page, first).click();
    const drawer = page.getByRole('complementary', { name: first.Name, exact: true });
    await expect(drawer).toBeVisible();
    await expect(drawer).toContainText(first.ImageUri ?? '');
    for (const { Key } of first.Labels) await expect(drawer).toContainText(Key);
    await expect(drawer).toContainText('derived from');
    expect(addressOf(page)).toContain(`sel=${first.ImageId}`);
    await page.reload();
    await expect(drawer).toBeVisible();
    await drawer.getByRole('button', { name: 'Copy image URI', exact: true }).click();
    expect(await clipboardOf(page)).toBe(first.ImageUri);
    await drawer.getByRole('button', { name: 'Copy Python SDK snippet', exact: true }).click();
    expect(await clipboardOf(page)).toContain(`image_uri="${first.ImageUri}"`);
  });

  await test.step('steps to the next image, closes, and goes back to where it came from', async () => {
    await detail(page).getByRole('heading', { level: 2 }).focus();
    await page.keyboard.press('ArrowDown');
    await expect(detail(page)).not.toHaveAccessibleName(first.Name);
    await page.keyboard.press('Escape');
    await expect(detail(page)).toBeHidden();
    await page.goBack();
    await expect(detail(page)).toBeVisible();
    await page.goBack();
    await page.goBack();
    await expect(screen.total).toHaveText(/labels$/);
  });
});

test('beside open details everything keeps its place, and no name covers what has the focus', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/images?LabelFilter=system.framework.PyTorch=*&sort=-Framework');
  const table = page.getByRole('table', { name: 'Images', exact: true });
  const names = table.getByRole('link');
  await expect(names.first()).toContainText('pytorch2.12.1');

  await test.step('Tab goes to nothing that lies behind a name', async () => {
    await page.setViewportSize({ width: 1400, height: 800 });
    await table.getByRole('button', { name: 'Workspace', exact: true }).focus();
    for (let count = 0; count < 6; count += 1) {
      await page.keyboard.press('Tab');
      const isSeen = await page.evaluate(() => {
        const box = document.activeElement?.getBoundingClientRect();
        if (!box) return false;
        const top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        return document.activeElement?.contains(top) ?? false;
      });
      expect(isSeen).toBe(true);
    }
  });

  await test.step('an image of every region offers to choose one, in its details', async () => {
    await page.setViewportSize({ width: 1280, height: 800 });
    const choose = table.getByRole('button', { name: /^Choose a region to copy the URI of/ }).first();
    const name = (await choose.getAttribute('aria-label'))?.split(' ').at(-1) ?? '';
    await choose.click();
    await expect(page.getByRole('complementary', { name })).toBeVisible();
  });

  await test.step('the search stays within the results', async () => {
    const title = await page.getByRole('heading', { level: 1 }).boundingBox();
    const search = await screen.search.boundingBox();
    expect(search?.x).toBeGreaterThanOrEqual(title?.x ?? Number.POSITIVE_INFINITY);
  });
});

test('the images view filters, sorts, searches, chooses columns and exports', async ({ page, request }) => {
  const screen = screenOf(page);
  const images = await allImages(request);

  await test.step('facet counts leave out their own ticks and respect all others', async () => {
    await page.goto('/images');
    await expect(screen.total).toHaveText(`${images.length} images`);
    await screen.tick('GPU').check();
    await screen.tick('12.4').check();
    const cuda = images.filter((image) => isCuda124(image));
    const gpu = images.filter((image) => isGpu(image));
    await expect(screen.total).toHaveText(`${cuda.filter(isGpu).length} images`);
    for (const chip of ['GPU', 'CPU', 'PPU']) {
      const count = cuda.filter((image) => has(image, 'system.chipType', chip)).length;
      const box = page.getByRole('checkbox', { name: `${chip}, ${count}`, exact: true });
      await expect(box).toHaveCount(count === 0 ? 0 : 1);
    }
    for (const version of ['12.1', '12.6', '11.8']) {
      const count = gpu.filter((image) => has(image, 'system.dsw.cudaVersion', version)).length;
      await expect(page.getByRole('checkbox', { name: `${version}, ${count}`, exact: true })).toHaveCount(1);
    }
  });

  await test.step('any-of has no limit here', async () => {
    await page.goto('/images?LabelFilter=system.chipType=GPU');
    const button = page.getByRole('button', { name: 'All but this: PyTorch 2.6.0', exact: true });
    await button.locator('xpath=ancestor::li').hover();
    await button.click();
    const expected = images.filter((i) => isGpu(i) && hasFramework(i, 'PyTorch', (version) => version !== '2.6.0'));
    await expect(screen.total).toHaveText(`${expected.length} images`);
    await page.goBack();
    await expect(screen.total).toHaveText(`${images.filter(isGpu).length} images`);
  });

  await test.step('sorts by version, newest first', async () => {
    await page.goto('/images?LabelFilter=system.framework.vLLM=*');
    const header = table(page).getByRole('button', { name: 'Framework', exact: true });
    await header.click();
    await header.click();
    expect(addressOf(page)).toContain('sort=-Framework');
    await expect(rows(page).first()).toContainText('vLLM 0.');
    const column = table(page).getByRole('columnheader', { name: 'Framework', exact: true });
    await expect(column).toHaveAttribute('aria-sort', 'descending');
    const versions = (await rows(page).allInnerTexts())
      .flatMap((text) => /vLLM 0\.(\d+)/.exec(text)?.[1] ?? [])
      .map(Number);
    expect(versions).toEqual([...versions].sort((a, b) => b - a));
  });

  await test.step('searches names, URIs and labels', async () => {
    await page.goto('/images');
    await screen.search.fill('cosyvoice');
    const found = images.filter((image) => JSON.stringify(image).toLowerCase().includes('cosyvoice'));
    await expect(screen.total).toHaveText(`${found.length} of ${images.length} images`);
    await screen.search.fill('nothing has this');
    await screen.button('Clear the search').click();
    await expect(screen.total).toHaveText(`${images.length} images`);
  });

  await test.step('hides a column and remembers it', async () => {
    await screen.button('Columns').click();
    await page.getByRole('menuitemcheckbox', { name: 'Python' }).click();
    await page.keyboard.press('Escape');
    await expect(table(page).getByRole('columnheader', { name: 'Python' })).toHaveCount(0);
    // Rows that were drawn before follow at once: a value under another header would be a lie.
    const headers = await table(page).getByRole('columnheader').allInnerTexts();
    const chatlearn = rows(page).filter({ hasText: 'chatlearn:torch2.5.1' }).first();
    await expect(chatlearn.getByRole('cell')).toHaveCount(headers.length);
    await expect(chatlearn.getByRole('cell').nth(headers.findIndex((text) => text.startsWith('CUDA')))).toHaveText(
      '12.6',
    );
    await page.reload();
    await expect(table(page).getByRole('columnheader', { name: 'CUDA' })).toBeVisible();
    await expect(table(page).getByRole('columnheader', { name: 'Python' })).toHaveCount(0);
  });

  await test.step('going back shows the rows where they were left', async () => {
    const region = page.getByRole('region', { name: 'Image rows' });
    await region.evaluate((element) => element.scrollTo(0, 3_000));
    await expect(table(page).getByRole('row').first()).toBeAttached();
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Matrix', exact: true }).click();
    await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
    await page.goBack();
    await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBe(3_000);
  });

  await test.step('all regions say where an image is, one region shows its own', async () => {
    await expect(table(page).getByRole('columnheader', { name: 'Regions' })).toHaveCount(1);
    await screen.region.fill('cn-beijing');
    await page.keyboard.press('Enter');
    const there = await allImages(request, '&Region=cn-beijing');
    await expect(screen.total).toHaveText(`${there.length} images`);
    await expect(table(page).getByRole('columnheader', { name: 'Regions' })).toHaveCount(0);
  });

  await test.step('a chip in a row filters', async () => {
    await page.goto('/images');
    await table(page).getByRole('button', { name: 'Filter by system.chipType=GPU', exact: true }).first().click();
    await expect(screen.total).toHaveText(`${images.filter(isGpu).length} images`);
  });

  await test.step('exports what is on screen', async () => {
    await page.goto('/images?LabelFilter=system.framework.vLLM=*&sort=-Name');
    await expect(screen.total).toHaveText(/^\d+ images$/);
    const shown = (await names(page)).map((name) => name.trim());
    await screen.button('Export').click();
    const saving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download CSV' }).click();
    const file = await saving;
    expect(file.suggestedFilename()).toMatch(/^pai-images_all-regions_all-workspaces_\d{8}T\d{6}Z\.csv$/);
    const csv = await readFile(await file.path(), 'utf8');
    expect(csv.startsWith('\ufeff"Name","ImageId","ImageUri"')).toBe(true);
    expect(
      csv
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.slice(1, line.indexOf('",'))),
    ).toEqual(shown);

    await screen.button('Export').click();
    const savingXlsx = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download Excel' }).click();
    const workbook = await savingXlsx;
    expect(workbook.suggestedFilename()).toMatch(/^pai-images_all-regions_all-workspaces_\d{8}T\d{6}Z\.xlsx$/);
    const [sheet] = (await readXlsx(await readFile(await workbook.path()))).sheets;
    expect(sheet?.rows.slice(1).map((cells) => cells[0])).toEqual(shown);
    expect(sheet?.rows[0]).toContain('system.framework.vLLM');

    await screen.button('Export').click();
    const savingJson = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: 'Download JSON' }).click();
    const json = JSON.parse(await readFile(await (await savingJson).path(), 'utf8'));
    expect(json.Images.map((image: NaiveImage) => image.Name)).toEqual(shown);
    expect(json.LabelFilter).toBe('system.framework.vLLM=*');

    await page.goto('/?LabelKeys=sample.formula,sample.chinese');
    await expect(screen.rows.first()).toBeVisible();
    await screen.button('Export').click();
    await page.getByRole('menuitem', { name: 'Copy rows' }).click();
    const copied = await clipboardOf(page);
    expect(copied.split('\n')[0]).toBe('Key\tValue\tImages');
    expect(copied).toContain("sample.formula\t'=1+1\t1");
    expect(copied.trim().split('\n')).toHaveLength(1 + (await screen.rows.count()));
  });
});

test('labels of one row that begin alike can be told apart, whatever the width', async ({ page, launch }, info) => {
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
      const row = page
        .getByRole('table', { name: 'Images', exact: true })
        .getByRole('row')
        .filter({
          has: page.getByRole('link', { name: Name, exact: true }),
        });
      await expect(row).toBeVisible();
      const chips = row.getByRole('button', { name: /^Filter by / }).filter({ visible: true });
      const more = row.getByRole('button', { name: /more label/ }).filter({ visible: true });
      // On a phone a team's own labels are in the details.
      if (width === 390 && Name === 'own') continue;
      const shown = await chips.count();
      expect(shown).toBeGreaterThan(0);
      await expect(more).toHaveText(`+${Labels.length - shown}`);
      await expect(more).toBeInViewport({ ratio: 1 });
      // What tells a chip from its like is never cut.
      for (const chip of await chips.all()) {
        const tail = chip.locator('bdi').last().locator('..');
        expect(await tail.evaluate((part) => part.scrollWidth - part.clientWidth)).toBeLessThanOrEqual(0);
      }
    }
  }
});
