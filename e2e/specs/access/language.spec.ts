import type { Locator, Page } from '@playwright/test';
import { clipboardOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';
import { violations } from '../../support/violations.ts';

const chooseLanguage = async (page: Page, button: string, language: string) => {
  await page.getByRole('button', { name: button, exact: true }).click();
  await page.getByRole('menuitemradio', { name: language, exact: true }).click();
};
const htmlLang = (page: Page) => page.locator('html').getAttribute('lang');

/** The visible and spoken text in a part of the page, without values, keys, addresses and code. */
function saidIn(part: Locator): Promise<readonly string[]> {
  return part.evaluate((root) => {
    const said: string[] = [];
    const walk = (element: Element) => {
      if (element.getAttribute('translate') === 'no' || /^(?:CODE|SCRIPT)$/.test(element.tagName)) return;
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-roledescription'])
        said.push(element.getAttribute(name) ?? '');
      for (const child of element.childNodes) {
        if (child instanceof Element) walk(child);
        else said.push(child.textContent ?? '');
      }
    };
    walk(root);
    return said.filter((text) => text.trim() !== '');
  });
}

/** English words of the page; values and names in the catalog have other words. */
const ENGLISH =
  /\b(?:labels?|images|matrix|compare|filters?|filtered|search|sort|copy|export|more|less|show|hide|close|region|workspace|chip|framework|supported|version|any|none|not set|updated|request|refresh|columns?|rows?|link|loading|removed?|clear|keys?|values?|of|the|and|with)\b/i;

/** Addresses, file names, keys and literal input. */
const AS_IT_STANDS = /key=value|key=\*|system\.[\w.]+|image-[\w…]+|pytorch gpu|RequestId/g;

test('a browser that prefers Chinese gets Chinese, before and after scripts run', async ({ browser, page }) => {
  await page.goto('/');
  const address = page.url();
  expect(await htmlLang(page)).toBe('en');
  for (const javaScriptEnabled of [false, true]) {
    const context = await browser.newContext({ locale: 'zh-CN', javaScriptEnabled });
    const chinese = await context.newPage();
    await chinese.goto(address);
    expect(await htmlLang(chinese)).toBe('zh-CN');
    await expect(chinese).toHaveTitle('PAI 镜像标签');
    await expect(chinese.getByRole('main').getByRole('status')).toHaveText(/^\d+ 个标签$/);
    await expect(chinese.getByRole('table', { name: '镜像标签' })).toBeVisible();
    await expect(chinese.getByRole('combobox', { name: '标签筛选', exact: true })).toBeVisible();
    await context.close();
  }
});

test('the language is chosen in the header and saved; the view stays', async ({ page }) => {
  await page.goto('/images?LabelFilter=system.chipType=GPU&sort=-CUDA');
  await chooseLanguage(page, 'Language', '简体中文');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^\d+ 个镜像$/);
  expect(page.url()).toMatch(/\/images\?LabelFilter=system\.chipType=GPU&sort=-CUDA$/);
  const cookie = (await page.context().cookies()).find(({ name }) => name === 'pai-language');
  expect(cookie).toMatchObject({ value: 'zh', sameSite: 'Lax' });
  await page.reload();
  await expect(page.getByRole('button', { name: '移除条件 system.chipType=GPU', exact: true })).toBeVisible();
  await chooseLanguage(page, '语言', 'English');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^\d+ images$/);
  expect(await htmlLang(page)).toBe('en');
});

test('lang in the address wins, stays there, and gives way to a choice', async ({ page }) => {
  await page.goto('/?lang=zh');
  await page.getByRole('checkbox', { name: /^GPU(?:，\d+)?$/ }).click();
  await expect(page).toHaveURL(/\?lang=zh&LabelFilter=system\.chipType=GPU$/);
  await page.getByRole('navigation', { name: '视图' }).getByRole('link', { name: '矩阵', exact: true }).click();
  await expect(page.getByRole('table', { name: '按框架和芯片类型统计的镜像' })).toBeVisible();
  expect(page.url()).toMatch(/\/matrix\?lang=zh&LabelFilter=system\.chipType=GPU$/);
  await chooseLanguage(page, '语言', 'English');
  await expect(page.getByRole('table', { name: 'Images by framework and chip type' })).toBeVisible();
  expect(page.url()).not.toContain('lang=');
});

test('an unknown language is named, and the page uses that of the browser', async ({ page }) => {
  await page.goto('/?lang=fr');
  await expect(page.getByRole('alert')).toContainText('lang: “fr” is not an allowed word');
  expect(await htmlLang(page)).toBe('en');
  await expect(page.getByRole('main').getByRole('status')).toHaveText(/^\d+ labels$/);
});

test('no English word is left in Chinese, in any view, its details and its lists', async ({ page, watch }) => {
  watch.allow(/404 \(Not Found\)/);
  const left: string[] = [];
  const read = async (where: string) => {
    for (const text of await saidIn(page.locator('body'))) {
      const word = ENGLISH.exec(text.replaceAll(AS_IT_STANDS, ''));
      if (word) left.push(`${where}: ${word[0]} in ${text.slice(0, 80)}`);
      // Parts that the code joins have Chinese punctuation too.
      if (/[\u4e00-\u9fff][,:;]|[,:;] [\u4e00-\u9fff]/.test(text))
        left.push(`${where}: half-width sign in ${text.slice(0, 80)}`);
    }
  };
  await page.goto('/?lang=zh');
  await expect(page.getByRole('checkbox', { name: /^PyTorch，任意版本/ })).toBeVisible();
  await read('labels');
  await page.getByRole('combobox', { name: '标签筛选', exact: true }).click();
  await expect(page.getByRole('option').first()).toBeVisible();
  await read('filter box');
  await page.getByRole('button', { name: '更多', exact: true }).click();
  await read('more');
  await page.goto('/?lang=zh&LabelFilter=system.chipType=GPU,system.framework.PyTorch=0.1');
  await expect(page.getByRole('heading', { name: '没有标签满足这 2 个条件' })).toBeVisible();
  await read('zero');
  await page.goto('/?lang=zh&sel=system.chipType=GPU');
  await expect(page.getByRole('button', { name: '关闭详情' })).toBeVisible();
  await read('label');
  for (const view of ['images', 'matrix', 'checks', 'compare?vs.Region=cn-shanghai&', 'compare?ids=&']) {
    await page.goto(`/${view}${view.includes('?') ? '' : '?'}lang=zh`);
    const arrived = view.startsWith('compare?ids')
      ? page.getByRole('heading', { name: '请选择两到四个镜像' })
      : page.getByRole('main').getByRole('status').filter({ hasText: /\d/ });
    await expect(arrived).toBeVisible();
    await read(view);
    expect([view, await violations(page)]).toEqual([view, []]);
  }
  await page.goto('/images?lang=zh');
  await page.getByRole('table', { name: '镜像' }).getByRole('link').first().click();
  await expect(page.getByRole('button', { name: '关闭详情' })).toBeVisible();
  await read('image');
  await page.goto('/nowhere?lang=zh');
  await expect(page.getByRole('heading', { name: '页面不存在' })).toBeVisible();
  await read('not found');
  expect(left).toEqual([]);
});

test('the sign-in page and a refusal are Chinese too', async ({ browser, launch }) => {
  const { origin } = await launch({ flags: ['--auth', 'token'] });
  const context = await browser.newContext({ locale: 'zh-CN' });
  const page = await context.newPage();
  await page.goto(`${origin}/`);
  await expect(page.getByRole('heading', { name: '登录' })).toBeVisible();
  await page.getByRole('textbox', { name: '访问令牌' }).fill('wrong-token');
  await page.getByRole('button', { name: '登录' }).click();
  await expect(page.getByRole('alert')).toHaveText('访问令牌不正确。');
  expect(await violations(page)).toEqual([]);
  await context.close();
});

test('in Chinese: newest PyTorch with CUDA 12 for DSW in Shanghai, five actions to its URI', async ({ page }) => {
  await page.goto('/images?lang=zh');
  const box = page.getByRole('combobox', { name: '标签筛选', exact: true });
  await box.fill('pytorch cuda 12 dsw 上海');
  await expect(page.getByRole('option').first()).toBeVisible();
  await box.press('Enter');
  await expect(page.getByRole('list', { name: '已选条件' }).getByRole('listitem')).toHaveCount(3);
  await expect(page.getByRole('combobox', { name: '地域', exact: true })).toHaveValue('cn-shanghai');
  await page.getByRole('combobox', { name: '排序', exact: true }).click();
  await page.getByRole('option', { name: 'PyTorch 版本从新到旧', exact: true }).click();
  await page
    .getByRole('button', { name: /^复制 .* 的镜像地址$/ })
    .first()
    .click();
  expect(await clipboardOf(page)).toMatch(/\.cn-shanghai\.\S+\/\S+:\S+$/);
});
