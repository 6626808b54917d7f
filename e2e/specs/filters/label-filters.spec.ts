import type { APIRequestContext } from '@playwright/test';
import { askForAll } from '../../support/first-answers.ts';
import { allImages, hasFramework } from '../../support/naive-images.ts';
import { addressOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

/** The labels of a filter in the API's response, each as `key=value`. */
async function labelsOf(request: APIRequestContext, filter: string): Promise<readonly string[]> {
  const query = filter === '' ? '' : `?LabelFilter=${encodeURIComponent(filter)}`;
  const answer = (await (await request.get(`/api/v1/image/labels${query}`)).json()) as {
    readonly TotalCount: number;
    readonly Labels: readonly { readonly Key: string; readonly Value: string }[];
  };
  expect(answer.Labels).toHaveLength(answer.TotalCount);
  return answer.Labels.map((label) => `${label.Key}=${label.Value}`);
}

test('several values of one key mean any of them, and the dialog lists their requests', async ({ page, request }) => {
  const screen = screenOf(page);
  const cpu = await labelsOf(request, 'system.chipType=CPU');
  const ppu = await labelsOf(request, 'system.chipType=PPU');
  await page.goto('/');
  await screen.tick('CPU').check();
  await expect(screen.total).toHaveText(`${cpu.length} labels`);
  await screen.tick('PPU').check();
  await expect(screen.active).toHaveText(['CPU', /or\s*PPU/]);
  await expect(screen.total).toHaveText(`${new Set([...cpu, ...ppu]).size} labels`);

  await screen.fromMore('Request');
  const dialog = page.getByRole('dialog', { name: 'Request' });
  await expect(dialog.getByRole('listitem')).toHaveCount(2);
  await expect(dialog).toContainText('GET /api/v1/image/labels?LabelFilter=system.chipType%3DCPU');
  await expect(dialog).toContainText(/RequestId [0-9A-F-]{36}/);
  await dialog.getByRole('tab', { name: 'curl', exact: true }).click();
  const code = dialog.getByRole('tabpanel').locator('code');
  await expect(code).toHaveText(/^curl .*\/api\/v1\/image\/labels\?LabelFilter=system\.chipType%3DCPU'\ncurl /);
  const [, url = ''] = /'(http[^']*)'/.exec((await code.textContent()) ?? '') ?? [];
  expect((await (await request.get(url)).json()).Labels).toHaveLength(cpu.length);
  await page.keyboard.press('ArrowLeft');
  await expect(dialog.getByRole('tab', { name: 'Lines', exact: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(screen.button('More')).toBeFocused();
});

test('images load after the first rows; then a tick requests its rows and no facet', async ({ page }) => {
  const screen = screenOf(page);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  const count = (path: string) => asked.filter((other) => other.endsWith(path)).length;
  let letThrough = () => {};
  const gate = new Promise<void>((resolve) => {
    letThrough = resolve;
  });
  await askForAll(page);
  await page.route('**/api/v1/image/labels*', async (route) => {
    await gate;
    await route.continue();
  });
  await page.goto('/');
  await expect(screen.filters).toBeVisible();
  await expect.poll(() => count('/api/v1/image/labels')).toBe(1);
  expect(count('/api/image-set')).toBe(0);
  letThrough();
  await expect(page.getByRole('checkbox', { name: /^GPU, \d+$/ })).toBeVisible();
  await expect(page.getByRole('progressbar', { name: 'Images loaded' })).toHaveCount(0);
  await screen.unfold('3.x of Python');
  for (const [ticked, name] of ['GPU', '3.11', 'PyTorch, any version'].entries()) {
    await screen.tick(name).check();
    await expect(screen.active).toHaveCount(ticked + 1);
    await expect(screen.table).toHaveAttribute('aria-busy', 'false');
    expect(count('/api/v1/image/labels')).toBe(ticked + 2);
  }
});

test('a filter is removed by its button, and all filters by one', async ({ page, request }) => {
  const screen = screenOf(page);
  await page.goto('/?LabelFilter=system.chipType=CPU,system.chipType=PPU');
  await screen.remove('system.chipType=CPU').click();
  await expect(screen.active).toHaveText(['PPU']);
  await screen.button('Clear filters').click();
  await expect(screen.active).toHaveCount(0);
  await expect(screen.total).toHaveText(`${(await labelsOf(request, '')).length} labels`);
});

test('the menu of a value narrows, excludes and makes ranges in one step each', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.unfold('versions of PyTorch');
  await screen.fromMenu('PyTorch 2.10.0', 'This and later');
  await expect(screen.active).toHaveText(['PyTorch 2.10.0 or later']);
  expect(addressOf(page)).toBe('?from=system.framework.PyTorch=2.10.0');
  await expect(screen.tick('PyTorch 2.12.1')).toBeChecked();
  await expect(screen.tick('PyTorch 2.9.1')).not.toBeChecked();
  await page.goBack();
  await expect(screen.active).toHaveCount(0);
  await screen.fromMenu('GPU', 'All but this');
  await expect(screen.tick('CPU')).toBeChecked();
  await expect(screen.tick('GPU')).not.toBeChecked();
  await screen.fromMenu('GPU', 'Only this');
  await expect(screen.active).toHaveText(['GPU']);
  await screen.fromMenu('CPU', 'Exclude');
  await expect(screen.active).toHaveText(['GPU', 'not CPU']);
  await screen.fromMenu('CPU', 'Include again');
  await expect(screen.active).toHaveText(['GPU']);
});

test('a facet offers the values that are possible under the filters of other keys', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/?LabelFilter=system.chipType=GPU');
  await expect(screen.tick('CPU')).toBeVisible();
  await screen.tick('SGLang, any version').check();
  await expect(screen.tick('PPU')).toBeHidden();
  await expect(screen.tick('12.4')).toBeHidden();
});

test('the search of the facets finds a value, or a facet by its name', async ({ page }) => {
  const screen = screenOf(page);
  const find = page.getByRole('textbox', { name: 'Find a value' });
  await page.goto('/');
  await find.fill('cuda 12');
  await expect(screen.tick('12.4')).toBeVisible();
  await expect(screen.tick('GPU')).toBeHidden();
  await find.fill('gpu');
  await expect(screen.tick('GPU')).toBeVisible();
  await expect(screen.tick('12.4')).toBeHidden();
});

test('keys to show restrict the rows, and a value in the table is a filter', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');

  await test.step('keys to show restrict the rows, not the images', async () => {
    await screen.labelKeys.fill('system.chipType,system.official');
    await page.keyboard.press('Enter');
    await expect(screen.shownKeys).toHaveText(['system.chipType', 'system.official']);
    await expect(screen.rows).toHaveCount(5);
    await screen.button('Stop showing system.official').click();
    await expect(screen.rows).toHaveCount(4);
    expect(addressOf(page)).toBe('?LabelKeys=system.chipType');
  });

  await test.step('a value in the table is a filter', async () => {
    await screen.table.getByRole('button', { name: 'PPU', exact: true }).click();
    await expect(screen.active).toHaveText(['PPU']);
    await expect(screen.rows).toHaveCount(1);
  });
});

test('typing suggests keys, then values, and a value alone finds its key', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.labelFilter.fill('chip');
  await page.getByRole('option', { name: 'Chip type system.chipType' }).click();
  await expect(screen.labelFilter).toHaveValue('system.chipType=');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'XPU' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveText(['XPU']);
  await expect(screen.labelFilter).toHaveValue('');
  await expect(screen.labelFilter).toBeFocused();
  await screen.button('Clear filters').click();
  await expect(screen.active).toHaveCount(0);
  await screen.labelFilter.fill('xpu');
  await page.getByRole('option', { name: 'XPU Chip type' }).click();
  await expect(screen.active).toHaveText(['XPU']);
});

test('words are filters: Enter takes the best match, which is highlighted at once', async ({ page }) => {
  const screen = screenOf(page);
  const best = page.getByRole('option', { selected: true });
  await page.goto('/images');
  await expect(screen.total).toHaveText('217 images');
  await screen.labelFilter.focus();
  const cases = [
    ['gpu', 'GPU Chip type 86', '?LabelFilter=system.chipType=GPU'],
    ['shanghai', 'Region China (Shanghai) cn-shanghai', '?Region=cn-shanghai'],
    [
      'pytorch gpu dsw',
      /^PyTorch any version, GPU, DSW \d+$/,
      '?LabelFilter=system.framework.PyTorch=*,system.chipType=GPU,system.supported.dsw=true',
    ],
    ['cuda=12', 'CUDA 12.x as typed', '?from=system.dsw.cudaVersion=12&to=system.dsw.cudaVersion=12'],
    ['pytorch 2.6', /^PyTorch 2\.6\.0 Framework \d+$/, '?LabelFilter=system.framework.PyTorch=2.6.0'],
    ['torch', /^PyTorch any version Framework \d+$/, '?LabelFilter=system.framework.PyTorch=*'],
    ['no chip type', /^no Chip type \d+$/, '?not=system.chipType=*'],
    ['pytorch with cuda 12.x for dsw', /^PyTorch any version, CUDA 12\.x, DSW \d+$/, undefined],
    ['vllm or sglang', /^vLLM any version or SGLang any version \d+$/, undefined],
    ['system.chipType=TPU', 'TPU as typed', '?LabelFilter=system.chipType=TPU'],
  ] as const;
  for (const [text, option, address] of cases) {
    await page.keyboard.type(text);
    await expect(best).toHaveAccessibleName(option);
    await page.keyboard.press('Enter');
    await expect(screen.labelFilter).toHaveValue('');
    if (address !== undefined) await expect.poll(() => addressOf(page)).toBe(address);
    await page.goBack();
    await expect.poll(() => addressOf(page)).toBe('');
    await expect(screen.total).toHaveText('217 images');
  }
});

test('vLLM or SGLang takes two short words', async ({ page, request }) => {
  const screen = screenOf(page);
  const all = await allImages(request);
  const either = all.filter((image) => hasFramework(image, 'vLLM') || hasFramework(image, 'SGLang'));
  await page.goto('/images');
  await expect(screen.total).toHaveText('217 images');
  await screen.labelFilter.focus();
  await page.keyboard.type('vllm');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveCount(1);
  // No image has both.
  await page.keyboard.type('sglang');
  await expect(page.getByRole('option', { selected: true })).toContainText('any of the frameworks');
  await page.keyboard.press('Enter');
  await expect(screen.total).toHaveText(`${either.length} images`);
});

test('an image opens by its id, its URI or a part of its name', async ({ page, request }) => {
  const screen = screenOf(page);
  const image = 'image-e9190b920bdf09a165';
  const { Name, ImageUri } = await (await request.get(`/api/v1/images/${image}`)).json();
  await page.goto('/?LabelFilter=system.chipType=GPU');
  await expect(page.getByRole('checkbox', { name: /^GPU, \d+$/ })).toBeVisible();
  for (const typed of [image, ImageUri.replace('{region}', 'cn-beijing')]) {
    await screen.labelFilter.fill(typed);
    await expect(page.getByRole('option', { selected: true })).toContainText(Name);
    await page.keyboard.press('Enter');
    await expect(page.getByRole('complementary', { name: Name })).toBeVisible();
    await page.goBack();
  }
  await screen.labelFilter.fill(Name.slice(0, 12));
  await page.getByRole('option', { name: /^Search names for/ }).click();
  await expect(page).toHaveURL(/\/images\?.*q=/);
  await expect(screen.active).toHaveText(['GPU']);
});

test('full-width text, values with spaces and a pasted address are read', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.labelFilter.fill('system.framework＝XGBoost 1.6.0， SYSTEM.official = true');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveText(['XGBoost 1.6.0', 'Official']);
  await screen.button('Clear filters').click();
  await expect(screen.active).toHaveCount(0);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', 'http://127.0.0.1/?Region=&LabelFilter=system.chipType=GPU,system.official=true');
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('[role=combobox][aria-describedby]')?.dispatchEvent(paste);
  });
  await expect(screen.active).toHaveText(['GPU', 'Official']);
});

test('a label that cannot be a filter says so and filters nothing', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.search.fill('comma and equals');
  const value = screen.table.getByRole('button', { name: 'batch=8,x=2', exact: true });
  await expect(value).toHaveAttribute('aria-disabled', 'true');
  await expect(value).toHaveAttribute('title', /cut at one of its commas/);
  await value.click({ force: true });
  await expect(screen.active).toHaveCount(0);
});

test('text without a match stays in its field, with the reason', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await expect(page.getByRole('checkbox', { name: /^GPU, \d+$/ })).toBeVisible();
  await screen.labelFilter.fill('zzz gpu');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/“zzz gpu” matches nothing here/);
  await expect(screen.labelFilter).toHaveValue('zzz gpu');
  await expect(screen.active).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(screen.labelFilter).toHaveValue('');
});
