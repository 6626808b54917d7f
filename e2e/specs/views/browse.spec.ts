import type { APIRequestContext } from '@playwright/test';
import { allImages, has } from '../../support/naive-images.ts';
import { addressOf, screenOf, shownValues } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

interface LabelsAnswer {
  readonly TotalCount: number;
  readonly Labels: readonly { readonly Key: string; readonly Value: string }[];
}

/** The API's response for a label filter; an empty filter gives all labels. */
async function ask(request: APIRequestContext, filter = ''): Promise<LabelsAnswer> {
  const query = filter === '' ? '' : `?LabelFilter=${encodeURIComponent(filter)}`;
  return (await (await request.get(`/api/v1/image/labels${query}`)).json()) as LabelsAnswer;
}

const BOTH = 'system.framework.PyTorch=*,system.chipType=GPU';

test('a newcomer reaches the labels of images with PyTorch for GPU in three actions', async ({ page, request }) => {
  const screen = screenOf(page);
  const all = await ask(request);

  await test.step('open the page: all labels are shown, with their count', async () => {
    await page.goto('/');
    await expect(page).toHaveTitle('PAI Image Labels');
    await expect(screen.total).toHaveText(`${all.TotalCount} labels`);
    // Each key has a header row above its values.
    const keys = new Set(all.Labels.map((label) => label.Key));
    await expect(screen.table).toHaveAttribute('aria-rowcount', String(all.TotalCount + keys.size + 1));
    await expect(page.getByRole('main')).toHaveCount(1);
    await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
    const views = page.getByRole('navigation', { name: 'Views' }).getByRole('link');
    await expect(views).toHaveText(['Labels', 'Images', 'Matrix', 'Compare', 'Checks']);
    expect(addressOf(page)).toBe('');
  });

  await test.step('first action: a framework', async () => {
    await screen.tick('PyTorch, any version').check();
    const pytorch = await ask(request, 'system.framework.PyTorch=*');
    await expect(screen.total).toHaveText(`${pytorch.TotalCount} labels`);
    expect(addressOf(page)).toBe('?LabelFilter=system.framework.PyTorch=*');
  });

  await test.step('second action: a chip', async () => {
    await screen.tick('GPU').check();
    await expect(screen.total).toHaveText(`${(await ask(request, BOTH)).TotalCount} labels`);
    await expect(screen.active).toHaveText(['PyTorch any version', 'GPU']);
  });

  await test.step('third action: sort; versions sort as versions', async () => {
    await screen.sortBy('Value').click();
    await expect(screen.header('Value')).toHaveAttribute('aria-sort', 'ascending');
    const values = await shownValues(page);
    const versions = values.filter((value) => /^\d+\.\d+\.\d+$/.test(value));
    expect(versions.indexOf('2.8.0')).toBeLessThan(versions.indexOf('2.10.0'));
    await screen.sortBy('Value').click();
    await expect(screen.header('Value')).toHaveAttribute('aria-sort', 'descending');
    expect(await shownValues(page)).toEqual([...values].reverse());
    expect(addressOf(page)).toContain('sort=-Value');
  });
});

test('back and forward undo and redo filters, not typing or sorting', async ({ page, request }) => {
  const screen = screenOf(page);
  const [all, both] = [await ask(request), await ask(request, BOTH)];
  await page.goto('/');
  await screen.tick('PyTorch, any version').check();
  await screen.tick('GPU').check();
  await expect(screen.total).toHaveText(`${both.TotalCount} labels`);

  await test.step('Shift sorts by a second column', async () => {
    await screen.sortBy('Value').click();
    await screen.sortBy('Key').click();
    await screen.sortBy('Value').click({ modifiers: ['Shift'] });
    await expect(screen.header('Key')).toHaveAttribute('aria-sort', 'ascending');
    expect(addressOf(page)).toContain('sort=Key,Value');
    const keys = await screen.cells(0).allInnerTexts();
    expect(keys[0]).toContain('system.chipType');
  });

  await screen.search.fill('cuda');
  await expect(screen.total).toContainText(` of ${both.TotalCount} labels`);
  await screen.search.fill('');
  await page.goBack();
  await expect(screen.active).toHaveText(['PyTorch any version']);
  await page.goBack();
  await expect(screen.total).toHaveText(`${all.TotalCount} labels`);
  await page.goForward();
  await page.goForward();
  await expect(screen.total).toHaveText(`${both.TotalCount} labels`);
  await expect(screen.header('Key')).toHaveAttribute('aria-sort', 'ascending');
});

test('the search narrows the rows on screen only, and a reload gives the same screen', async ({ page, request }) => {
  const screen = screenOf(page);
  const both = await ask(request, BOTH);
  const cuda = both.Labels.filter((label) => /cuda/i.test(`${label.Key}=${label.Value}`)).length;
  await page.goto(`/?LabelFilter=${BOTH}&sort=Key,Value`);
  await screen.search.fill('cuda');
  await expect(screen.total).toHaveText(`${cuda} of ${both.TotalCount} labels`);
  await expect(screen.table).toHaveAttribute('aria-rowcount', String(cuda + 1));
  await expect(screen.rows).toHaveCount(cuda);

  const before = await shownValues(page);
  await page.reload();
  await expect(screen.total).toHaveText(`${cuda} of ${both.TotalCount} labels`);
  expect(await shownValues(page)).toEqual(before);
  await expect(screen.tick('GPU')).toBeChecked();

  await screen.search.fill('nothing is called this');
  await expect(page.getByRole('heading', { name: 'No row contains the text' })).toBeVisible();
  await screen.button('Clear the search').click();
  await expect(screen.total).toHaveText(`${both.TotalCount} labels`);
});

test('labels are grouped by key in the order of the facets, and flat when sorted', async ({ page, request }) => {
  const screen = screenOf(page);
  const images = await allImages(request);
  const cuda = images.filter((image) => image.Labels.some(({ Key }) => Key === 'system.dsw.cudaVersion'));
  const versions = (await ask(request)).Labels.filter(({ Key }) => Key === 'system.dsw.cudaVersion');
  const said = `${versions.length} values, ${cuda.length} images, ${images.length - cuda.length} not set`;
  await page.goto('/');

  await test.step('each key has a header row with its values and images, newest versions first', async () => {
    const first = screen.groups.first();
    await expect(first).toContainText('Chip type');
    await expect(first).toContainText('system.chipType');
    await screen.search.fill('cudaVersion');
    await expect(screen.groups).toContainText(['system.dsw.cudaVersion']);
    await expect(screen.groups).toContainText([said]);
    const shown = await shownValues(page);
    expect(shown).toEqual(versions.map(({ Value }) => Value).toReversed());
    await screen.search.fill('');
  });

  await test.step('a filter leads to the same images', async () => {
    await screen.tick('GPU').check();
    const gpu = images.filter((image) => has(image, 'system.chipType', 'GPU')).length;
    await page.getByRole('link', { name: `Show ${gpu} images`, exact: true }).click();
    await expect(screen.total).toHaveText(`${gpu} images`);
    expect(addressOf(page)).toBe('?LabelFilter=system.chipType=GPU');
    await page.goBack();
  });

  await test.step('a header sorts them flat, and its third press restores the groups', async () => {
    await expect(screen.groups).not.toHaveCount(0);
    await screen.sortBy('Key').click();
    await expect(screen.groups).toHaveCount(0);
    await expect(screen.cells(0).first()).toContainText('system.chipType');
    await screen.sortBy('Key').click();
    await expect(screen.groups).toHaveCount(0);
    await screen.sortBy('Key').click();
    await expect(screen.groups.first()).toContainText('Chip type');
  });
});
