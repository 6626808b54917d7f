import type { Locator, Page } from '@playwright/test';
import { allImages } from '../support/naive-images.ts';
import { screenOf } from '../support/screen.ts';
import { expect, test } from '../support/test.ts';

// Narrow places: nothing is cut, nothing is empty, and columns line up.

const images = (page: Page) => page.getByRole('table', { name: 'Images', exact: true });

const overflow = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

for (const width of [1024, 1280, 1440] as const)
  test(`at a width of ${width} no field of the panel cuts the text that it shows`, async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    const FILTER = 'LabelKeys=system.chipType&LabelFilter=system.chipType=GPU,system.framework.PyTorch=*';
    for (const address of [
      '/',
      `/?${FILTER}&runs=driver:535.54.03`,
      '/images?runs=ecs.gn7i',
      '/?sel=system.chipType=GPU',
    ]) {
      if (width === 1024 && address.includes('sel=')) continue;
      await page.goto(address);
      const { filters, tick, labelFilter, imageId } = screenOf(page);
      await expect(tick('GPU')).toBeVisible();
      if (address.includes('runs=')) await expect(imageId).toBeVisible();
      const fields = filters.getByRole('combobox').or(imageId);
      await expect(labelFilter).toBeVisible();
      // Only a measured text tells: an input never reports a placeholder that it cuts.
      const cut = await fields.evaluateAll((inputs) => {
        const context = document.createElement('canvas').getContext('2d');
        return (inputs as HTMLInputElement[]).flatMap((input) => {
          const style = getComputedStyle(input);
          if (context) context.font = `${style.fontSize} ${style.fontFamily}`;
          const text = input.value || input.placeholder;
          const room = input.clientWidth - Number.parseFloat(style.paddingLeft) * 2;
          return (context?.measureText(text).width ?? 0) > room + 0.5 ? [`${text} in ${room}`] : [];
        });
      });
      expect(cut, address).toEqual([]);
      const beyond = await screenOf(page)
        .button('More filters')
        .evaluate((more) => {
          const bar = more.closest('[class*="group/bar"]');
          return more.getBoundingClientRect().right - (bar?.getBoundingClientRect().right ?? 0);
        });
      // The bar has a padding, and its last button may reach into it.
      expect(beyond, address).toBeLessThanOrEqual(-8);
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
