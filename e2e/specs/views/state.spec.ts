import { imagesOf } from '../../support/images-screen.ts';
import { allImages, has, hasFramework, type NaiveImage } from '../../support/naive-images.ts';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

/** The last days of support for the products in the built-in catalog, as their makers state them. */
const ENDED = { python: ['2.7', '3.6', '3.7', '3.8', '3.9', '3.10'], ubuntu: ['16.04', '18.04', '20.04'] };
const ALIVE = { python: ['3.11', '3.12', '3.13', '3.14'], ubuntu: ['22.04', '24.04', '26.04'] };

const valuesOf = ({ Labels }: NaiveImage, key: string) =>
  Labels.flatMap(({ Key, Value }) => (Key === key ? [Value] : []));

/** Whether every product in an image is known and supported, label by label. */
function isSupported(image: NaiveImage): boolean {
  const pythons = [...valuesOf(image, 'system.pythonVersion'), ...valuesOf(image, 'system.language.Python')];
  const systems = valuesOf(image, 'system.dsw.osVersion');
  if (pythons.length + systems.length === 0) return false;
  if (systems.length > 0 && !has(image, 'system.dsw.os', 'ubuntu')) return false;
  return pythons.every((one) => ALIVE.python.includes(one)) && systems.every((one) => ALIVE.ubuntu.includes(one));
}

function runsOn535(image: NaiveImage): boolean {
  const cudas = valuesOf(image, 'system.dsw.cudaVersion');
  return cudas.length > 0 && cudas.every((cuda) => Number.parseInt(cuda, 10) <= 12);
}

const wantedOf = (images: readonly NaiveImage[]) =>
  images.filter(
    (image) =>
      hasFramework(image, 'PyTorch') &&
      has(image, 'system.supported.dsw', 'true') &&
      isSupported(image) &&
      runsOn535(image),
  );

const LINK =
  '/images?LabelFilter=system.framework.PyTorch=*,system.supported.dsw=true&state=supported&runs=driver:535.54.03&sort=-Framework';

test('the newest PyTorch for DSW that runs on driver 535 and is still supported is one link', async ({
  page,
  request,
}) => {
  const wanted = wantedOf(await allImages(request));
  const versionOf = (image: NaiveImage) => valuesOf(image, 'system.framework.PyTorch')[0] ?? '';
  const newest = wanted.toSorted((a, b) => versionOf(b).localeCompare(versionOf(a), 'en', { numeric: true }))[0];
  await page.goto(LINK);
  const screen = screenOf(page);
  await expect(screen.total).toHaveText(`${wanted.length} images`);
  const [first] = await imagesOf(page).names();
  expect(wanted.map(({ Name }) => Name)).toContain(first);
  expect(versionOf(wanted.find(({ Name }) => Name === first) ?? { ImageId: '', Name: '', Labels: [] })).toBe(
    newest && versionOf(newest),
  );
  const card = page.getByRole('region', { name: 'Best match', exact: true });
  const best = await card.getByRole('link', { name: /^Best match: / }).textContent();
  expect(versionOf(wanted.find(({ Name }) => Name === best) ?? { ImageId: '', Name: '', Labels: [] })).toBe(
    newest && versionOf(newest),
  );
  await expect(card).toContainText(/supported until 20\d\d-\d\d-\d\d · Runs on driver 535\.54\.03/);
  await card.getByRole('button', { name: 'Why?' }).click();
  await expect(card.getByRole('link', { name: /^Next: / })).toBeVisible();
  await expect(card.getByRole('listitem').first()).toHaveText(`the newest of ${wanted.length} images`);
  await page.keyboard.press('Escape');
  await expect(card.getByRole('button', { name: 'Why?' })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Remove filter state=supported' })).toBeAttached();
  await expect(page.getByRole('combobox', { name: 'Runs on' })).toHaveValue('driver 535.54.03');
});

test('products out of support show their end date and its source', async ({ page, request }) => {
  const images = await allImages(request);
  const ended = images.filter(
    (image) =>
      [...valuesOf(image, 'system.pythonVersion'), ...valuesOf(image, 'system.language.Python')].some((one) =>
        ENDED.python.includes(one),
      ) ||
      (has(image, 'system.dsw.os', 'ubuntu') &&
        valuesOf(image, 'system.dsw.osVersion').some((one) => ENDED.ubuntu.includes(one))),
  );
  await page.goto('/images');
  const state = page.getByRole('group', { name: 'State', exact: true });
  await state.getByRole('button', { name: 'Show all states' }).click();
  await state.getByRole('checkbox', { name: `Out of support, ${ended.length}` }).click();
  await expect(screenOf(page).total).toHaveText(`${ended.length} images`);
  await expect(page).toHaveURL(/\?state=unsupported$/);
  const [old] = ended.filter((image) => valuesOf(image, 'system.pythonVersion').includes('3.8'));
  await page.goto(`/images?state=unsupported&sel=${old?.ImageId}`);
  const detail = page.getByRole('complementary', { name: old?.Name ?? '' });
  await expect(detail.getByText('Python 3.8 has had no security updates since 2024-10-07.')).toBeVisible();
  await expect(detail.getByRole('link', { name: /Python developer guide/ })).toHaveAttribute('href', /^https:/);
});

test('"only the newest" says how many images it hides, and a hidden image names its successor', async ({ page }) => {
  await page.goto('/images');
  const only = page.getByRole('checkbox', { name: 'Only the newest of each line', exact: true });
  await expect(only).toHaveAccessibleDescription(/^would hide \d+ images$/);
  await only.click();
  await expect(only).toHaveAccessibleDescription(/^hides \d+ images$/);
  await expect(page).toHaveURL(/\?state=newest$/);
  await page.goto('/images?state=superseded');
  await imagesOf(page).rows.first().getByRole('link').click();
  const detail = page.getByRole('complementary').last();
  await detail.getByRole('listitem').filter({ hasText: 'Superseded by' }).getByRole('link').click();
  await expect(page.getByText('The newest of its line')).toBeVisible();
});

test('images that cannot be judged are counted separately, and shown on request', async ({ page, request }) => {
  const pytorch = (await allImages(request)).filter((image) => hasFramework(image, 'PyTorch'));
  const unjudged = pytorch.filter((image) => valuesOf(image, 'system.dsw.cudaVersion').length === 0);
  await page.goto('/images?LabelFilter=system.framework.PyTorch=*&runs=driver:535');
  await expect(page.getByRole('note')).toContainText(`${unjudged.length} images cannot be judged`);
  await page.getByRole('link', { name: `Show ${unjudged.length} without CUDA` }).click();
  await expect(screenOf(page).total).toHaveText(`${unjudged.length} images`);
});

test('an unknown machine and an unknown state are named with the allowed ones, and filter nothing', async ({
  page,
  request,
}) => {
  const images = await allImages(request);
  await page.goto('/images?state=new&runs=ecs.g7.xlarge');
  await expect(page.getByRole('alert')).toContainText('ecs.gn, ecs.ebmppu, ecs.egs');
  await expect(page.getByRole('alert')).toContainText('newest, superseded, unknown-line');
  await expect(screenOf(page).total).toHaveText(`${images.length} images`);
  await page.getByRole('button', { name: 'More filters' }).click();
  const field = page.getByRole('combobox', { name: 'Runs on' });
  await field.fill('gn7i-c8g1.2xlarge');
  await field.press('Enter');
  await expect(page).toHaveURL(/runs=ecs\.gn7i-c8g1\.2xlarge/);
  await expect(screenOf(page).total).toHaveText(
    `${images.filter((image) => has(image, 'system.chipType', 'GPU')).length} images`,
  );
});

test('checks list problems with their images and a fix', async ({ page, request }) => {
  const noChip = (await allImages(request)).filter((image) => valuesOf(image, 'system.chipType').length === 0);
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Checks' }).click();
  const table = page.getByRole('table', { name: 'Checks', exact: true });
  const row = table.getByRole('row', { name: /^No chip type/ });
  await expect(row).toContainText('system.chipType');
  await row.getByRole('link', { name: `${noChip.length} images` }).click();
  await expect(screenOf(page).total).toHaveText(`${noChip.length} images`);
});
