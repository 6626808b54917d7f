import { imagesOf } from '../../support/images-screen.ts';
import { allImages, has, hasFramework, type NaiveImage } from '../../support/naive-images.ts';
import { addressOf, readAllRows, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

const isGpu = (image: NaiveImage) => has(image, 'system.chipType', 'GPU');

test('facet counts leave out their own ticks and respect all others', async ({ page, request }) => {
  const screen = screenOf(page);
  const all = await allImages(request);
  const cuda = all.filter((image) => has(image, 'system.dsw.cudaVersion', '12.4'));
  const gpu = all.filter(isGpu);
  await page.goto('/images');
  await expect(screen.total).toHaveText(`${all.length} images`);
  await screen.tick('GPU').check();
  await screen.unfold('12.x of CUDA');
  await screen.tick('12.4').check();
  await expect(screen.total).toHaveText(`${cuda.filter(isGpu).length} images`);
  for (const chip of ['GPU', 'CPU', 'PPU']) {
    const count = cuda.filter((image) => has(image, 'system.chipType', chip)).length;
    const box = page.getByRole('checkbox', { name: `${chip}, ${count}`, exact: true });
    await expect(box).toHaveCount(count === 0 ? 0 : 1);
  }
  await screen.unfold('11.x of CUDA');
  const more = page.getByRole('group', { name: 'CUDA' }).getByRole('button', { name: /^\d+ more$/ });
  await more.first().click();
  for (const version of ['12.1', '12.6', '11.8']) {
    const count = gpu.filter((image) => has(image, 'system.dsw.cudaVersion', version)).length;
    await expect(page.getByRole('checkbox', { name: `${version}, ${count}`, exact: true })).toHaveCount(1);
  }
});

test('one step filters by all versions but one, and a chip in a row filters too', async ({ page, request }) => {
  const screen = screenOf(page);
  const all = await allImages(request);

  await test.step('any-of has no limit in this view', async () => {
    await page.goto('/images?LabelFilter=system.chipType=GPU');
    await screen.unfold('versions of PyTorch');
    await screen.showMore('Framework');
    await screen.fromMenu('PyTorch 2.6.0', 'All but this');
    const expected = all.filter((i) => isGpu(i) && hasFramework(i, 'PyTorch', (version) => version !== '2.6.0'));
    await expect(screen.total).toHaveText(`${expected.length} images`);
    await page.goBack();
    await expect(screen.total).toHaveText(`${all.filter(isGpu).length} images`);
  });

  await test.step('a chip in a row', async () => {
    await page.goto('/images');
    const chips = imagesOf(page).table.getByRole('button', { name: 'Filter by system.chipType=GPU', exact: true });
    await chips.first().click();
    await expect(screen.total).toHaveText(`${all.filter(isGpu).length} images`);
  });
});

test('images are sorted by version, newest first', async ({ page }) => {
  const images = imagesOf(page);
  await page.goto('/images?LabelFilter=system.framework.vLLM=*');
  const sort = page.getByRole('combobox', { name: 'Sort', exact: true });
  await images.table.getByRole('button', { name: 'Framework', exact: true }).click();
  expect(addressOf(page)).toContain('sort=-Framework');
  await expect(sort).toHaveValue('Newest vLLM');
  await expect(images.rows.first()).toContainText('vLLM 0.');
  await expect(images.header('Framework')).toHaveAttribute('aria-sort', 'descending');
  const versions = (await images.rows.allInnerTexts())
    .flatMap((text) => /vLLM 0\.(\d+)/.exec(text)?.[1] ?? [])
    .map(Number);
  expect(versions).toEqual([...versions].sort((a, b) => b - a));

  await test.step('or in words', async () => {
    await sort.fill('cuda');
    await sort.press('Enter');
    expect(addressOf(page)).toContain('sort=-CUDA');
    await expect(images.header('CUDA')).toHaveAttribute('aria-sort', 'descending');
    await sort.click();
    await page.getByRole('option', { name: 'Newest vLLM', exact: true }).click();
    expect(addressOf(page)).toContain('sort=-Framework');
  });
});

test('the search of the images covers names, URIs and labels', async ({ page, request }) => {
  const screen = screenOf(page);
  const all = await allImages(request);
  await page.goto('/images');
  await screen.search.fill('cosyvoice');
  const found = all.filter((image) => JSON.stringify(image).toLowerCase().includes('cosyvoice'));
  await expect(screen.total).toHaveText(`${found.length} of ${all.length} images`);
  await screen.search.fill('nothing has this');
  await screen.button('Clear the search').click();
  await expect(screen.total).toHaveText(`${all.length} images`);
});

test('a hidden column stays hidden after a reload', async ({ page }) => {
  const screen = screenOf(page);
  const { table, rows } = imagesOf(page);
  await page.goto('/images');
  await screen.button('Columns').click();
  await page.getByRole('menuitemcheckbox', { name: 'Python' }).click();
  await page.keyboard.press('Escape');
  await expect(table.getByRole('columnheader', { name: 'Python' })).toHaveCount(0);
  // Rows that were rendered before must follow at once: a value below a wrong header would be an error.
  const headers = await table.getByRole('columnheader').allInnerTexts();
  const chatlearn = rows.filter({ hasText: 'chatlearn:torch2.5.1' }).first();
  await expect(chatlearn.getByRole('cell')).toHaveCount(headers.length);
  const cuda = chatlearn.getByRole('cell').nth(headers.findIndex((text) => text.startsWith('CUDA')));
  await expect(cuda).toHaveText('12.6');
  await page.reload();
  await expect(table.getByRole('columnheader', { name: 'CUDA' })).toBeVisible();
  await expect(table.getByRole('columnheader', { name: 'Python' })).toHaveCount(0);
});

test('going back shows the rows where they were left', async ({ page }) => {
  const { table } = imagesOf(page);
  const region = page.getByRole('region', { name: 'Image rows' });
  await page.goto('/images');
  await expect(table.getByRole('row').nth(1)).toBeVisible();
  await region.evaluate((element) => element.scrollTo(0, 3_000));
  await expect(table.getByRole('row').first()).toBeAttached();
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Matrix', exact: true }).click();
  await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
  await page.goBack();
  await expect.poll(() => region.evaluate((element) => element.scrollTop)).toBe(3_000);
});

test('with all regions each image names its regions; with one region only its images are shown', async ({
  page,
  request,
}) => {
  const screen = screenOf(page);
  const regions = imagesOf(page).table.getByRole('columnheader', { name: 'Regions' });
  await page.goto('/images');
  await expect(regions).toHaveCount(1);
  await screen.region.fill('cn-beijing');
  await page.keyboard.press('Enter');
  const there = await allImages(request, '&Region=cn-beijing');
  await expect(screen.total).toHaveText(`${there.length} images`);
  await expect(regions).toHaveCount(0);
});

test('no name is cut on a desktop, and empty columns are hidden', async ({ page }) => {
  const screen = screenOf(page);
  const images = imagesOf(page);
  await page.goto('/images');
  await expect(screen.total).toHaveText(/^217 images$/);

  await test.step('the end of every name is visible', async () => {
    const ends = await readAllRows(images.table, () =>
      images.rows.locator('a[data-detail]').evaluateAll((links) =>
        links.map((link) => {
          const texts = document.createTreeWalker(link, NodeFilter.SHOW_TEXT);
          let last = texts.nextNode();
          for (let next = last; next; next = texts.nextNode()) last = next;
          const range = document.createRange();
          const length = last?.textContent?.length ?? 0;
          if (!last) return 'no text';
          range.setStart(last, length - 1);
          range.setEnd(last, length);
          if ([...link.children].some((part) => part.scrollWidth > part.clientWidth)) return `cut: ${link.textContent}`;
          const [end, box] = [range.getBoundingClientRect(), link.getBoundingClientRect()];
          return end.width > 0 && end.right <= box.right + 1 ? 'in sight' : link.textContent;
        }),
      ),
    );
    expect(ends).toHaveLength(217);
    expect(new Set(ends)).toEqual(new Set(['in sight']));
  });

  await test.step('empty columns are hidden with a note, and return on request', async () => {
    await page.goto('/images?LabelFilter=system.framework.vLLM=*');
    await expect(images.header('Framework')).toBeVisible();
    await expect(images.header('Created')).toHaveCount(0);
    await expect(page.getByText('Empty columns hidden: Created')).toBeVisible();
    await screen.button('Columns').click();
    await page.getByRole('menuitemcheckbox', { name: 'Created: empty, hidden' }).click();
    await page.keyboard.press('Escape');
    await expect(images.header('Created')).toBeVisible();
    await page.reload();
    await expect(images.header('Created')).toBeVisible();
  });
});
