import type { Page } from '@playwright/test';
import { handsOn } from '../../support/hands-on.ts';
import { allImages, has, hasFramework, type NaiveImage } from '../../support/naive-images.ts';
import { addressOf, clipboardOf } from '../../support/screen.ts';
import { expect, test } from '../../support/test.ts';

// The tasks of choosing images: in Chinese by keyboard only, and through the accessibility tree only. One page runs many
// tasks, as a person would. `tasks.spec.ts` limits the number of clicks for the same tasks.

const isGpu = (image: NaiveImage) => has(image, 'system.chipType', 'GPU');
const isDsw = (image: NaiveImage) => has(image, 'system.supported.dsw', 'true');
const isCuda12 = (image: NaiveImage) =>
  image.Labels.some(({ Key, Value }) => Key === 'system.dsw.cudaVersion' && /^12(\.|$)/.test(Value));

test('in Chinese, by keyboard only: filters, versions, and the URI of the newest image', async ({ page, request }) => {
  const all = await allImages(request);
  const { press, take, command, tabTo, active, total, table } = handsOn(page);
  await page.goto('/?lang=zh');
  await expect(page.getByRole('button', { name: '帮助', exact: true })).toBeVisible();
  await expect(table('镜像标签').getByRole('row').nth(1)).toBeVisible();

  await test.step('three filters and the first URI, in 20 keys', async () => {
    let keys = 0;
    const counted = async (...pressed: readonly string[]) => {
      await press(...pressed);
      keys += pressed.length;
    };
    await counted('g', 'i');
    await expect(table('镜像')).toBeVisible();
    await counted('/');
    for (const [text, count] of [
      ['gpu', 1],
      ['pyt', 2],
      ['dsw', 3],
    ] as const) {
      await counted(...text);
      await expect(page.getByRole('option').first()).toBeVisible();
      await counted('Enter');
      await expect(active).toHaveCount(count);
    }
    await counted('Escape', 'j');
    const first = table('镜像').getByRole('row').nth(1);
    await expect(first).toBeFocused();
    await counted('c');
    expect(await clipboardOf(page)).toMatch(/^[a-z0-9.-]+\.aliyuncs\.com\//);
    expect(keys).toBeLessThanOrEqual(20);
  });

  await test.step('the PyTorch versions for GPU', async () => {
    const versions = new Set(
      all
        .filter(isGpu)
        .flatMap(({ Labels }) => Labels.filter(({ Key }) => Key === 'system.framework.PyTorch'))
        .map(({ Value }) => Value),
    );
    await command('清除筛选');
    await expect(active).toHaveCount(0);
    await press('g', 'l', '/');
    await take('gpu');
    await take('pytorch');
    await expect(active).toHaveText(['GPU', 'PyTorch 任意版本']);
    await expect(
      table('镜像标签').getByRole('rowheader').filter({ hasText: 'system.framework.PyTorch' }),
    ).toContainText(`${versions.size} 个值`);
  });

  await test.step('the newest PyTorch with CUDA 12 for DSW in Shanghai, and its URI', async () => {
    await command('清除筛选');
    await press('Escape', 'g', 'i', '/');
    await take('pytorch cuda 12 dsw 上海');
    const wanted = (await allImages(request, '&Region=cn-shanghai')).filter(
      (image) => isCuda12(image) && isDsw(image) && hasFramework(image, 'PyTorch'),
    );
    await expect(total).toHaveText(`${wanted.length} 个镜像`);
    await press('Escape');
    await tabTo(page.getByRole('combobox', { name: '排序', exact: true }), 'Shift+Tab');
    await take('PyTorch 版本从新到旧');
    await expect.poll(() => addressOf(page)).toContain('sort=-Framework');
    await tabTo(page.getByRole('region', { name: '镜像行', exact: true }));
    await press('j', 'c');
    const uri = await clipboardOf(page);
    const versionOf = (image: NaiveImage | undefined) =>
      image?.Labels.find(({ Key }) => Key === 'system.framework.PyTorch')?.Value ?? '';
    const [newest] = wanted.map(versionOf).sort((a, b) => b.localeCompare(a, 'en', { numeric: true }));
    expect(versionOf(wanted.find((image) => image.ImageUri?.replace('{region}', 'cn-shanghai') === uri))).toBe(newest);
    // One text made one change, so filters and region are undone together.
    await press('ControlOrMeta+Z');
    await expect(active).toHaveCount(0);
  });
});

test('in Chinese, by keyboard only: what is not set, one of two, and comparisons', async ({ page, request }) => {
  const all = await allImages(request);
  const { press, take, tabTo, active, total, table } = handsOn(page);
  await page.goto('/images?lang=zh');
  await expect(page.getByRole('button', { name: '帮助', exact: true })).toBeVisible();
  await expect(table('镜像').getByRole('row').nth(1)).toBeVisible();

  await test.step('the images without a chip type', async () => {
    const without = all.filter((image) => !has(image, 'system.chipType')).length;
    await press('/');
    await take('无芯片类型');
    await expect(total).toHaveText(`${without} 个镜像`);
    await expect(active).toHaveText(['无芯片类型']);
    await press('ControlOrMeta+Z');
    await expect(active).toHaveCount(0);
  });

  await test.step('vLLM or SGLang', async () => {
    await press('Escape', '/');
    await take('vllm 或 sglang');
    const either = all.filter((image) => hasFramework(image, 'vLLM') || hasFramework(image, 'SGLang')).length;
    await expect(total).toHaveText(`${either} 个镜像`);
  });

  await test.step('the differences between two candidates', async () => {
    await press('Escape', 'j', 'x', 'j', 'x');
    await tabTo(page.getByRole('link', { name: '对比 2 个镜像', exact: true }));
    await press('Enter');
    await expect(table('镜像对比')).toBeVisible();
    await expect(total).toHaveText(/^2 个镜像，\d+ 处差异$/);
    const onlyDifferences = page.getByRole('checkbox', { name: '仅显示不同项', exact: true });
    await tabTo(onlyDifferences);
    await press('Space');
    await expect(onlyDifferences).toBeChecked();
  });

  await test.step('two regions compared', async () => {
    const radio = (name: string) => page.getByRole('radio', { name, exact: true });
    await tabTo(radio('镜像'), 'Shift+Tab');
    await press('ArrowLeft');
    await expect(radio('范围')).toBeFocused();
    await expect(radio('范围')).toBeChecked();
    for (const [side, region] of [
      ['A', 'cn-shanghai'],
      ['B', 'cn-hangzhou'],
    ] as const) {
      await tabTo(page.getByRole('combobox', { name: `${side} 侧的地域`, exact: true }));
      await press('ControlOrMeta+A');
      await page.keyboard.insertText(region);
      await press('Enter');
      await expect.poll(() => addressOf(page)).toContain(`Region=${region}`);
    }
    await expect(table('标签对比').getByRole('row').nth(1)).toBeVisible();
    await expect(page.getByRole('radio', { name: /^差异 \(\d+\)$/ })).toBeChecked();
    await expect(total).toHaveText(/\d/);
  });
});

/** The page as its accessibility tree names it. */
function treeOf(page: Page) {
  const facets = page.getByRole('region', { name: 'Facets', exact: true });
  return {
    facets,
    status: page.getByRole('main').getByRole('status'),
    tick: (name: string) => facets.getByRole('checkbox', { name: new RegExp(`^${name}(?:, \\d+)?$`) }).click(),
    choose: async (field: string, option: string | RegExp) => {
      await page.getByRole('combobox', { name: field, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    },
  };
}

test('through the accessibility tree only: every task of finding images, and its announcements', async ({
  page,
  request,
}) => {
  const all = await allImages(request);
  const { facets, status, tick, choose } = treeOf(page);
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const goTo = (view: string) =>
    page.getByRole('navigation', { name: 'Views' }).getByRole('link', { name: view, exact: true }).click();
  const tokens = page.getByRole('list', { name: 'Active filters', exact: true });
  await page.goto('/');
  await expect(facets.getByRole('checkbox', { name: /^GPU, \d+$/ })).toBeVisible();

  await test.step('the PyTorch versions for GPU', async () => {
    await tick('GPU');
    await tick('PyTorch, any version');
    await expect(tokens).toMatchAriaSnapshot(`
      - list "Active filters":
        - listitem:
          - button "Change filter GPU"
          - button "Remove filter system.chipType=GPU"
        - listitem:
          - button "Change filter PyTorch any version"
          - button "Remove filter system.framework.PyTorch=*"
    `);
    await expect(
      page.getByRole('rowheader', { name: /^Framework system\.framework\.PyTorch \d+ values, \d+ images, 0 not set$/ }),
    ).toBeVisible();
  });

  await test.step('the newest PyTorch with CUDA 12 for DSW, and its URI', async () => {
    await press('Clear filters');
    await goTo('Images');
    const box = page.getByRole('combobox', { name: 'Label filter', exact: true });
    await box.fill('pytorch cuda 12 dsw');
    await page.getByRole('option', { name: /^PyTorch any version, CUDA 12\.x, DSW/ }).click();
    await choose('Sort', 'Newest PyTorch');
    const rows = page.getByRole('table', { name: 'Images', exact: true }).getByRole('row');
    await rows
      .nth(1)
      .getByRole('button', { name: /^Copy URI of / })
      .click();
    await expect(status).toHaveText(/^\d+ images$/);
  });

  await test.step('the images without a chip type', async () => {
    await press('Clear filters');
    await tick('Chip type not set');
    const without = all.filter((image) => !has(image, 'system.chipType')).length;
    await expect(status).toHaveText(`${without} images`);
    await expect(tokens).toMatchAriaSnapshot(`
      - list "Active filters":
        - listitem:
          - button "Change filter no Chip type"
          - button "Remove filter not system.chipType=*"
    `);
  });

  await test.step('vLLM or SGLang', async () => {
    await press('Clear filters');
    await tick('vLLM, any version');
    await tick('SGLang, any version');
    const either = all.filter((image) => hasFramework(image, 'vLLM') || hasFramework(image, 'SGLang')).length;
    await expect(status).toHaveText(`${either} images`);
    await expect(facets.getByRole('radio', { name: 'Any', exact: true })).toBeChecked();
  });
});

test('through the accessibility tree only: two images and two regions compared', async ({ page }) => {
  const { status, choose } = treeOf(page);
  await page.goto('/images?LabelFilter=system.framework.vLLM=*,system.framework.SGLang=*&any=framework');

  await test.step('the differences between two candidates', async () => {
    const ticks = page.getByRole('table', { name: 'Images', exact: true }).getByRole('checkbox', { name: /^Select / });
    await ticks.nth(0).click();
    await ticks.nth(1).click();
    await page.getByRole('link', { name: 'Compare 2 images', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Only differences', exact: true }).click();
    await expect(status).toHaveText(/^2 images, \d+ differences?$/);
    await expect(page.getByRole('table', { name: 'Images compared', exact: true })).toMatchAriaSnapshot(`
      - table "Images compared":
        - rowgroup:
          - row:
            - columnheader "Label"
            - columnheader
            - columnheader
    `);
  });

  await test.step('two regions compared', async () => {
    await page.getByRole('radio', { name: 'Scopes', exact: true }).click();
    await choose('Region of side A', /^cn-shanghai /);
    await choose('Region of side B', /^cn-hangzhou /);
    await expect(page.getByRole('radiogroup', { name: 'Show', exact: true })).toMatchAriaSnapshot(`
      - radiogroup "Show":
        - radio /^Differences \\(\\d+\\)$/ [checked]
    `);
    await expect(page.getByRole('table', { name: 'Label comparison', exact: true })).toMatchAriaSnapshot(`
      - table "Label comparison":
        - rowgroup:
          - row "Key Value A B":
            - columnheader "Key"
            - columnheader "Value"
            - columnheader "A"
            - columnheader "B"
    `);
  });
});
