import { readFile } from 'node:fs/promises';
import type { Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { imagesOf } from '../../support/images-screen.ts';
import type { NaiveImage } from '../../support/naive-images.ts';
import { clipboardOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

/** Chooses a file in the export menu; returns its name and bytes. */
async function download(page: Page, item: string) {
  await screenOf(page).button('Export').click();
  const saving = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const file = await saving;
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test('the images on screen are exported as CSV, Excel and JSON, in their order', async ({ page }) => {
  await page.goto('/images?LabelFilter=system.framework.vLLM=*&sort=-Name');
  await expect(screenOf(page).total).toHaveText(/^\d+ images$/);
  const shown = await imagesOf(page).names();

  await test.step('CSV', async () => {
    const { name, bytes } = await download(page, 'Download CSV');
    expect(name).toMatch(/^pai-images_all-regions_all-workspaces_\d{8}T\d{6}Z\.csv$/);
    const csv = bytes.toString('utf8');
    expect(csv.startsWith('\ufeff"Name","ImageId","ImageUri"')).toBe(true);
    const lines = csv.split('\r\n').slice(1, -1);
    expect(lines.map((line) => line.slice(1, line.indexOf('",')))).toEqual(shown);
  });

  await test.step('Excel', async () => {
    const { name, bytes } = await download(page, 'Download Excel');
    expect(name).toMatch(/^pai-images_all-regions_all-workspaces_\d{8}T\d{6}Z\.xlsx$/);
    const [sheet] = (await readXlsx(bytes)).sheets;
    expect(sheet?.rows.slice(1).map((cells) => cells[0])).toEqual(shown);
    expect(sheet?.rows[0]).toContain('system.framework.vLLM');
  });

  await test.step('JSON', async () => {
    const json = JSON.parse((await download(page, 'Download JSON')).bytes.toString('utf8'));
    expect(json.Images.map((image: NaiveImage) => image.Name)).toEqual(shown);
    expect(json.LabelFilter).toBe('system.framework.vLLM=*');
  });
});

test('the labels on screen are copied as rows without formulas', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/?LabelKeys=sample.formula,sample.chinese');
  await expect(screen.rows.first()).toBeVisible();
  await screen.button('Export').click();
  await page.getByRole('menuitem', { name: 'Copy rows' }).click();
  const copied = await clipboardOf(page);
  expect(copied.split('\n')[0]).toBe('Key\tValue\tImages');
  expect(copied).toContain("sample.formula\t'=1+1\t1");
  expect(copied.trim().split('\n')).toHaveLength(1 + (await screen.rows.count()));
});
