import type { Page } from '@playwright/test';
import { compareVersions } from '../../src/contract/versions.ts';
import { test as liveTest } from '../live/test.ts';
import { allImages, has, type NaiveImage } from '../support/naive-images.ts';
import { addressOf, clipboardOf, screenOf } from '../support/screen.ts';
import { expect, test } from '../support/test.ts';
import { violations } from '../support/violations.ts';

/** The parts of the comparison by role and name. */
function compareOf(page: Page) {
  const table = page.getByRole('table', { name: 'Label comparison' });
  return {
    ...screenOf(page),
    table,
    rows: table.getByRole('row').filter({ has: page.getByRole('cell') }),
    row: (key: string, value: string) =>
      table
        .getByRole('row')
        .filter({ has: page.getByText(key, { exact: true }) })
        .filter({ has: page.getByText(value, { exact: true }) }),
    header: (name: string) => table.getByRole('columnheader', { name, exact: true }),
    sort: (name: string) => table.getByRole('button', { name, exact: true }),
    newest: page.getByRole('table', { name: 'Newest versions' }),
    show: (name: RegExp) => page.getByRole('radiogroup', { name: 'Show' }).getByRole('radio', { name }),
    sideA: page.getByRole('region', { name: 'Side A' }),
    sideB: page.getByRole('search', { name: 'Side B' }),
    otherRegion: page.getByRole('combobox', { name: 'Other region', exact: true }),
    otherWorkspace: page.getByRole('combobox', { name: 'Other workspace', exact: true }),
    otherFilter: page.getByRole('combobox', { name: 'Other label filter', exact: true }),
    others: page.getByRole('list', { name: 'Other filters' }).getByRole('listitem'),
  };
}

/** Images by label, counted one by one. */
function countsOf(images: readonly NaiveImage[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const image of images) {
    for (const printed of new Set(image.Labels.map(({ Key, Value }) => `${Key}=${Value}`))) {
      counts.set(printed, (counts.get(printed) ?? 0) + 1);
    }
  }
  return counts;
}

interface Counted {
  readonly a: ReadonlyMap<string, number>;
  readonly b: ReadonlyMap<string, number>;
}

/** What the table must hold: `key=value`, images in A, images in B, and the words beside a label of one side. */
function expectedRows({ a, b }: Counted): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])]
    .map((printed) => {
      const [inA, inB] = [a.get(printed), b.get(printed)];
      return [
        printed,
        inA ?? 'not in A',
        inB ?? 'not in B',
        inB === undefined ? 'only A' : inA === undefined ? 'only B' : '',
      ];
    })
    .map((cells) => cells.join(' | '))
    .sort();
}

/** Rows without the samples, which the table draws with marks for hidden signs, or cut. Counts include them. */
function plain(rows: readonly string[]): readonly string[] {
  return rows.filter((row) => !row.startsWith('sample.'));
}

/** The rows on screen, without the samples. */
async function shownRows(page: Page): Promise<readonly string[]> {
  const rows = await compareOf(page).rows.evaluateAll((found) =>
    found.map((row) =>
      [...row.querySelectorAll<HTMLElement>('[role=cell]')].map((cell) =>
        // biome-ignore lint/performance/useDomNodeTextContent: a tag stands apart from its value only as it is drawn
        cell.innerText.split('\n').map((l) => l.trim()),
      ),
    ),
  );
  const texts = rows
    .map(([key = [], value = [], a = [], b = []]) =>
      [`${key.at(-1)}=${value[0] === 'empty value' ? '' : value[0]}`, a.at(-1), b.at(-1), value[1] ?? ''].join(' | '),
    )
    .sort();
  return plain(texts);
}

test('two regions are compared, label by label and version by version', async ({ page, request }) => {
  const screen = compareOf(page);
  const [hangzhou, shanghai] = await Promise.all([
    allImages(request, '&Region=cn-hangzhou'),
    allImages(request, '&Region=cn-shanghai'),
  ]);
  const counted: Counted = { a: countsOf(hangzhou), b: countsOf(shanghai) };
  const swapped: Counted = { a: counted.b, b: counted.a };
  const rows = expectedRows(counted);
  const only = (words: string) => rows.filter((row) => row.endsWith(`| ${words}`));

  await test.step('arrive: both sides are the same, and the page says what to do', async () => {
    await page.goto('/compare');
    await expect(page).toHaveTitle('Compare · PAI Image Labels');
    await expect(page.getByText('nothing differs')).toBeVisible();
    await expect(screen.show(/^In both/)).toHaveAccessibleName(/\([1-9]/);
    await expect(screen.show(/^Only in A/)).toHaveAccessibleName('Only in A (0)');
    await screen.button('Choose another region').click();
    await expect(screen.otherRegion).toBeFocused();
  });

  await test.step('choose both regions, by keyboard', async () => {
    await page.keyboard.press('ControlOrMeta+A');
    await page.keyboard.type('cn-shanghai');
    await page.keyboard.press('Enter');
    await screen.region.fill('cn-hangzhou');
    await page.keyboard.press('Enter');
    expect(addressOf(page)).toBe('?Region=cn-hangzhou&vs.Region=cn-shanghai');
    await expect(screen.total).toHaveText(`${rows.length} labels`);
    await expect(page.getByText('nothing differs')).toHaveCount(0);
  });

  await test.step('every number is what counting the images one by one gives', async () => {
    await expect(screen.table).toHaveAttribute('aria-rowcount', String(rows.length + 1));
    expect(await shownRows(page)).toEqual(plain(rows));
    await expect(screen.sideA).toContainText(`${hangzhou.length} images, ${counted.a.size} labels`);
    await expect(screen.sideB).toContainText(`${shanghai.length} images, ${counted.b.size} labels`);
    await expect(screen.show(/^Only in A/)).toHaveAccessibleName(`Only in A (${only('only A').length})`);
    await expect(screen.show(/^Only in B/)).toHaveAccessibleName(`Only in B (${only('only B').length})`);
    await expect(screen.show(/^In both/)).toHaveAccessibleName(`In both (${only('').length})`);
    expect(await violations(page)).toEqual([]);
  });

  await test.step('the newest version of each framework stands in words', async () => {
    const newest = (images: readonly NaiveImage[], framework: string) =>
      images
        .flatMap((image) => image.Labels)
        .flatMap(({ Key, Value }) => {
          if (Key === `system.framework.${framework}`) return [Value];
          const isOldStyle = Key === 'system.framework' && Value.startsWith(`${framework} `);
          return isOldStyle ? [Value.slice(framework.length + 1)] : [];
        })
        .sort(compareVersions)
        .at(-1);
    for (const framework of ['PyTorch', 'TensorFlow', 'SGLang', 'DeepRec', 'PaiRag']) {
      const [a, b] = [newest(hangzhou, framework), newest(shanghai, framework)];
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

  await test.step('only what A has alone, and back', async () => {
    await screen.show(/^Only in A/).check();
    await expect(screen.total).toHaveText(`${only('only A').length} labels`);
    expect(await shownRows(page)).toEqual(only('only A'));
    expect(addressOf(page)).toContain('show=A');
    await page.goBack();
    await expect(screen.total).toHaveText(`${rows.length} labels`);
  });

  await test.step('sort and search keep to the rows on screen', async () => {
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
  });

  await test.step('reload gives the same screen', async () => {
    const before = await shownRows(page);
    await page.reload();
    await expect(screen.total).toHaveText(`${before.length} of ${rows.length} labels`);
    await expect(screen.header('B')).toHaveAttribute('aria-sort', 'descending');
    expect(await shownRows(page)).toEqual(before);
    await screen.search.fill('');
    await expect(screen.total).toHaveText(`${rows.length} labels`);
  });

  await test.step('swapped, the sides change places in one step', async () => {
    await screen.button('Swap').click();
    expect(addressOf(page)).toBe('?Region=cn-shanghai&sort=-A&vs.Region=cn-hangzhou');
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

test('side B has a filter of its own, which the keyboard reaches', async ({ page, request }) => {
  const screen = compareOf(page);
  const shanghai = await allImages(request, '&Region=cn-shanghai');
  await page.goto('/compare?Region=cn-shanghai&LabelFilter=system.chipType=CPU&vs.Region=cn-shanghai');
  const cpu = shanghai.filter((image) => has(image, 'system.chipType', 'CPU'));
  const gpu = shanghai.filter((image) => has(image, 'system.chipType', 'GPU'));

  await test.step('start from the same filter', async () => {
    await screen.button('Copy A to B').click();
    await expect(screen.others).toHaveText(['system.chipType=CPU']);
    await expect(screen.sideB).toContainText(`${cpu.length} images`);
    await expect(page.getByText('nothing differs')).toBeVisible();
    await expect(screen.button('Copy A to B')).toHaveCount(0);
  });

  await test.step('add and remove conditions without the mouse', async () => {
    await screen.otherFilter.focus();
    await page.keyboard.type('system.chipType=GPU');
    await page.keyboard.press('Enter');
    await expect(screen.others).toHaveText([/CPU/, /or\s*system\.chipType=GPU/]);
    await expect(screen.sideB).toContainText('Chip type is CPU or GPU');
    await screen.button('Remove other filter system.chipType=CPU').focus();
    await page.keyboard.press('Enter');
    await expect(screen.button('Remove other filter system.chipType=GPU')).toBeFocused();
    expect(addressOf(page)).toBe(
      '?Region=cn-shanghai&LabelFilter=system.chipType=CPU&vs.Region=cn-shanghai&vs.LabelFilter=system.chipType=GPU',
    );
    await expect(screen.active).toHaveText(['system.chipType=CPU']);
    const rows = expectedRows({ a: countsOf(cpu), b: countsOf(gpu) });
    await expect(screen.total).toHaveText(`${rows.length} labels`);
    expect(await shownRows(page)).toEqual(plain(rows));
    await page.keyboard.press('Enter');
    await expect(screen.others).toHaveCount(0);
    await expect(screen.otherFilter).toBeFocused();
    await page.goBack();
  });

  await test.step('label keys narrow the rows, and the page says so', async () => {
    await screen.labelKeys.fill('system.chipType');
    await page.keyboard.press('Enter');
    await expect(page.getByText('Rows of these keys only: system.chipType')).toBeVisible();
    await expect(screen.row('system.chipType', 'GPU')).toHaveCount(1);
    await expect(screen.show(/^In both/)).toHaveAccessibleName('In both (0)');
    await screen.show(/^In both/).check();
    await expect(page.getByRole('heading', { name: 'No label is in both' })).toBeVisible();
    await screen.button('Show all labels').click();
    await screen.button('Show all keys').click();
    await expect(screen.row('system.dsw.cudaVersion', '11.4')).toHaveCount(1);
  });

  await test.step('a copied link says both scopes, and the dialog the requests', async () => {
    await page.goto('/compare?vs.WorkspaceId=0');
    await screen.button('Copy link').click();
    expect(decodeURIComponent(new URL(await clipboardOf(page)).search)).toBe('?Region=&vs.Region=&vs.WorkspaceId=0');
    await screen.button('Request').click();
    const dialog = page.getByRole('dialog', { name: 'Request' });
    await expect(dialog).toContainText('WorkspaceId=0');
    await expect(dialog.getByRole('listitem').filter({ hasNotText: 'WorkspaceId' })).not.toHaveCount(0);
    await page.keyboard.press('Escape');
  });

  await test.step('a scope of side B that is no scope is named, and no rows stand for it', async () => {
    await page.goto('/compare?Region=cn-shanghai&vs.Region=nowhere');
    await expect(page.getByRole('alert')).toContainText('vs.Region: “nowhere” is not a region id.');
    await expect(screen.sideA).toContainText(`${shanghai.length} images`);
    await expect(screen.otherRegion).toHaveValue('nowhere');
    await expect(screen.table).toHaveCount(0);
    await screen.otherRegion.fill('cn-beijing');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toHaveCount(0);
    await expect(screen.rows.first()).toBeVisible();
  });

  await test.step('an image ID has no place on side B', async () => {
    await page.goto(`/compare?ImageId=${shanghai[0]?.ImageId}`);
    await expect(screen.sideA).toContainText('1 image,');
    await expect(screen.button('Swap')).toHaveAttribute('aria-disabled', 'true');
  });
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`in ${colorScheme}, a phone has both sides in one column`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width: 390, height: 844 });
    const screen = compareOf(page);
    await page.goto('/compare?Region=cn-hangzhou&vs.Region=cn-shanghai&vs.LabelFilter=system.chipType=GPU');
    await expect(screen.rows.first()).toBeVisible();
    await screen.button('Newest versions').click();
    await expect(screen.newest).toBeVisible();
    expect(await violations(page, colorScheme)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  });
}

liveTest('a side that is refused is named, and the other keeps its numbers', async ({ page, watch }) => {
  watch.allow(/403/);
  const screen = compareOf(page);
  await page.goto('/compare?vs.WorkspaceId=9045');
  await expect(screen.problem).toContainText('Side B could not be loaded.');
  await expect(screen.problem.getByRole('button', { name: 'Copy policy' })).toBeVisible();
  await expect(screen.sideA).toContainText(/[1-9][0-9]* images/);
  await expect(screen.table).toHaveCount(0);
  await screen.otherWorkspace.fill('0');
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
