import type { Page } from '@playwright/test';
import { imagesOf } from '../../support/images-screen.ts';
import { allImages, has, hasFramework, type NaiveImage } from '../../support/naive-images.ts';
import { clipboardOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

// The tasks of choosing images, each within the promised number of actions. An action is one click, or one text that is
// typed and taken with Enter.

const isGpu = (image: NaiveImage) => has(image, 'system.chipType', 'GPU');
const runsOnDsw = (image: NaiveImage) => has(image, 'system.supported.dsw', 'true');
const isCuda12 = (image: NaiveImage) =>
  image.Labels.some(({ Key, Value }) => Key === 'system.dsw.cudaVersion' && /^12(\.|$)/.test(Value));

/** Types a text into the filter box and takes the best match: one action. */
async function ask(page: Page, text: string): Promise<void> {
  const { labelFilter } = screenOf(page);
  await labelFilter.fill(text);
  await expect(page.getByRole('option').first()).toBeVisible();
  await labelFilter.press('Enter');
}

async function namesOf(page: Page): Promise<readonly string[]> {
  return [...(await imagesOf(page).names())].sort();
}

test('PyTorch versions for GPU: two actions, and the rows are the answer', async ({ page, request }) => {
  const screen = screenOf(page);
  const versions = new Set(
    (await allImages(request))
      .filter(isGpu)
      .flatMap((image) => image.Labels.filter(({ Key }) => Key === 'system.framework.PyTorch'))
      .map(({ Value }) => Value),
  );
  await page.goto('/');
  await expect(screen.tick('PyTorch, any version')).toBeInViewport();
  await screen.tick('GPU').click();
  await screen.tick('PyTorch, any version').click();
  await expect(screen.active).toHaveText(['GPU', 'PyTorch any version']);
  const group = screen.groups.filter({ hasText: 'system.framework.PyTorch' });
  await expect(group).toContainText(`${versions.size} values`);
  await expect(group).toBeInViewport();
});

test('newest PyTorch with CUDA 12 for DSW in Shanghai: five actions to its URI', async ({ page, request }) => {
  const screen = screenOf(page);
  const wanted = (await allImages(request, '&Region=cn-shanghai')).filter(
    (image) => isCuda12(image) && runsOnDsw(image) && hasFramework(image, 'PyTorch'),
  );
  await page.goto('/images');
  await ask(page, 'pytorch cuda 12 dsw shanghai');
  await expect(screen.total).toHaveText(`${wanted.length} images`);
  await page.getByRole('combobox', { name: 'Sort', exact: true }).click();
  await page.getByRole('option', { name: 'Newest PyTorch', exact: true }).click();
  await page
    .getByRole('button', { name: /^Copy URI of / })
    .first()
    .click();
  const versionOf = (image: NaiveImage | undefined) =>
    image?.Labels.find(({ Key }) => Key === 'system.framework.PyTorch')?.Value ?? '';
  const [newest] = wanted.map(versionOf).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
  const uri = await clipboardOf(page);
  const copied = wanted.find((image) => image.ImageUri?.replace('{region}', 'cn-shanghai') === uri);
  expect(versionOf(copied)).toBe(newest);
});

test('newest PyTorch with CUDA 12 for DSW by clicks only: five to its URI, and its region is asked for', async ({
  page,
  request,
}) => {
  const screen = screenOf(page);
  const wanted = (await allImages(request)).filter(
    (image) => isCuda12(image) && runsOnDsw(image) && hasFramework(image, 'PyTorch'),
  );
  await page.goto('/');
  await screen.tick('PyTorch, any version').click();
  await screen.tick('CUDA 12.x').click();
  await screen.tick('DSW').click();
  await page.getByRole('link', { name: `Show ${wanted.length} images`, exact: true }).click();
  const card = page.getByRole('region', { name: 'Best match', exact: true });
  const copy = card.getByRole('button', { name: 'Copy the URI of the best match', exact: true });
  await copy.click();
  // This image is in every region, and the page does not know which one is meant.
  await page.getByRole('menuitem', { name: /^cn-beijing / }).click();
  const name = await card.getByRole('link', { name: /^Best match: / }).textContent();
  const best = wanted.find(({ Name }) => Name === name);
  expect(best?.ImageUri).toContain('{region}');
  expect(await clipboardOf(page)).toBe(best?.ImageUri?.replaceAll('{region}', 'cn-beijing'));

  await test.step('a phone names the line, too', async () => {
    await page.setViewportSize({ width: 390, height: 844 });
    await expect(card.getByText('Best match', { exact: true })).toBeVisible();
    // The region is asked for once.
    await copy.click();
    await expect(page.getByRole('menu')).toHaveCount(0);
    await expect(copy).toHaveAttribute('title', 'Copied for cn-beijing');
  });
});

test('images without a chip type: one action', async ({ page, request }) => {
  const screen = screenOf(page);
  const without = (await allImages(request)).filter((image) => !has(image, 'system.chipType'));
  await page.goto('/images');
  await screen.tick('Chip type not set').click();
  await expect(screen.total).toHaveText(`${without.length} images`);
  await expect(screen.active).toHaveText(['no Chip type']);
});

test('vLLM or SGLang: two ticks, or one text', async ({ page, request }) => {
  const screen = screenOf(page);
  const either = (await allImages(request))
    .filter((image) => hasFramework(image, 'vLLM') || hasFramework(image, 'SGLang'))
    .map((image) => image.Name ?? '')
    .sort();
  await page.goto('/images');
  await screen.tick('vLLM, any version').click();
  await screen.tick('SGLang, any version').click();
  await expect(screen.total).toHaveText(`${either.length} images`);
  expect(await namesOf(page)).toEqual(either);
  await page.goto('/images');
  await ask(page, 'vllm or sglang');
  await expect(screen.total).toHaveText(`${either.length} images`);
});

test('a first visit: an example in the empty filter box gives results, and no example returns', async ({
  page,
  request,
}) => {
  const screen = screenOf(page);
  const onDsw = (await allImages(request)).filter((image) => runsOnDsw(image) && hasFramework(image, 'PyTorch'));
  await page.goto('/');
  await screen.labelFilter.click();
  await page.getByRole('option', { name: /^Newest PyTorch for DSW/ }).click();
  await expect(page).toHaveURL(
    /\/images\?LabelFilter=system\.framework\.PyTorch=\*,system\.supported\.dsw=true&sort=-Framework$/,
  );
  await expect(screen.total).toHaveText(`${onDsw.length} images`);
  await page.goBack();
  await expect(screen.rows.first()).toBeVisible();
  await screen.labelFilter.click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('option', { name: /^Newest PyTorch/ })).toHaveCount(0);
  await page.reload();
  await screen.labelFilter.click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await expect(page.getByRole('option', { name: /^Newest PyTorch|^Hide these/ })).toHaveCount(0);
});
