import type { Page } from '@playwright/test';
import { addressOf, clipboardOf, screenOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

const images = (page: Page) => page.getByRole('table', { name: 'Images', exact: true });
const onBody = (page: Page) => page.evaluate(() => document.activeElement === document.body);

/** Waits until the page handles keys, right after the first rows. */
async function ready(page: Page, address = '/'): Promise<void> {
  await page.goto(address);
  await expect(screenOf(page).button('Help')).toBeVisible();
  await expect(page.getByRole('row').nth(1)).toBeVisible();
}

/** Presses keys and counts them. */
function counted(page: Page) {
  let count = 0;
  return {
    press: async (...keys: readonly string[]) => {
      for (const key of keys) await page.keyboard.press(key);
      count += keys.length;
    },
    count: () => count,
  };
}

test('three filters and the first URI take at most 20 keys from the first page on', async ({ page }) => {
  const screen = screenOf(page);
  await ready(page);
  const keys = counted(page);
  await keys.press('g', 'i');
  await expect(images(page)).toBeVisible();
  await keys.press('/');
  for (const [text, count] of [
    ['gpu', 1],
    ['pyt', 2],
    ['dsw', 3],
  ] as const) {
    await keys.press(...text);
    await expect(page.getByRole('option').first()).toBeVisible();
    await keys.press('Enter');
    await expect(screen.active).toHaveCount(count);
  }
  await expect(screen.total).toHaveText(/^\d+ images$/);
  await keys.press('Escape', 'j');
  const first = images(page).getByRole('row').nth(1);
  await expect(first).toBeFocused();
  await keys.press('c');
  const uri = await clipboardOf(page);
  const [name = ''] = ((await first.getByRole('link').getAttribute('aria-label')) ?? '').split(':');
  expect(uri).toMatch(/^[a-z0-9.-]+\.aliyuncs\.com\//);
  expect(uri).toContain(name);
  expect(keys.count()).toBeLessThanOrEqual(20);
});

for (const address of ['/', '/images', '/compare?Region=cn-shanghai&vs.Region=cn-hangzhou'])
  test(`at ${address} the table is within 40 Tabs, and facets and table are one stop each`, async ({ page }) => {
    await ready(page, address);
    await expect(page.getByRole('checkbox', { name: /^GPU/ }).first()).toBeVisible();
    const stops: (string | null)[] = [];
    for (let count = 0; count < 40; count += 1) {
      await page.keyboard.press('Tab');
      const stop = await page.evaluate(() => {
        const { activeElement: element } = document;
        const place = element?.closest('#facets') ? 'facets' : element?.closest('[data-rows]') ? 'table' : 'other';
        return element?.matches('#facets input[type=text]') ? 'search' : place;
      });
      stops.push(stop);
      if (stop === 'table') break;
    }
    expect(stops.at(-1)).toBe('table');
    expect(stops.filter((stop) => stop === 'facets')).toHaveLength(1);
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.closest('[data-rows]') === null)).toBe(true);
  });

test('keys go to the parts of the page and to its views', async ({ page }) => {
  const screen = screenOf(page);
  await ready(page, '/?LabelFilter=system.chipType=GPU');
  await page.keyboard.press('f');
  await expect(page.getByRole('textbox', { name: 'Find a value' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Label rows' })).toBeFocused();
  await page.keyboard.press('/');
  await expect(screen.labelFilter).toBeFocused();
  for (const [letter, path] of [
    ['i', '/images'],
    ['m', '/matrix'],
    ['c', '/compare'],
    ['l', '/'],
  ] as const) {
    await page.keyboard.press('Escape');
    await page.keyboard.press('g');
    await page.keyboard.press(letter);
    await expect.poll(() => new URL(page.url()).pathname).toMatch(new RegExp(`${path}$`));
    await expect(screen.active).toHaveText(['GPU']);
    await expect(page.locator('#results')).toBeFocused();
    await page.keyboard.press('t');
    expect(await page.evaluate(() => document.activeElement?.closest('#results section') !== null)).toBe(true);
    await page.keyboard.press('/');
    await expect(screen.labelFilter).toBeFocused();
  }
});

test('letters move through rows, open, copy and tick them; Escape closes only the details', async ({ page }) => {
  const screen = screenOf(page);
  await ready(page);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  const second = screen.rows.nth(1);
  await expect(second).toBeFocused();
  await page.keyboard.press('c');
  expect(await clipboardOf(page)).toBe('system.chipType=GPU');
  await page.keyboard.press('Enter');
  const details = page.getByRole('complementary', { name: 'system.chipType=GPU' });
  await expect(details.getByRole('heading', { level: 2 })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();
  await expect(second).toBeFocused();
  await page.keyboard.press('o');
  await expect(details).toBeVisible();
  // Wherever the focus is, Escape closes only the top layer.
  await page.keyboard.press('t');
  await screen.button('Theme').click();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('menu')).toBeHidden();
  await expect(details).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(details).toBeHidden();

  await ready(page, '/images');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('link', { name: 'Compare 2 images' })).toBeVisible();
});

test('a change of filters can be undone and redone from anywhere', async ({ page }) => {
  const screen = screenOf(page);
  await ready(page);
  await screen.tick('GPU').check();
  await screen.region.fill('cn-beijing');
  await page.keyboard.press('Enter');
  await expect.poll(() => addressOf(page)).toContain('Region=cn-beijing');
  await screen.button('Copy link').focus();
  await page.keyboard.press('ControlOrMeta+Z');
  await expect.poll(() => addressOf(page)).toBe('?LabelFilter=system.chipType=GPU');
  await page.keyboard.press('ControlOrMeta+Z');
  await expect(screen.tick('GPU')).not.toBeChecked();
  await page.keyboard.press('ControlOrMeta+Y');
  await page.keyboard.press('ControlOrMeta+Shift+Z');
  await expect.poll(() => addressOf(page)).toContain('Region=cn-beijing');
  await expect(screen.active).toHaveText(['GPU']);
});

test('the help opens by its key, and the filter box reads each of its examples', async ({ page }) => {
  const screen = screenOf(page);
  await ready(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Help' });
  await expect(help).toBeVisible();
  const examples = await help.locator('section', { hasText: 'Filters by example' }).locator('dt').allInnerTexts();
  expect(examples.length).toBeGreaterThan(4);
  await page.keyboard.press('Escape');
  await expect(help).toBeHidden();
  for (const example of examples) {
    await screen.labelFilter.focus();
    await page.keyboard.insertText(example);
    await page.keyboard.press('Enter');
    await expect(screen.labelFilter).toHaveValue('');
    await expect(screen.active).not.toHaveCount(0);
    await expect(page.getByRole('alert')).toHaveCount(0);
    await screen.button('Clear filters').click();
    await expect(screen.active).toHaveCount(0);
  }
});

test('the focus never falls to the body: removals, closes, changes of view', async ({ page }) => {
  const screen = screenOf(page);
  await ready(page, '/?LabelFilter=system.chipType=GPU,system.framework.PyTorch=*&LabelKeys=system.chipType');
  const done = async (what: string) => {
    await expect.poll(() => onBody(page), { message: what }).toBe(false);
  };
  await screen.remove('system.framework.PyTorch=*').focus();
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveCount(1);
  await done('a filter is removed');
  await screen.button('Stop showing system.chipType').focus();
  await page.keyboard.press('Enter');
  await expect(screen.shownKeys).toHaveCount(0);
  await done('a key is no longer shown');
  await screen.button('Clear filters').focus();
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveCount(0);
  await done('the filters are cleared');

  await screen.button('More').focus();
  await page.keyboard.press('Enter');
  await screen.button('Request').focus();
  await page.keyboard.press('Enter');
  await page.getByRole('dialog', { name: 'Request' }).getByRole('button', { name: 'Close' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(screen.button('More')).toBeFocused();
  await screen.button('Theme').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(screen.button('Theme')).toBeFocused();

  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.getByRole('complementary').getByRole('button', { name: 'Close details' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('complementary')).toHaveCount(0);
  await expect(screen.rows.first()).toBeFocused();
  // The value becomes a filter; its row stays or goes with its group. In both cases an element has the focus.
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await expect(screen.active).toHaveCount(1);
  await done('a value filters');

  await screen.search.fill('nothing at all');
  await page
    .getByRole('button', { name: /text search|Clear/ })
    .first()
    .focus();
  await page.keyboard.press('Enter');
  await done('the text search is cleared');

  await page.goto('/?LabelFilter=system.chipType=XPU,system.framework.TensorFlow=*');
  await screen.button('Remove system.chipType=XPU').focus();
  await page.keyboard.press('Enter');
  await expect(screen.rows.first()).toBeVisible();
  await done('a filter is removed where nothing matches');

  for (const view of ['Images', 'Matrix', 'Compare', 'Labels']) {
    await page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view }).focus();
    await page.keyboard.press('Enter');
    await expect(page.getByRole('main').getByRole('status')).not.toHaveText('');
    await done(`the view ${view} opens`);
  }
  await page.goBack();
  await done('back');

  await page.setViewportSize({ width: 390, height: 844 });
  await screen.button('Filters (1)').focus();
  await page.keyboard.press('Enter');
  await screen.button('Done').focus();
  await page.keyboard.press('Enter');
  await done('the sheet of filters closes');
});
