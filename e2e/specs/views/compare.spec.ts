import type { APIRequestContext } from '@playwright/test';
import { compareVersions } from '../../../src/contract/versions.ts';
import {
  type Counted,
  compareOf,
  countsOf,
  expectedRows,
  isDifferent,
  plain,
  shownRows,
} from '../../support/compare-screen.ts';
import { allImages, type NaiveImage } from '../../support/naive-images.ts';
import { addressOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { violations } from '../../support/violations.ts';

const REGIONS = '?Region=cn-hangzhou&vs.Region=cn-shanghai';

/** Both regions, counted image by image, with the expected rows of the comparison. */
async function regionsOf(request: APIRequestContext) {
  const [hangzhou, shanghai] = await Promise.all([
    allImages(request, '&Region=cn-hangzhou'),
    allImages(request, '&Region=cn-shanghai'),
  ]);
  const counted: Counted = { a: countsOf(hangzhou), b: countsOf(shanghai) };
  const rows = expectedRows(counted);
  const only = (words: string) => rows.filter((row) => row.endsWith(`| ${words}`));
  return { hangzhou, shanghai, counted, rows, only };
}

test('a comparison begins with two equal sides, and both regions are chosen by keyboard', async ({ page, request }) => {
  const screen = compareOf(page);
  const { rows } = await regionsOf(request);

  await test.step('open the view: both sides are the same, and the page says what to do', async () => {
    await page.goto('/compare');
    await expect(page).toHaveTitle('Compare · PAI Image Labels');
    await expect(page.getByText('nothing differs')).toBeVisible();
    await expect(screen.show(/^Same/)).toHaveAccessibleName(/\([1-9]/);
    await expect(screen.show(/^Differences/)).toHaveAccessibleName('Differences (0)');
    await expect(screen.show(/^Differences/)).toBeChecked();
    await screen.button('Choose another region').click();
    await expect(screen.regionOf('B')).toBeFocused();
    await expect(page.getByRole('option', { name: /^cn-shanghai / })).toBeVisible();
  });

  await test.step('choose both regions', async () => {
    // What is typed replaces the region that was there. The text is no id, and several regions have it in their names: the best match is chosen without an error.
    await page.keyboard.type('shanghai');
    await page.keyboard.press('Enter');
    await screen.regionOf('A').fill('hangzhou');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(addressOf(page)).toBe(REGIONS);
    await expect(screen.total).toHaveText(`${rows.filter(isDifferent).length} labels`);
    await expect(page.getByText('nothing differs')).toHaveCount(0);
  });
});

test('two regions are compared in four actions', async ({ page, request }) => {
  const screen = compareOf(page);
  const { only } = await regionsOf(request);
  await page.goto('/');
  await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: 'Compare', exact: true }).click();
  await screen.regionOf('A').fill('hangzhou');
  await page.keyboard.press('Enter');
  await screen.regionOf('B').fill('shanghai');
  await page.keyboard.press('Enter');
  await expect(screen.show(/^Differences/)).toBeChecked();
  await expect(screen.table.getByRole('rowheader').first()).toHaveText(
    `Only in A${only('only A').length} labels that no image of B has`,
  );
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('every number of a comparison equals a count of the images one by one', async ({ page, request }) => {
  const screen = compareOf(page);
  const { hangzhou, shanghai, counted, rows, only } = await regionsOf(request);
  await page.goto(`/compare${REGIONS}&show=all`);
  expect(await shownRows(page)).toEqual(plain(rows));
  await expect(screen.total).toHaveText(`${rows.length} labels`);
  await expect(screen.sideA).toContainText(`${hangzhou.length} images, ${counted.a.size} labels`);
  await expect(screen.sideB).toContainText(`${shanghai.length} images, ${counted.b.size} labels`);
  await expect(screen.show(/^Only in A/)).toHaveAccessibleName(`Only in A (${only('only A').length})`);
  await expect(screen.show(/^Only in B/)).toHaveAccessibleName(`Only in B (${only('only B').length})`);
  const differing = rows.filter(isDifferent);
  await expect(screen.show(/^Same/)).toHaveAccessibleName(`Same (${rows.length - differing.length})`);
  await expect(screen.show(/^Differences/)).toHaveAccessibleName(`Differences (${differing.length})`);
  await expect(screen.show(/^Other counts/)).toHaveAccessibleName(
    `Other counts (${differing.filter((row) => row.endsWith('| ')).length})`,
  );
  expect(await violations(page)).toEqual([]);

  await test.step('only the labels of A alone, and back', async () => {
    await screen.show(/^Only in A/).check();
    await expect(screen.total).toHaveText(`${only('only A').length} labels`);
    expect(await shownRows(page)).toEqual(only('only A'));
    expect(addressOf(page)).toContain('show=A');
    await page.goBack();
    await expect(screen.total).toHaveText(`${rows.length} labels`);
  });
});

/** The newest version of a framework, in either label style. */
function newestOf(images: readonly NaiveImage[], framework: string): string | undefined {
  return images
    .flatMap((image) => image.Labels)
    .flatMap(({ Key, Value }) => {
      if (Key === `system.framework.${framework}`) return [Value];
      const isOldStyle = Key === 'system.framework' && Value.startsWith(`${framework} `);
      return isOldStyle ? [Value.slice(framework.length + 1)] : [];
    })
    .sort(compareVersions)
    .at(-1);
}

test('the newest version of each framework is described in words', async ({ page, request }) => {
  const screen = compareOf(page);
  const { hangzhou, shanghai } = await regionsOf(request);
  await page.goto(`/compare${REGIONS}&show=all`);
  for (const framework of ['PyTorch', 'TensorFlow', 'SGLang', 'DeepRec', 'PaiRag']) {
    const [a, b] = [newestOf(hangzhou, framework), newestOf(shanghai, framework)];
    const inWords = () => {
      if (a === undefined || b === undefined) return a === undefined ? 'only in B' : 'only in A';
      if (a === b) return 'same';
      return compareVersions(a, b) > 0 ? 'A is newer' : 'B is newer';
    };
    const row = screen.newest
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: framework, exact: true }) });
    await expect(row.getByRole('cell')).toHaveText([a ?? '–not in A', b ?? '–not in B', inWords()]);
  }
});

test('sort and search apply to the rows on screen, and a reload gives the same screen', async ({ page, request }) => {
  const screen = compareOf(page);
  const { counted, rows } = await regionsOf(request);
  await page.goto(`/compare${REGIONS}&show=all`);
  await screen.sort('B').click();
  await screen.sort('B').click();
  await expect(screen.header('B')).toHaveAttribute('aria-sort', 'descending');
  expect(addressOf(page)).toContain('sort=-B');
  const most = Math.max(...counted.b.values());
  await expect(screen.rows.first().getByRole('cell').nth(3)).toHaveText(String(most));
  await screen.search.fill('pytorch');
  const found = rows.filter((row) => /pytorch.* \|/i.test(row));
  await expect(screen.total).toHaveText(`${found.length} of ${rows.length} labels`);
  expect(await shownRows(page)).toEqual(found);

  await page.reload();
  await expect(screen.total).toHaveText(`${found.length} of ${rows.length} labels`);
  await expect(screen.header('B')).toHaveAttribute('aria-sort', 'descending');
  expect(await shownRows(page)).toEqual(found);
  await screen.search.fill('');
  await expect(screen.total).toHaveText(`${rows.length} labels`);
});

test('the sides are swapped in one step, and a count leads to the images of its side', async ({ page, request }) => {
  const screen = compareOf(page);
  const { counted, rows, only } = await regionsOf(request);
  const swapped: Counted = { a: counted.b, b: counted.a };
  await page.goto(`/compare${REGIONS}&sort=-B&show=all`);
  await expect(screen.total).toHaveText(`${rows.length} labels`);

  await test.step('swapped, and back', async () => {
    await screen.button('Swap').click();
    await expect.poll(() => addressOf(page)).toBe('?Region=cn-shanghai&sort=-A&show=all&vs.Region=cn-hangzhou');
    await expect(screen.show(/^Only in A/)).toHaveAccessibleName(`Only in A (${only('only B').length})`);
    expect(await shownRows(page)).toEqual(plain(expectedRows(swapped)));
    await page.goBack();
    await expect(screen.show(/^Only in A/)).toHaveAccessibleName(`Only in A (${only('only A').length})`);
    expect(await shownRows(page)).toEqual(plain(rows));
  });

  await test.step('a count leads to the images of its side, and back', async () => {
    const count = counted.b.get('system.chipType=GPU') ?? 0;
    await page.getByRole('link', { name: `${count} images with system.chipType=GPU in B`, exact: true }).click();
    expect(new URL(page.url()).pathname).toMatch(/\/images$/);
    expect(addressOf(page)).toBe('?Region=cn-shanghai&LabelFilter=system.chipType=GPU');
    await expect(screen.total).toHaveText(`${count} images`);
    await page.goBack();
    await expect(screen.total).toHaveText(`${rows.length} labels`);
  });
});
