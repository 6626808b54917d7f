import type { Locator, Page } from '@playwright/test';
import { allImages } from '../../support/naive-images.ts';
import { screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

// Narrow places: nothing is cut, nothing is empty, and columns line up.

const images = (page: Page) => page.getByRole('table', { name: 'Images', exact: true });

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

/** The texts that fields cut. Only a measured text tells: an input never reports a placeholder that it cuts. */
const cutIn = (fields: Locator) =>
  fields.evaluateAll((inputs) => {
    const context = document.createElement('canvas').getContext('2d');
    return (inputs as HTMLInputElement[]).flatMap((input) => {
      const style = getComputedStyle(input);
      if (context) context.font = `${style.fontSize} ${style.fontFamily}`;
      const text = input.value || input.placeholder;
      const room = input.clientWidth - Number.parseFloat(style.paddingLeft) * 2;
      return (context?.measureText(text).width ?? 0) > room + 0.5 ? [`${text} in ${room}`] : [];
    });
  });

test('at widths of 1024, 1280 and 1440 no field of the panel cuts the text that it shows', async ({ page }) => {
  const FILTER = 'LabelKeys=system.chipType&LabelFilter=system.chipType=GPU,system.framework.PyTorch=*';
  const { filters, tick, labelFilter, imageId, button } = screenOf(page);
  for (const address of [
    '/',
    `/?${FILTER}&runs=driver:535.54.03`,
    '/images?runs=ecs.gn7i',
    '/?sel=system.chipType=GPU',
    '/?Region=ap-southeast-1&WorkspaceId=0',
    '/compare?Region=ap-southeast-1&vs.Region=us-southeast-1',
  ]) {
    await page.goto(address);
    for (const width of [1440, 1280, 1024]) {
      if (width === 1024 && address.includes('sel=')) continue;
      const where = `${address} at ${width}`;
      await page.setViewportSize({ width, height: 800 });
      await expect(tick('GPU')).toBeVisible();
      if (address.includes('runs=')) await expect(imageId).toBeVisible();
      await expect(labelFilter).toBeVisible();
      expect(await cutIn(filters.getByRole('combobox').or(imageId)), where).toEqual([]);
      const beyond = await button('More filters').evaluate((more) => {
        const bar = more.closest('[class*="group/bar"]');
        return more.getBoundingClientRect().right - (bar?.getBoundingClientRect().right ?? 0);
      });
      // The bar has a padding, and its last button may reach into it.
      expect(beyond, where).toBeLessThanOrEqual(-8);
    }
  }
});

for (const width of [390, 1440])
  test(`at a width of ${width} counts end where their header ends`, async ({ page }) => {
    await page.setViewportSize({ width, height: 844 });
    const COMPARED = '/compare?Region=cn-hangzhou&vs.Region=cn-shanghai';
    for (const [address, headers] of [
      ['/', ['Images']],
      [COMPARED, ['A', 'B']],
    ] as const) {
      await page.goto(address);
      const table = page.locator('[data-rows] > table');
      await expect(table.getByRole('cell').getByRole('link').first()).toBeVisible();
      for (const name of headers) {
        const header = table.getByRole('columnheader', { name, exact: true });
        const at = await header.evaluate((cell) => [...(cell.parentElement?.children ?? [])].indexOf(cell));
        const cells = table.locator(`[role=row] > [role=cell]:nth-child(${at + 1})`);
        const end = async (part: Locator) => {
          const { x = 0, width: wide = 0 } = (await part.boundingBox()) ?? {};
          return x + wide;
        };
        const drawn = cells.locator('a, span:not(.sr-only)').first();
        expect(Math.abs((await end(header.locator('svg'))) - (await end(drawn))), `${address} ${name}`).toBeLessThan(4);
      }
    }
  });

test('on a phone no row of images is empty below the name', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const rows = images(page)
    .getByRole('row')
    .filter({ has: page.getByRole('cell') });
  const named = (name: string) => rows.filter({ has: page.getByRole('link', { name, exact: true }) });
  await page.goto('/images');
  await expect(named('chat-llm-webui:2.1').getByRole('button', { name: /supported\.eas=true$/ })).toBeVisible();
  await page.goto('/images?q=easy');
  await expect(named('easyrec:sok-tf212-gpus-v4').getByText('–', { exact: true }).first()).toBeVisible();
  // Where no image has anything to show there, the line is left out.
  await page.goto('/images?none=framework&not=system.chipType=*,system.dsw.cudaVersion=*');
  await expect(named('chat-llm-webui:2.1')).toBeVisible();
  expect((await named('chat-llm-webui:2.1').boundingBox())?.height).toBeLessThanOrEqual(56);
});

test('the narrowest phone names the product, and cuts no key of two images', async ({ page, request }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  const all = await allImages(request);
  const ids = all.filter(({ Labels }) => Labels.some(({ Key }) => Key === 'system.framework.TorchEasyRec')).slice(0, 2);
  await page.goto(`/compare?ids=${ids.map(({ ImageId }) => ImageId)}`);
  const product = page.getByRole('banner').getByText('PAI Image Labels', { exact: true });
  await expect(product).toBeVisible();
  expect(await product.evaluate((text) => text.scrollWidth - text.clientWidth)).toBeLessThanOrEqual(0);
  expect(await overflow(page)).toBe(0);
  await page.setViewportSize({ width: 390, height: 640 });
  const head = page.getByRole('rowheader', { name: /TorchEasyRec/ }).first();
  await expect(head).toBeVisible();
  const [name, cell] = await Promise.all([head.locator('bdi').first().boundingBox(), head.boundingBox()]);
  expect((name?.x ?? 0) + (name?.width ?? 0)).toBeLessThanOrEqual((cell?.x ?? 0) + (cell?.width ?? 0));
});

test('on a phone with large text no name of a framework in the matrix breaks inside a word', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/matrix');
  const head = page.getByRole('rowheader', { name: 'TensorFlow', exact: true });
  await expect(head).toBeVisible();
  await page.evaluate(() => {
    document.documentElement.style.fontSize = '24px';
  });
  await expect.poll(() => head.locator('bdi').evaluate((name) => name.getClientRects().length)).toBe(1);
});

/** Whether a part of a text is on one line. */
const isOneLine = (text: Locator, part: string) =>
  text.evaluate((element, wanted) => {
    const at = (element.textContent ?? '').indexOf(wanted);
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
    const range = document.createRange();
    let passed = 0;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const length = node.textContent?.length ?? 0;
      if (at >= passed && at < passed + length) range.setStart(node, at - passed);
      if (at + wanted.length > passed && at + wanted.length <= passed + length)
        range.setEnd(node, at + wanted.length - passed);
      passed += length;
    }
    return at >= 0 && new Set([...range.getClientRects()].map(({ top }) => top)).size === 1;
  }, part);

test('names and URIs of compared images break beside versions and never inside', async ({ page, request }) => {
  const all = await allImages(request);
  const named = (name: RegExp) => all.find(({ Name }) => name.test(Name ?? ''));
  const [a, b] = [named(/^modelscope:.*2\.3\.1tensorflow2\.16\.1/), named(/^modelscope:1\.23\.0-pytorch2\.5\.1/)];
  for (const width of [390, 768, 1024, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`/compare?ids=${a?.ImageId},${b?.ImageId}`);
    const heads = page.getByRole('table', { name: 'Images compared' }).getByRole('columnheader');
    const name = page.getByRole('link', { name: a?.Name ?? '', exact: true });
    await expect(name).toBeVisible();
    for (const version of ['2.3.1', '2.16.1']) expect(await isOneLine(name, version), `${width} ${version}`).toBe(true);
    const uri = page.getByRole('cell').filter({ hasText: b?.ImageUri ?? '' });
    for (const part of ['aliyuncs.com', '1.23.0', '2.5.1'])
      expect(await isOneLine(uri, part), `${width} ${part}`).toBe(true);
    // What can be done with an image stands in one line.
    const head = heads.filter({ has: name });
    const tops = await head.getByRole('button').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(tops).size, `${width}`).toBe(1);
    const add = page.getByRole('combobox', { name: 'Add an image', exact: true });
    const [box, search] = await Promise.all([
      add.boundingBox(),
      page.getByRole('searchbox', { name: 'Search rows', exact: true }).boundingBox(),
    ]);
    if (width >= 1280) expect(search?.x).toBeGreaterThan((box?.x ?? 0) + (box?.width ?? 0));
    expect(await add.evaluate((input: HTMLInputElement) => input.clientWidth), `${width}`).toBeGreaterThan(110);
  }
});

test('beside open details on a tablet the labels keep their values', async ({ page }) => {
  await page.setViewportSize({ width: 768, height: 800 });
  for (const address of ['/?sel=system.chipType=GPU', '/?sort=Value&sel=system.chipType=GPU']) {
    await page.goto(address);
    const detail = page.getByRole('complementary', { name: 'system.chipType=GPU' });
    await expect(detail).toBeVisible();
    const value = page.getByRole('table', { name: 'Image labels' }).getByRole('columnheader', { name: 'Value' });
    expect((await value.boundingBox())?.width, address).toBeGreaterThanOrEqual(64);
    const rows = page.getByRole('region', { name: 'Label rows' });
    expect(await rows.evaluate((scroller) => scroller.scrollWidth - scroller.clientWidth), address).toBe(0);
  }
});

test('the tabs of the snippets stand in one line, and no date of a state breaks', async ({ page, request }) => {
  const image = (await allImages(request)).find(({ Name }) => Name?.startsWith('modelscope:1.23.0-pytorch2.5.1'));
  for (const width of [390, 1280]) {
    await page.setViewportSize({ width, height: 844 });
    await page.goto(`/images?sel=${image?.ImageId}`);
    const tabs = page.getByRole('tablist').getByRole('tab');
    await expect(tabs.last()).toBeAttached();
    const tops = await tabs.evaluateAll((all) => all.map((one) => one.getBoundingClientRect().top));
    expect(new Set(tops).size, `${width}`).toBe(1);
    const ended = page.getByRole('listitem').filter({ hasText: /^Python 3\.10 has had no security updates since/ });
    expect(await isOneLine(ended, '2026-10-31'), `${width}`).toBe(true);
  }
});

test('a facet whose only row is "not set" does not say that it has no values', async ({ page }) => {
  await page.setViewportSize({ width: 1280, height: 800 });
  await page.goto('/images?LabelFilter=system.framework.ComfyUI=*');
  const facets = page.getByRole('region', { name: 'Facets', exact: true });
  await expect(facets.getByRole('checkbox', { name: /^CUDA not set/ })).toBeVisible();
  await expect(facets.getByText('No values', { exact: true }).filter({ visible: true })).toHaveCount(0);
});

test('beside the images that cannot be judged the best match is read in full', async ({ page }) => {
  await page.setViewportSize({ width: 1024, height: 768 });
  await page.goto('/images?Region=ap-southeast-1&WorkspaceId=0&runs=ecs.gn7i-c8g1.2xlarge');
  const name = page.getByRole('link', { name: /^Best match: / });
  const note = page.getByText(/cannot be judged and are not listed/);
  await expect(note).toBeVisible();
  const [best, told] = await Promise.all([name.boundingBox(), note.boundingBox()]);
  const isApart =
    (best?.y ?? 0) + (best?.height ?? 0) <= (told?.y ?? 0) || (best?.x ?? 0) + (best?.width ?? 0) <= (told?.x ?? 0);
  expect(isApart).toBe(true);
  expect(await name.locator('..').evaluate((line) => line.scrollWidth - line.clientWidth)).toBeLessThanOrEqual(0);
});

test('the filter sheet of a phone says how many images remain, and its facets line up with its fields', async ({
  page,
  request,
}) => {
  const gpu = (await allImages(request)).filter(({ Labels }) =>
    Labels.some(({ Key, Value }) => Key === 'system.chipType' && Value === 'GPU'),
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/');
  const { filters, tick } = screenOf(page);
  await filters.getByRole('button', { name: 'Filters', exact: true }).click();
  await tick('GPU').click();
  const count = filters.getByText(`${gpu.length} images`, { exact: true });
  await expect(count).toBeInViewport();
  // The boxes around the two fields, which have labels and icons in them too.
  const boxOf = (field: Locator) => field.locator('xpath=ancestor::*[contains(@class,"field-box")]').boundingBox();
  const box = await boxOf(filters.getByRole('textbox', { name: 'Find a value', exact: true }));
  const field = await boxOf(filters.getByRole('combobox', { name: 'Region', exact: true }));
  expect(box?.x).toBe(field?.x);
  expect(box?.width).toBe(field?.width);
});

test('on a phone filters and a shown key take two lines', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('/?LabelKeys=system.dsw.cudaVersion&LabelFilter=system.chipType=GPU,system.framework.PyTorch=*');
  const { filters, total } = screenOf(page);
  await expect(total).toHaveText(/^\d+ labels$/);
  const clear = filters.getByRole('button', { name: 'Clear filters', exact: true });
  const key = filters.getByRole('button', { name: 'Stop showing system.dsw.cudaVersion', exact: true });
  const [last, shown, below] = await Promise.all([clear.boundingBox(), key.boundingBox(), total.boundingBox()]);
  expect(Math.abs((last?.y ?? 0) - (shown?.y ?? 99))).toBeLessThanOrEqual(4);
  expect(below?.y).toBeLessThanOrEqual(140);
});

test('at no width the search of the rows lies over the total before it', async ({ page }) => {
  await page.goto('/compare?Region=cn-hangzhou&vs.Region=cn-shanghai&q=system.framework');
  const search = page.getByRole('searchbox', { name: 'Search rows', exact: true }).locator('..');
  const { total } = screenOf(page);
  await expect(total).toHaveText(/^\d+ of \d+ labels$/);
  for (let width = 1280; width <= 1360; width += 8) {
    await page.setViewportSize({ width, height: 700 });
    const [before, after] = await Promise.all([total.boundingBox(), search.boundingBox()]);
    const isSameLine = Math.abs((before?.y ?? 0) - (after?.y ?? 0)) < 16;
    if (isSameLine) expect(after?.x, `${width}`).toBeGreaterThanOrEqual((before?.x ?? 0) + (before?.width ?? 0) + 8);
  }
});
