import { readFileSync } from 'node:fs';
import { matrixOf } from '../../support/matrix-screen.ts';
import { allImages, has, hasFramework } from '../../support/naive-images.ts';
import { addressOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { violationsInBothThemes } from '../../support/violations.ts';

test('a cell leads to the images that it counted, and Back returns to the cell', async ({ page, request }) => {
  const images = await allImages(request);
  const screen = screenOf(page);
  const matrix = matrixOf(page);
  await page.goto('/matrix');
  await expect(page.getByRole('heading', { level: 1, name: 'Matrix' })).toBeVisible();
  await expect(screen.total).toHaveText(`${images.length} images`);
  await expect(matrix.columnHeaders).toHaveText(['Framework', 'CPU', 'GPU', 'PPU', 'XPU', 'not set', 'Total']);

  await test.step('cells and totals equal a naive count, with both label styles joined', async () => {
    for (const name of ['PyTorch', 'TensorFlow', 'XGBoost', 'ModelScope']) {
      const own = images.filter((image) => hasFramework(image, name));
      const chips = ['CPU', 'GPU', 'PPU', 'XPU'].map(
        (chip) => own.filter((image) => has(image, 'system.chipType', chip)).length,
      );
      const notSet = own.filter((image) => !has(image, 'system.chipType')).length;
      await expect(matrix.row(name).getByRole('cell')).toHaveText([...chips, notSet, own.length].map(String));
    }
    const gpus = images.filter((image) => has(image, 'system.chipType', 'GPU')).length;
    await expect(matrix.row('Total').getByRole('cell').nth(1)).toHaveText(String(gpus));
    const without = images.filter((image) => !has(image, 'system.chipType')).length;
    await expect(matrix.row('Total').getByRole('cell').nth(4)).toHaveText(String(without));
  });

  const both = images.filter((image) => hasFramework(image, 'XGBoost') && has(image, 'system.chipType', 'CPU')).length;
  await test.step('the link says the same count as the images do', async () => {
    await matrix.link(`${both} images with XGBoost and CPU`).click();
    expect(new URL(page.url()).pathname).toMatch(/\/images$/);
    expect(addressOf(page)).toMatch(/^\?LabelFilter=system\.framework\.XGBoost=\*,.*,system\.chipType=CPU$/);
    await expect(screen.total).toHaveText(`${both} images`);
  });

  await test.step('back: the same matrix with the same focus', async () => {
    await page.goBack();
    await expect(screen.total).toHaveText(`${images.length} images`);
    await expect(matrix.link(`${both} images with XGBoost and CPU`)).toBeFocused();
  });

  await test.step('a filter empties rows but keeps them; headers and totals are links too', async () => {
    await page
      .getByRole('group', { name: 'Framework', exact: true })
      .getByRole('button', { name: /^\d+ more$/ })
      .click();
    await screen.tick('XGBoost, any version').check();
    const xgboost = images.filter((image) => hasFramework(image, 'XGBoost')).length;
    await expect(screen.total).toHaveText(`${xgboost} images`);
    await expect(matrix.row('vLLM').getByRole('cell')).toHaveText(['0', '0', '0', '0', '0', '0']);
    await matrix.table.getByRole('rowheader', { name: 'XGBoost', exact: true }).getByRole('link').click();
    await expect(screen.total).toHaveText(`${xgboost} images`);
  });
});

test('keys, order and options are in the address, and all but the order make history entries', async ({
  page,
  request,
}) => {
  const images = await allImages(request);
  const matrix = matrixOf(page);
  await page.goto('/matrix');
  await expect(matrix.rowHeaders.first()).toHaveText('PyTorch');
  // The first images alone have fewer chips and versions.
  await expect(screenOf(page).total).toHaveText(`${images.length} images`);

  await test.step('by count, largest first', async () => {
    await matrix.order('Count').check();
    expect(addressOf(page)).toBe('?order=count');
    await expect(matrix.columnHeaders.nth(1)).toHaveText('GPU');
    // Images without a framework come last, whatever their number.
    await expect(matrix.rowHeaders.nth(-2)).toHaveText('not set');
    const totals = (await matrix.table.locator('tbody td:last-child').allInnerTexts()).slice(0, -1);
    expect(totals.map(Number)).toEqual(totals.map(Number).sort((a, b) => b - a));
  });

  await test.step('versions are below their framework, newest first', async () => {
    await matrix.order('Version').check();
    await matrix.check('Versions').check();
    expect(addressOf(page)).toBe('?versions=show');
    await expect(matrix.rowHeaders.first()).toHaveText('PyTorch');
    const headers = await matrix.rowHeaders.allInnerTexts();
    const at = (text: string) => headers.indexOf(text);
    expect(at('PyTorch 2.10.0')).toBeGreaterThan(at('PyTorch'));
    expect(at('PyTorch 2.8.0')).toBeGreaterThan(at('PyTorch 2.10.0'));
    expect(at('TensorFlow')).toBeGreaterThan(at('PyTorch 2.8.0'));
    const newest = images.filter((image) => has(image, 'system.framework.PyTorch', '2.10.0')).length;
    await expect(matrix.row('PyTorch 2.10.0').getByRole('cell').last()).toHaveText(String(newest));
  });

  await test.step('empty rows are hidden on request', async () => {
    await page.goto('/matrix?LabelFilter=system.framework.vLLM=*');
    await expect(matrix.row('SGLang')).toHaveCount(1);
    await matrix.check('Hide empty').check();
    await expect(page.getByText(/^\d+ rows and \d+ columns? hidden$/)).toBeVisible();
    await expect(matrix.row('SGLang')).toHaveCount(0);
    await expect(matrix.row('vLLM')).toHaveCount(1);
    await page.goBack();
    await expect(matrix.row('SGLang')).toHaveCount(1);
  });

  await test.step('a key is picked, typed, and swapped', async () => {
    await page.goto('/matrix');
    await matrix.columnsField.click();
    await page.getByRole('option', { name: 'CUDA' }).click();
    await expect(matrixOf(page, 'Images by framework and CUDA').table).toBeVisible();
    await matrix.rowsField.fill('system.framework.pytorch');
    await matrix.rowsField.press('Enter');
    const typed = matrixOf(page, 'Images by system.framework.PyTorch and CUDA');
    await expect(typed.table).toBeVisible();
    await expect(matrix.check('Versions')).toHaveCount(0);
    await screenOf(page).button('Show 2.x of PyTorch').click();
    const version = images.filter((image) => has(image, 'system.framework.PyTorch', '2.8.0'));
    await expect(typed.row('2.8.0').getByRole('cell').last()).toHaveText(String(version.length));
    await screenOf(page).button('Swap').click();
    await expect(matrixOf(page, 'Images by CUDA and system.framework.PyTorch').table).toBeVisible();
    expect(addressOf(page)).toBe(
      '?rows=system.dsw.cudaVersion&cols=system.framework.PyTorch&open=system.framework.PyTorch=2',
    );
    await page.goBack();
    await expect(typed.table).toBeVisible();
    await matrix.rowsField.fill('nobody.has.this');
    await matrix.rowsField.press('Enter');
    await expect(
      page.getByRole('heading', { name: 'No image here has a label with the key nobody.has.this' }),
    ).toBeVisible();
    await matrix.rowsField.fill('a,b');
    await matrix.rowsField.press('Enter');
    await expect(page.getByRole('alert')).toHaveText('A key cannot contain “,” or “=”.');
  });
});

test('headers, first column and totals stay visible, and few columns take the whole width', async ({ page }) => {
  const matrix = matrixOf(page);
  const scroller = page.getByRole('region', { name: 'Matrix cells' });
  await page.goto('/matrix');
  await expect(screenOf(page).total).toHaveText('217 images');
  const table = await matrix.table.boundingBox();
  expect(table?.width).toBe(await scroller.evaluate((box) => box.clientWidth));
  const widths = await matrix.columnHeaders.evaluateAll((heads) =>
    heads.map((head) => Math.round(head.getBoundingClientRect().width)),
  );
  expect(new Set(widths.slice(1, -1)).size).toBe(1);

  await page.setViewportSize({ width: 700, height: 600 });
  const crowded = matrixOf(page, 'Images by framework and CUDA');
  await page.goto(
    '/matrix?cols=system.dsw.cudaVersion&versions=show&open=system.dsw.cudaVersion=12,system.dsw.cudaVersion=11',
  );
  await expect(screenOf(page).total).toHaveText('217 images');
  for (const [x, y] of [
    [10_000, 10_000],
    [0, 10_000],
    [10_000, 0],
    [300, 300],
  ] as const) {
    await scroller.evaluate((box, to) => box.scrollTo(to.x, to.y), { x, y });
    for (const part of [
      crowded.columnHeaders.first(),
      crowded.columnHeaders.last(),
      crowded.row('Total').getByRole('rowheader'),
      crowded.row('Total').getByRole('cell').last(),
    ])
      await expect(part).toBeInViewport({ ratio: 1 });
    // They must also cover the cells that scroll below them.
    const covered = await scroller.evaluate((box) => {
      const { left, top, right, bottom } = box.getBoundingClientRect();
      const at = (px: number, py: number) => document.elementFromPoint(px, py)?.closest('th, td');
      const [middle, center] = [(left + right) / 2, (top + bottom) / 2];
      return [
        at(left + 30, center)?.getAttribute('scope'),
        at(middle, top + 10)?.getAttribute('scope'),
        at(middle, bottom - 30)?.closest('tfoot') !== null,
        at(right - 30, center)?.matches(':last-child'),
      ];
    });
    expect(covered, `${x}, ${y}`).toEqual(['row', 'col', true, true]);
  }
});

test('the matrix on screen can be saved', async ({ page }) => {
  await page.goto('/matrix?open=framework=vLLM');
  await expect(screenOf(page).total).toHaveText('217 images');
  await screenOf(page).button('Export').click();
  const saved = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: 'Download CSV' }).click();
  const file = await saved;
  expect(file.suggestedFilename()).toMatch(/^pai-matrix_all-regions_all-workspaces_.*\.csv$/);
  const lines = readFileSync(await file.path(), 'utf8')
    .replace('\ufeff', '')
    .trim()
    .split('\r\n');
  const screen = await matrixOf(page)
    .table.locator('tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.querySelectorAll('th, td')].map((cell) => `"${cell.textContent}"`).join(',')),
    );
  expect(lines).toEqual(screen);
});

test('keys, order and sort survive a change of view', async ({ page }) => {
  const view = (name: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name, exact: true });
  const matrix = matrixOf(page, 'Images by CUDA and framework');
  const choices = 'rows=system.dsw.cudaVersion&cols=framework&order=count&empty=hide';
  await page.goto(`/matrix?${choices}`);
  await expect(matrix.table).toBeVisible();
  await view('Images').click();
  const images = page.getByRole('table', { name: 'Images', exact: true });
  await images.getByRole('button', { name: 'CUDA', exact: true }).click();
  expect(addressOf(page)).toBe('?sort=-CUDA');
  await screenOf(page).tick('GPU').check();
  await view('Matrix').click();
  await expect(matrix.table).toBeVisible();
  expect(addressOf(page)).toBe(`?LabelFilter=system.chipType=GPU&${choices}`);
  await expect(matrix.order('Count')).toBeChecked();
  await view('Labels').click();
  expect(addressOf(page)).toBe('?LabelFilter=system.chipType=GPU');
  await view('Images').click();
  expect(addressOf(page)).toBe('?LabelFilter=system.chipType=GPU&sort=-CUDA');
});

test('arrow keys move between cells, and Tab skips them in one step', async ({ page }) => {
  const matrix = matrixOf(page);
  await page.goto('/matrix');
  // The first images alone have fewer chips, and so fewer columns.
  await expect(screenOf(page).total).toHaveText(/^\d+ images$/);
  const focused = () => page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.cell);
  // The options of the matrix are below it.
  await matrix.order('Version').focus();
  await page.keyboard.press('Shift+Tab');
  expect(await focused()).toBe('1:1');
  for (const [key, place] of [
    ['ArrowRight', '1:2'],
    ['ArrowDown', '2:2'],
    ['Home', '2:0'],
    ['ArrowLeft', '2:0'],
    ['End', '2:6'],
    ['Control+Home', '0:0'],
    ['ArrowUp', '0:0'],
    ['ArrowDown', '1:0'],
  ] as const) {
    await page.keyboard.press(key);
    expect(await focused(), key).toBe(place);
  }
  await page.keyboard.press('Control+End');
  await expect(matrix.row('Total').getByRole('link').last()).toBeFocused();
  await page.keyboard.press('Tab');
  expect(await focused()).toBeUndefined();
  await page.keyboard.press('Shift+Tab');
  await expect(matrix.row('Total').getByRole('link').last()).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/images\?LabelFilter=system\.framework\.PyTorch=/);
});

test('without results the table stays, and says which filter to remove', async ({ page }) => {
  const screen = screenOf(page);
  const matrix = matrixOf(page);
  await page.goto('/matrix?LabelFilter=system.chipType=XPU,system.framework.XGBoost=*');
  await expect(page.getByRole('heading', { name: 'No image satisfies the filters' })).toBeVisible();
  await expect(screen.total).toHaveText('0 images');
  await expect(matrix.row('PyTorch').getByRole('cell').first()).toHaveText('0');
  await expect(screen.button('Remove system.chipType=XPU')).toContainText('images');
  await screen.button('Remove system.chipType=XPU').click();
  await expect(page.getByRole('heading', { name: 'No image satisfies the filters' })).toHaveCount(0);
  await expect(matrix.row('XGBoost').getByRole('link').first()).toBeVisible();

  await page.goto('/matrix?Region=Mars_1');
  await expect(page.getByRole('alert')).toContainText('Mars_1');
  await expect(page.getByRole('table')).toHaveCount(0);
});

test('in both themes, the matrix is accessible on a desk and on a phone', async ({ page }) => {
  const matrix = matrixOf(page);
  await page.goto('/matrix?versions=show');
  await expect(matrix.rowHeaders.first()).toBeVisible();
  // Every level of the shading is present, so that the contrast of each is checked.
  for (const step of [1, 2, 3, 4, 5]) await expect(matrix.table.locator(`.bg-heat-${step}`).first()).toBeAttached();
  expect(await violationsInBothThemes(page)).toEqual([]);

  await page.setViewportSize({ width: 390, height: 844 });
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
  const header = await matrix.rowHeaders.first().boundingBox();
  expect(header?.width).toBeLessThanOrEqual(0.4 * 390 + 1);
  expect(await violationsInBothThemes(page)).toEqual([]);
});
