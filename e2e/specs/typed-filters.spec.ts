import { screenOf } from '../support/screen.ts';
import { expect, test } from '../support/test.ts';

test('typing suggests keys, then values, and a value alone finds its key', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.labelFilter.fill('chip');
  await page.getByRole('option', { name: /^system\.chipType/ }).click();
  await expect(screen.labelFilter).toHaveValue('system.chipType=');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('option', { name: 'XPU' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveText(['system.chipType=XPU']);
  await expect(screen.labelFilter).toHaveValue('');
  await expect(screen.labelFilter).toBeFocused();
  await screen.button('Clear filters').click();
  await expect(screen.active).toHaveCount(0);
  await screen.labelFilter.fill('xpu');
  await page.getByRole('option', { name: 'system.chipType=XPU' }).click();
  await expect(screen.active).toHaveText(['system.chipType=XPU']);
});

test('text from a Chinese keyboard, values with spaces and a pasted address are understood', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.labelFilter.fill('system.framework＝XGBoost 1.6.0， SYSTEM.official = true');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveText(['system.framework=XGBoost 1.6.0', 'system.official=true']);
  await screen.button('Clear filters').click();
  await expect(screen.active).toHaveCount(0);
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text', 'http://127.0.0.1/?Region=&LabelFilter=system.chipType=GPU,system.official=true');
    const paste = new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true });
    document.querySelector('[role=combobox][aria-describedby]')?.dispatchEvent(paste);
  });
  await expect(screen.active).toHaveText(['system.chipType=GPU', 'system.official=true']);
});

test('a label that the grammar cannot carry says so and filters nothing', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.search.fill('comma and equals');
  const value = screen.table.getByRole('button', { name: 'batch=8,x=2', exact: true });
  await expect(value).toHaveAttribute('aria-disabled', 'true');
  await expect(value).toHaveAttribute('title', /cut at one of its commas/);
  await value.click({ force: true });
  await expect(screen.active).toHaveCount(0);
});

test('a condition that cannot be read stays in its field, with the reason', async ({ page }) => {
  const screen = screenOf(page);
  await page.goto('/');
  await screen.labelFilter.fill('GPU');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert')).toHaveText(/“GPU” has no “=”/);
  await expect(screen.labelFilter).toHaveValue('GPU');
  await expect(screen.active).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(screen.labelFilter).toHaveValue('');
});
